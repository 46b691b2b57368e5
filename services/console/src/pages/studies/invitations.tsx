import type { InvitationCounts, StudyView } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import type { Population } from '../../api/invitations.js';
import { queries } from '../../api/queries.js';
import { Facts } from '../../parts/facts.js';
import { Region } from '../../parts/region.js';
import { number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { ContactWindow } from './contact-window.js';
import { InviteForm } from './invite-form.js';

/** Whom this wave has asked by mail, who could not be, and asking more. Of a closed one what became of it. */
export const Invitations = ({ study, may }: { study: StudyView; may: boolean }) => {
  const { t } = useWords();
  const asked = useQuery(queries.invited(study.id)).data;
  // A closed study that mailed nobody has nothing to tell of it.
  if (study.status === 'closed' && !(asked && asked.customers + asked.employees > 0)) return null;
  return (
    <section className="card col g4">
      <div>
        <h2>{t('studies.invite.title')}</h2>
        <p className="sub">{t('studies.invite.sub')}</p>
      </div>
      <div className="grid half">
        {(['employee', 'customer'] as const).map((population) => (
          <section key={population} className="col g3" aria-labelledby={`asked-${population}`}>
            <h3 id={`asked-${population}`}>{t(`studies.invite.${population}`)}</h3>
            <Asked study={study} population={population} />
            {may && <InviteForm study={study} population={population} />}
            {population === 'customer' && <ContactWindow may={may} />}
          </section>
        ))}
      </div>
    </section>
  );
};

const Asked = ({ study, population }: { study: StudyView; population: Population }) => {
  const { t } = useWords();
  const invited = useQuery(queries.invited(study.id));
  const mailed = useQuery(queries.mailed(study.id, population));
  const asked = population === 'customer' ? invited.data?.customers : invited.data?.employees;
  return (
    <Region query={invited} what={t('what.study')}>
      {() => (
        <Region query={mailed} what={t('what.study')}>
          {(counts) => <Counted asked={asked ?? 0} counts={counts} />}
        </Region>
      )}
    </Region>
  );
};

const Counted = ({ asked, counts }: { asked: number; counts: InvitationCounts }) => {
  const { t, lang } = useWords();
  const n = (value: number) => number(lang, value);
  const not = counts.notMailed.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className="col g2">
      {asked === 0 ? (
        <p className="sm mid">{t('studies.invite.nobody')}</p>
      ) : (
        <Facts
          facts={[
            { name: t('studies.invite.invited'), value: n(asked) },
            { name: t('studies.invite.mailed'), value: n(counts.mailed) },
            ...(counts.waiting > 0 ? [{ name: t('studies.invite.waiting'), value: n(counts.waiting) }] : []),
            ...(not > 0 ? [{ name: t('studies.invite.notMailed'), value: n(not) }] : []),
          ]}
        />
      )}
      {not > 0 && <WhyNot counts={counts} />}
      {!counts.sends && <p className="sm warn-note">{t('studies.invite.noServer')}</p>}
      {counts.trouble && <p className="sm warn-note">{t('studies.invite.trouble', { why: counts.trouble })}</p>}
    </div>
  );
};

const WHY = [
  ...['no-consent', 'withdrawn', 'no-address', 'not-reachable', 'asked-lately', 'already-asked'],
  ...['unknown-customer', 'over', 'failed', 'left'],
];

const WhyNot = ({ counts }: { counts: InvitationCounts }) => {
  const { t, lang } = useWords();
  return (
    <ul className="col g1 sm mid why-not" aria-label={t('studies.invite.notMailed')}>
      {counts.notMailed.map(({ reason, count }) => (
        <li key={reason} className="row between g3">
          <span>{t(`studies.invite.why.${WHY.includes(reason) ? reason : 'other'}`)}</span>
          <span className="tab">{number(lang, count)}</span>
        </li>
      ))}
    </ul>
  );
};
