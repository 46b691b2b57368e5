import { Button } from '@mantine/core';
import type { MemberView } from '@mirrorloop/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { endSessionsOf, takeGrant } from '../../../api/access.js';
import { Chip } from '../../../parts/marks.js';
import { Sure } from '../../../parts/sure.js';
import { moment } from '../../../words/format.js';
import { useWords } from '../../../words/use-words.js';
import { useGrantWords } from './use-grant-words.js';

/** One person: how they come in, what was given to them and what follows from where they work. */
export const Member = ({ member, give }: { member: MemberView; give: () => void }) => {
  const { t } = useWords();
  const { name, email, team } = member;
  return (
    <li className="col g2">
      <div className="row wrap between g2">
        <div>
          <h2 className="membername" dir="auto">
            {name}
          </h2>
          <p className="mic mut" dir="auto">
            {[email, team].filter(Boolean).join(' · ')}
          </p>
        </div>
        <WaysIn member={member} />
      </div>
      <Held member={member} />
      <div className="row wrap g2">
        <Button variant="default" size="compact-sm" onClick={give} aria-label={t('access.giveTo', { name })}>
          {t('access.give')}
        </Button>
        <Sure
          label={t('access.endSessions')}
          name={t('access.endSessionsOf', { name })}
          follows={t('access.endSessionsFollows', { name })}
          go={() => endSessionsOf(member.id)}
        />
      </div>
    </li>
  );
};

const WaysIn = ({ member: { hasPassword, hasSecondFactor } }: { member: MemberView }) => {
  const { t } = useWords();
  return (
    <p className="row wrap g2">
      <Chip icon={hasPassword ? 'ok' : 'open'}>{t(hasPassword ? 'access.password' : 'access.noPassword')}</Chip>
      {hasPassword && (
        <Chip icon={hasSecondFactor ? 'ok' : 'open'}>
          {t(hasSecondFactor ? 'access.secondFactor' : 'access.noSecondFactor')}
        </Chip>
      )}
    </p>
  );
};

const Held = ({ member: { name, given, byWork } }: { member: MemberView }) => {
  const { t, lang } = useWords();
  const { grantWords, whyHeld } = useGrantWords();
  const client = useQueryClient();
  if (given.length + byWork.length === 0) return <p className="sm mid">{t('access.holdsNothing')}</p>;
  const take = async (id: string) => {
    await takeGrant(id);
    await client.invalidateQueries({ queryKey: ['access'] });
  };
  return (
    <ul className="col g2 sm" aria-label={t('access.holds', { name })}>
      {given.map((grant) => (
        <li key={grant.id} className="row wrap g2">
          <span dir="auto">
            {grantWords(grant)}{' '}
            <span className="mic mut">
              {t('access.givenBy', { name: grant.givenBy, at: moment(lang, grant.givenAt) })}
            </span>
          </span>
          <Sure
            label={t('access.take')}
            name={t('access.takeFrom', { grant: grantWords(grant), name })}
            follows={t('access.takeFollows', { name })}
            go={() => take(grant.id)}
          />
        </li>
      ))}
      {byWork.map((grant) => (
        <li key={grantWords(grant)} dir="auto">
          {grantWords(grant)} <span className="mic mut">{whyHeld(grant)}</span>
        </li>
      ))}
    </ul>
  );
};
