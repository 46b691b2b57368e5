import { Button } from '@mantine/core';
import type { ActionView } from '@mirrorloop/contracts';
import { Facts, type Fact } from '../../parts/facts.js';
import { deadline, moment, place } from '../../words/format.js';
import { canBePromised } from './work.js';
import { useWords } from '../../words/use-words.js';

export const WhoAndWhen = ({ action, make }: { action: ActionView; make: () => void }) => {
  const { t, lang } = useWords();
  const { owner } = action;
  const facts: Fact[] =
    owner && action.deadline
      ? [
          { name: t('make.owner'), value: owner.name, note: t('action.onePerson') },
          {
            name: t('make.deadline'),
            value: deadline(lang, action.deadline, owner.timeZone),
            note: t('action.inPlace', { place: place(owner.timeZone) }),
          },
          ...(action.committedAt
            ? [{ name: t('action.committed'), value: moment(lang, action.committedAt), note: action.committedBy }]
            : []),
        ]
      : [{ name: t('action.proposed'), value: moment(lang, action.proposedAt), note: t('action.noOwner') }];
  return (
    <section className="card tight col g3">
      <h2>{t('action.who')}</h2>
      <Facts facts={facts} />
      {canBePromised(action) && (
        <Button fullWidth onClick={make}>
          {t('make.open')}
        </Button>
      )}
    </section>
  );
};
