import { NativeSelect, TextInput } from '@mantine/core';
import type { PlaybookView } from '@mirrorloop/contracts';
import { keepPlaybook } from '../../api/playbooks.js';
import { pathErrors } from '../../api/refusal.js';
import type { ConflictRow } from '../../parts/conflict-frame.js';
import { KeepForm } from '../../parts/keep-form.js';
import { useKeep } from '../../parts/use-keep.js';
import { type Say, useWords } from '../../words/use-words.js';
import { draftWayOf, type DraftWay, pathsOfWay, wayFrom } from '../actions/way-draft.js';
import { WayFields } from '../actions/way-fields.js';
import { linesOfWay } from './lines-of-way.js';

export const INSIGHT_KINDS = [
  ...(['surge', 'decline', 'driver', 'perception-gap', 'repeated-ask', 'channel-inconsistency'] as const),
  ...(['choke-point', 'observation', 'cases', 'elsewhere'] as const),
];

const begun = (known: PlaybookView | null): DraftWay => {
  const domain = { domain: known?.domain ?? ('disorder' as const), reason: null, by: null };
  if (known?.way.kind === 'contain')
    return { ...draftWayOf({ domain, way: null }), kind: 'contain', how: known.way.how };
  return draftWayOf({ domain, way: known ? (known.way as Exclude<PlaybookView['way'], { kind: 'contain' }>) : null });
};

const NEW = { id: '', version: 0, name: '', insightKind: null } as unknown as PlaybookView;
const draftOf = (known: PlaybookView) => ({
  name: known.name,
  insightKind: known.insightKind ?? '',
  way: begun(known.id ? known : null),
});
type Draft = ReturnType<typeof draftOf>;
const saidOf = ({ name, insightKind, way }: Draft) => ({
  ...{ name, insightKind: insightKind || null, domain: way.domain },
  way: wayFrom(way, undefined).way,
});

/** Held against the version it was begun from: when somebody else was first, both are shown and nothing is lost. */
export const PlaybookForm = ({ known, close }: { known: PlaybookView | null; close: () => void }) => {
  const { t } = useWords();
  const keeping = useKeep({
    known: known ?? NEW,
    queryKey: ['playbooks'],
    draftOf,
    whole: ['way'],
    put: (typed, version) => keepPlaybook(saidOf(typed), known && { id: known.id, version }),
    done: close,
  });
  const { draft, change, refusal } = keeping;
  const { name, insightKind, way } = draft;
  const fields = ['name', 'insightKind', ...pathsOfWay(way, true)];
  const errors = pathErrors(refusal, fields);
  return (
    <KeepForm
      {...{ keeping, close, fields, label: t('playbooks.keep') }}
      differs={(theirs) => rowsOf(t, theirs, draft)}
    >
      <TextInput
        label={t('playbooks.field.name')}
        value={name}
        onChange={(event) => change({ name: event.currentTarget.value })}
        error={errors['name']}
        dir="auto"
      />
      <NativeSelect
        label={t('playbooks.field.insightKind')}
        data={['', ...INSIGHT_KINDS].map((value) => ({ value, label: t(`playbooks.kind.${value || 'any'}`) }))}
        value={insightKind}
        onChange={(event) => change({ insightKind: event.currentTarget.value })}
        error={errors['insightKind']}
      />
      <WayFields draft={way} change={(next) => next.way && change({ way: next.way })} errors={errors} template />
    </KeepForm>
  );
};

function rowsOf(t: Say, theirs: PlaybookView, mine: Draft): ConflictRow[] {
  const kind = (of: string | null) => t(`playbooks.kind.${of || 'any'}`);
  return [
    [t('playbooks.field.name'), theirs.name, mine.name],
    [t('playbooks.field.insightKind'), kind(theirs.insightKind), kind(mine.insightKind)],
    [t('way.domain'), t(`way.domains.${theirs.domain}`), t(`way.domains.${mine.way.domain}`)],
    [t('way.legend'), linesOfWay(theirs.way).join('; '), linesOfWay(saidOf(mine).way).join('; ')],
  ];
}
