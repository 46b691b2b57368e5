import type { MeetingItemView, MeetingView } from '@mirrorloop/contracts';
import { Link } from '@tanstack/react-router';
import type { Refusal } from '../../api/refusal.js';
import { useWords, type Say } from '../../words/use-words.js';

export interface Lacking {
  item: MeetingItemView;
  /** First parts of the paths: owner, deadline, ... */
  fields: readonly string[];
}

const firstOf = (path: string): string => /^\w+/.exec(path)?.[0] ?? path;
const distinct = (paths: readonly string[]) => [...new Set(paths.map(firstOf))];

/** The agreed items that can't be committed yet. */
export const lackingIn = ({ items }: MeetingView): Lacking[] =>
  items.flatMap((item) =>
    item.missing.length > 0 ? [{ item, fields: distinct(item.missing.map((m) => m.path)) }] : [],
  );

const OF_ITEM = /^items\.([^.]+)\.(.+)$/;
/** The same, as the tracker said when it refused to close. */
export const lackingSaid = ({ items }: MeetingView, refusal: Refusal | null): Lacking[] => {
  const said = (refusal?.problem.errors ?? []).flatMap(({ path }) => {
    const [, of, field] = OF_ITEM.exec(path) ?? [];
    return of && field ? [{ of, field }] : [];
  });
  return items.flatMap((item) => {
    const fields = distinct(said.filter(({ of }) => of === item.id).map(({ field }) => field));
    return fields.length > 0 ? [{ item, fields }] : [];
  });
};

export const fieldNames = (t: Say, fields: readonly string[]): string =>
  fields.map((field) => t(`meetings.field.${field}`)).join(', ');

/** Each item by name, with each field it lacks; the name leads to it. */
export const LackingList = ({ meetingId, lacking }: { meetingId: string; lacking: readonly Lacking[] }) => {
  const { t } = useWords();
  return (
    <ul className="col g1 lacking">
      {lacking.map(({ item, fields }) => (
        <li key={item.id} className="sm">
          <Link
            className="link m5"
            to="/meetings/$meetingId/live"
            params={{ meetingId }}
            search={{ item: item.id }}
            dir="auto"
          >
            {item.action.title}
          </Link>
          : {fieldNames(t, fields)}
        </li>
      ))}
    </ul>
  );
};
