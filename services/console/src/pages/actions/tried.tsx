import { Button } from '@mantine/core';
import type { TriedView } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { queries } from '../../api/queries.js';
import { useWords } from '../../words/use-words.js';
import { TrackRecord } from '../playbooks/track-record.js';
import { type DraftWay, followed } from './way-draft.js';

interface TriedProps {
  actionId: string;
  draft: DraftWay;
  follow: (next: DraftWay) => void;
}

/** Which ways were tried in like cases and what came of them, beside the choice of one. */
export const Tried = ({ actionId, draft, follow }: TriedProps) => {
  const { t } = useWords();
  const tried = useQuery(queries.tried(actionId, draft.domain)).data ?? [];
  return (
    <section className="card tight col g3" aria-label={t('tried.title')}>
      <h3>{t('tried.title')}</h3>
      {tried.length === 0 && <p className="sm mut">{t('tried.none')}</p>}
      {tried.map((one) => (
        <Way
          key={one.playbook?.id ?? one.kind}
          one={one}
          followed={one.playbook?.id === draft.playbookId}
          follow={one.playbook && !one.playbook.retired ? () => follow(followed(draft, one.playbook!)) : undefined}
        />
      ))}
    </section>
  );
};

interface WayProps {
  one: TriedView;
  followed: boolean;
  follow: (() => void) | undefined;
}

const Way = ({ one: { playbook, kind, record }, followed: chosen, follow }: WayProps) => {
  const { t } = useWords();
  return (
    <div className="col g1">
      <div className="row between wrap g2">
        <p className="m5" dir="auto">
          {playbook?.name ?? t('tried.ofItsOwn', { kind: t(`way.kinds.${kind}`) })}
        </p>
        {follow && (
          <Button variant="default" size="xs" onClick={follow} disabled={chosen}>
            {t(chosen ? 'tried.followed' : 'tried.follow')}
          </Button>
        )}
      </div>
      <TrackRecord record={record} most={2} />
    </div>
  );
};
