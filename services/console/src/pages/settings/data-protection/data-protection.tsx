import { useQuery } from '@tanstack/react-query';
import { queries } from '../../../api/queries.js';
import { asRefusal } from '../../../api/refusal.js';
import { Failure } from '../../../parts/failure.js';
import { Unseen } from '../../../parts/unseen.js';
import { Waiting } from '../../../parts/waiting.js';
import { Page } from '../../../shell/page.js';
import { useWords } from '../../../words/use-words.js';
import { ProcessingRecordLinks } from './processing-record-links.js';
import { SettingsForm } from './settings-form.js';

/** How long what is kept, whose work may be counted, who answers for it, and the record that follows from all that. */
export const DataProtection = () => {
  const { t } = useWords();
  return (
    <Page crumbs={[{ text: t('nav.settings') }, { text: t('nav.protection') }]}>
      <AsSet />
    </Page>
  );
};

const AsSet = () => {
  const { t } = useWords();
  const settings = useQuery(queries.settings());
  const may = useQuery(queries.session()).data?.may.includes('change settings') ?? false;
  if (settings.isPending) return <Waiting what={t('what.protection')} lead />;
  if (settings.isError) {
    const refusal = asRefusal(settings.error);
    if (refusal.unseen) return <Unseen />;
    return <Failure what={t('what.protection')} lead refusal={refusal} again={() => void settings.refetch()} />;
  }
  const limited = Object.values(settings.data.retention).filter((days) => days !== null).length;
  return (
    <>
      <h1 className="finding">{t('protection.title', { count: limited, n: String(limited) })}</h1>
      <p className="sm mid">{t(may ? 'protection.about' : 'protection.aboutReading')}</p>
      <SettingsForm settings={settings.data} may={may} />
      <ProcessingRecordLinks />
    </>
  );
};
