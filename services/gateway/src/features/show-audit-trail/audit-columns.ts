import type { AuditEntryView } from '@mirrorloop/contracts';
import type { Column } from '@mirrorloop/http';

export const AUDIT_COLUMNS: readonly Column<AuditEntryView>[] = [
  { heading: 'position', cell: ({ position }) => position },
  { heading: 'at', cell: ({ at }) => at },
  { heading: 'service', cell: ({ service }) => service },
  { heading: 'kind', cell: ({ kind }) => kind },
  { heading: 'who', cell: ({ who }) => who.name ?? who.id },
  { heading: 'who_id', cell: ({ who }) => who.id },
  { heading: 'who_kind', cell: ({ who }) => who.kind },
  { heading: 'what', cell: ({ what }) => what },
  { heading: 'subject_kind', cell: ({ subject }) => subject?.kind },
  { heading: 'subject_id', cell: ({ subject }) => subject?.id },
  { heading: 'seen', cell: ({ seen }) => seen },
  { heading: 'before', cell: ({ before }) => before && JSON.stringify(before) },
  { heading: 'after', cell: ({ after }) => after && JSON.stringify(after) },
  { heading: 'why', cell: ({ why }) => why },
  { heading: 'hash', cell: ({ hash }) => hash },
];
