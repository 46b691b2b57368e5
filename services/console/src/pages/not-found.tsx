import { Unseen } from '../parts/unseen.js';
import { Page } from '../shell/page.js';
import { useWords } from '../words/use-words.js';

export const NotFound = () => {
  const { t } = useWords();
  return (
    <Page crumbs={[{ text: t('nav.gaps'), to: '/' }, { text: t('unseen.crumb') }]}>
      <Unseen />
    </Page>
  );
};
