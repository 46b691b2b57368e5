import { Button, Select } from '@mantine/core';
import type { MeetingItemView, MeetingView } from '@mirrorloop/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { addItem } from '../../api/meetings.js';
import { queries } from '../../api/queries.js';
import { asRefusal, messagesFor } from '../../api/refusal.js';
import { Dialog } from '../../parts/dialog.js';
import { SendForm } from '../../parts/send-form.js';
import { useWords } from '../../words/use-words.js';
import { bySection, costOf, LeftOut } from './agenda.js';
import { DecisionChip } from './meeting-marks.js';

interface StageAgendaProps {
  meeting: MeetingView;
  at: number;
}

/** Where we are, what was decided, what is still to come. */
export const StageAgenda = ({ meeting, at }: StageAgendaProps) => {
  const { t } = useWords();
  const { items } = meeting;
  const holds = useQuery(queries.session()).data?.may.includes('hold meetings') ?? false;
  return (
    <nav className="stage-agenda" aria-label={t('meetings.agenda')}>
      {bySection(items).map(([section, of]) => (
        <div key={section} className="col">
          <p className="navh">{t(`meetings.section.${section}`)}</p>
          <ul>
            {of.map((item) => (
              <Line key={item.id} meetingId={meeting.id} item={item} isHere={items[at] === item} />
            ))}
          </ul>
        </div>
      ))}
      <LeftOut meeting={meeting} />
      {holds && <AddItem meeting={meeting} />}
    </nav>
  );
};

const Line = ({ meetingId, item, isHere }: { meetingId: string; item: MeetingItemView; isHere: boolean }) => {
  const { t, lang } = useWords();
  const here = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isHere) here.current?.scrollIntoView({ block: 'nearest' });
  }, [isHere]);
  return (
    <li ref={here}>
      <Link
        className="stage-line"
        to="/meetings/$meetingId/live"
        params={{ meetingId }}
        search={{ item: item.id }}
        aria-current={isHere ? 'true' : undefined}
      >
        <span className="m5" dir="auto">
          {item.action.title}
        </span>
        <span className="row wrap g2">
          <DecisionChip item={item} />
          <span className="mic mut tab">{costOf(t, lang, item)}</span>
        </span>
      </Link>
    </li>
  );
};

/** One more action to talk about. */
const AddItem = ({ meeting }: { meeting: MeetingView }) => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('meetings.add')}
      </Button>
      <Dialog opened={open} close={() => setOpen(false)} size={520} title={t('meetings.add')}>
        {open && <AddForm meeting={meeting} close={() => setOpen(false)} />}
      </Dialog>
    </>
  );
};

const AddForm = ({ meeting, close }: { meeting: MeetingView; close: () => void }) => {
  const { t } = useWords();
  const client = useQueryClient();
  const actions = useQuery(queries.everyAction()).data?.items ?? [];
  const [actionId, choose] = useState<string | null>(null);
  const add = useMutation({
    mutationFn: () => addItem(meeting.id, actionId ?? ''),
    onSuccess: (after) => {
      client.setQueryData(queries.meeting(meeting.id).queryKey, after);
      close();
    },
  });
  const refusal = add.error ? asRefusal(add.error) : null;
  const known = new Set(meeting.items.map(({ action }) => action.id));
  return (
    <SendForm
      go={() => add.mutate()}
      busy={add.isPending}
      label={t('meetings.add')}
      refusal={refusal}
      fields={['actionId']}
    >
      <Select
        label={t('meetings.addWhich')}
        data={actions.filter(({ id }) => !known.has(id)).map(({ id, title }) => ({ value: id, label: title }))}
        value={actionId}
        onChange={choose}
        searchable
        openOnFocus={false}
        limit={100}
        error={messagesFor(refusal, 'actionId').join(' ') || undefined}
        comboboxProps={{ withinPortal: true, transitionProps: { duration: 0 } }}
      />
    </SendForm>
  );
};
