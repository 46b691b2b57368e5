import { Button, Textarea } from '@mantine/core';
import type { CaseView } from '@mirrorloop/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { asRefusal, pathErrors } from '../../api/refusal.js';
import { workOnCase } from '../../api/work.js';
import { Dialog } from '../../parts/dialog.js';
import { Chip } from '../../parts/marks.js';
import { PersonField } from '../../parts/person-field.js';
import { SendForm } from '../../parts/send-form.js';
import { moment } from '../../words/format.js';
import { useSeen } from '../../parts/use-seen.js';
import { useWords } from '../../words/use-words.js';

type Move = 'answer' | 'resolve' | 'owner';

/** One customer's case with its clocks, and what can be done with it. */
export const CaseRow = ({ one }: { one: CaseView }) => {
  const { t } = useWords();
  const [move, open] = useState<Move | null>(null);
  const title = one.theme ? t('cases.at', { touchpoint: one.touchpoint, theme: one.theme }) : one.touchpoint;
  return (
    <li className="listrow">
      <div className="col g1">
        <Clocks one={one} />
        <h3 dir="auto">
          <Link className="link m5" to="/signals/$signalId" params={{ signalId: one.signalId }}>
            {title}
          </Link>
        </h3>
        <Meta one={one} />
      </div>
      {one.state !== 'resolved' && (
        <div className="row g2 wrap">
          {one.state === 'open' && <Button onClick={() => open('answer')}>{t('cases.answer')}</Button>}
          <Button variant="default" onClick={() => open('resolve')}>
            {t('cases.resolve')}
          </Button>
          <Button variant="default" onClick={() => open('owner')}>
            {t('cases.owner')}
          </Button>
        </div>
      )}
      <Dialog opened={move !== null} close={() => open(null)} size={520} title={move ? t(`cases.${move}`) : ''}>
        {move && <MoveForm key={move} one={one} move={move} close={() => open(null)} />}
      </Dialog>
    </li>
  );
};

const Clocks = ({ one: { state, response, resolution, respondBy, resolveBy } }: { one: CaseView }) => {
  const { t, lang } = useWords();
  const [clock, by] = state === 'open' ? ([response, respondBy] as const) : ([resolution, resolveBy] as const);
  const [kind, icon] = MARKS[clock];
  return (
    <div className="row wrap g2">
      <Chip kind="line" icon="open">
        {t(`cases.state.${state}`)}
      </Chip>
      <Chip kind={kind} icon={icon}>
        {t(`cases.clock.${clock}`)}
      </Chip>
      <span className="sm mid">{t(`cases.by.${state}`, { by: moment(lang, by) })}</span>
    </div>
  );
};
const MARKS = { running: ['warn', 'wait'], hit: ['good', 'ok'], missed: ['alert', 'alert'] } as const;

const Meta = ({ one }: { one: CaseView }) => {
  const { t, lang } = useWords();
  const said = {
    owner: one.owner?.name ?? t(one.owner ? 'cases.somebody' : 'cases.nobody'),
    at: moment(lang, one.openedAt),
  };
  return (
    <p className="mic mut">
      {one.handedOver && `${t('cases.handedOver', one.handedOver)} `}
      {t('cases.meta', said)} {one.reasons.map((reason) => t(`cases.reason.${reason}`)).join(', ')}
      {one.actionId && (
        <>
          {' '}
          <Link className="link" to="/actions/$actionId" params={{ actionId: one.actionId }}>
            {t('cases.systemic')}
          </Link>
        </>
      )}
    </p>
  );
};

/** Held against the version it was opened with: when somebody else was first, what was typed stays. */
const MoveForm = ({ one, move, close }: { one: CaseView; move: Move; close: () => void }) => {
  const { t } = useWords();
  const client = useQueryClient();
  const [what, type] = useState('');
  const [ownerId, give] = useState('');
  const { seen, told } = useSeen(one);
  const send = useMutation({
    mutationFn: (version: number) =>
      workOnCase(one.id, move, { version, ...(move === 'owner' ? { ownerId, reason: what } : { what }) }),
    onSuccess: close,
    onError: told,
    onSettled: () => client.invalidateQueries(),
  });
  const refusal = send.error ? asRefusal(send.error) : null;
  const reason = move === 'owner' ? 'reason' : 'what';
  const fields = move === 'owner' ? ['ownerId', reason] : [reason];
  const errors = pathErrors(refusal, fields);
  return (
    <SendForm
      go={() => send.mutate(seen)}
      busy={send.isPending}
      label={t(`cases.${move}`)}
      close={close}
      refusal={refusal}
      fields={fields}
      changed={t('cases.changed')}
    >
      {move === 'owner' && (
        <PersonField label={t('work.field.ownerId')} value={ownerId} set={give} error={errors['ownerId']} />
      )}
      <Textarea
        label={t(`cases.what.${move}`)}
        autosize
        minRows={2}
        value={what}
        onChange={(event) => type(event.currentTarget.value)}
        error={errors[reason]}
        dir="auto"
      />
    </SendForm>
  );
};
