/** Hours of one day by the clocks on the wall: `09:00` to `17:30`; `24:00` is the end of the day. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** Seven days, Monday first; a day without spans is free. */
export type Week = readonly (readonly Span[])[];

const WORKDAY: readonly Span[] = [{ from: '09:00', to: '17:00' }];
/** Where nobody said anything else: Monday to Friday, 9 to 17. */
export const STANDARD_WEEK: Week = [WORKDAY, WORKDAY, WORKDAY, WORKDAY, WORKDAY, [], []];

const TIME = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;

/** What is wrong with a week, each with its place (`[0][1].from`); empty where it is sound. */
export function faultsOfWeek(week: Week): { path: string; message: string }[] {
  if (week.length !== 7) return [{ path: '', message: 'needs seven days, Monday first' }];
  return week.flatMap((spans, day) =>
    spans.flatMap((span, i) => {
      const message = faultOfSpan(span, spans[i - 1]);
      return message ? [{ path: `[${day}][${i}]`, message }] : [];
    }),
  );
}

function faultOfSpan({ from, to }: Span, before: Span | undefined): string | undefined {
  if (!TIME.test(from) || !TIME.test(to)) return 'needs times such as 09:00 and 17:30';
  if (from >= to) return 'ends before it begins: hours over midnight belong to two days';
  return before && before.to > from ? 'begins before the hours in front of it end' : undefined;
}
