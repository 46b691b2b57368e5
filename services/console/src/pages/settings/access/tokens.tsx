import { Button } from '@mantine/core';
import type { TokenView } from '@mirrorloop/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { readTokens, revokeToken } from '../../../api/access.js';
import { Dialog } from '../../../parts/dialog.js';
import { Empty } from '../../../parts/empty.js';
import { Chip } from '../../../parts/marks.js';
import { useStillList } from '../../../parts/still-list.js';
import { Sure } from '../../../parts/sure.js';
import { moment, number } from '../../../words/format.js';
import { useWords } from '../../../words/use-words.js';
import { LeadingList } from './leading-list.js';
import { MakeToken } from './make-token.js';
import { useGrantWords } from './use-grant-words.js';

/** What programs come in with: newest first, those that no longer hold included. */
export const Tokens = ({ views }: { views: ReactNode }) => {
  const { t, lang } = useWords();
  const [making, setMaking] = useState(false);
  const close = () => setMaking(false);
  return (
    <>
      <LeadingList
        list={useStillList(['access', 'tokens'], readTokens)}
        what={t('what.tokens')}
        title={(total) =>
          t(total === 0 ? 'tokens.titleNone' : 'tokens.title', { count: total, n: number(lang, total) })
        }
        label={t('access.view.machines')}
        tools={
          <>
            <p className="sm mid">{t('tokens.about')}</p>
            <div className="row between wrap g3">
              {views}
              <Button onClick={() => setMaking(true)}>{t('tokens.make')}</Button>
            </div>
          </>
        }
        empty={
          <Empty title={t('tokens.none')}>
            <p className="sm mid">{t('tokens.noneText')}</p>
          </Empty>
        }
        row={(token) => <Token key={token.id} token={token} />}
      />
      <Dialog opened={making} close={close} title={t('tokens.make')} size={480}>
        <MakeToken close={close} />
      </Dialog>
    </>
  );
};

const CHIPS = { good: ['good', 'ok'], expired: ['warn', 'wait'], revoked: ['', 'minus'] } as const;

const Token = ({ token }: { token: TokenView }) => {
  const { t, lang } = useWords();
  const { grantWords } = useGrantWords();
  const client = useQueryClient();
  const { id, name, prefix, only, state, usedAt } = token;
  const [kind, icon] = CHIPS[state];
  const revoke = async () => {
    await revokeToken(id);
    await client.invalidateQueries({ queryKey: ['access', 'tokens'] });
  };
  return (
    <li className="col g1">
      <div className="row wrap between g2">
        <h2 className="membername" dir="auto">
          {name}
        </h2>
        <Chip kind={kind} icon={icon}>
          {t(`tokens.state.${state}`)}
        </Chip>
      </div>
      <p className="sm" dir="auto">
        <code dir="ltr">{prefix}…</code> {grantWords(token)}
      </p>
      <p className="sm mid">
        {only ? t('tokens.only', { rights: only.map((right) => t(`right.${right}`)).join(', ') }) : t('tokens.all')}
      </p>
      <p className="mic mut">
        {t('tokens.made', { name: token.madeBy, at: moment(lang, token.madeAt) })} ·{' '}
        {t('tokens.expires', { at: moment(lang, token.expiresAt) })} ·{' '}
        {usedAt ? t('tokens.used', { at: moment(lang, usedAt) }) : t('tokens.neverUsed')}
      </p>
      {state === 'good' && (
        <div>
          <Sure
            label={t('tokens.revoke')}
            name={t('tokens.revokeOne', { name })}
            follows={t('tokens.revokeFollows')}
            go={revoke}
          />
        </div>
      )}
    </li>
  );
};
