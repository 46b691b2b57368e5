/** What a study looks like over HTTP. A figure that can't be told is null, with its reason. */
export interface StudyWords {
  readonly en: string;
  readonly de: string;
}

export interface StudyQuestionView {
  readonly id: string;
  readonly attribute: string;
  readonly nature: 'emotional' | 'functional';
  readonly touchpoint: string | null;
  readonly wording: StudyWords;
  /** "How do you believe our customers rate ...?" */
  readonly employeeWording: StudyWords;
}

export interface StudyView {
  readonly id: string;
  readonly title: string;
  readonly wave: number;
  readonly status: 'open' | 'closed';
  readonly scale: { readonly low: number; readonly high: number; readonly points: number };
  readonly instrumentVersion: number;
  readonly questions: readonly StudyQuestionView[];
  readonly outcome: { readonly id: string; readonly wording: StudyWords } | null;
  readonly importance: boolean;
  readonly openQuestion: { readonly wording: StudyWords; readonly employeeWording: StudyWords } | null;
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly customers: number;
  /** Null below the smallest group. */
  readonly employees: number | null;
  readonly version: number;
  /** Employees a group that find a gap of the margin (half a point on 1 to 5), and that can show there is none. */
  readonly power: { readonly margin: number; readonly toFindTheMargin: number; readonly toShowAligned: number };
}

export interface StudyCell {
  readonly attribute: string;
  readonly verdict: 'blind-spot' | 'hidden-strength' | 'aligned' | 'inconclusive' | 'not-shown';
  /** Null where it isn't shown; then so is everything else, n among it. */
  readonly gap: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly employees: { readonly n: number; readonly mean: number } | null;
  readonly customers: { readonly n: number; readonly mean: number } | null;
  readonly g: number | null;
  readonly p: number | null;
  readonly q: number | null;
  readonly immaterial: boolean;
  readonly needed: { readonly toFindIt: number; readonly toShowAligned: number } | null;
  readonly sentence: StudyWords | null;
}

export interface StudyIndex {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
  readonly band: string;
}

export interface StudyGroup {
  /** What groups are made by (team, store); `everybody` for all employees. */
  readonly by: string;
  readonly name: string;
  readonly cells: readonly StudyCell[];
  readonly index: StudyIndex | null;
  readonly driverMirror: {
    readonly r: number;
    readonly low: number;
    readonly high: number;
    readonly n: number;
    readonly level: string;
    readonly reasons: string;
    readonly verdict: string;
    readonly points: readonly number[];
  } | null;
}

export interface StudyDriver {
  readonly attribute: string;
  readonly nature: 'emotional' | 'functional';
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly rankAgreement: number;
  readonly suppressor: boolean;
  readonly tableStakes: boolean | null;
}

export interface StudyReport {
  readonly study: StudyView;
  readonly margin: number;
  readonly attributes: readonly {
    readonly attribute: string;
    readonly nature: 'emotional' | 'functional';
    readonly questions: readonly string[];
    readonly n: number;
    readonly missing: number;
    readonly mean: number | null;
    readonly low: number | null;
    readonly high: number | null;
  }[];
  readonly groups: readonly StudyGroup[];
  readonly drivers:
    | {
        readonly r2: number;
        readonly n: number;
        readonly drivers: readonly StudyDriver[];
        readonly emotional: object | null;
      }
    | { readonly r2: null; readonly reason: string };
  /** Everybody first, then each group: what was found, in words that say no more than the interval allows. */
  readonly findings: readonly {
    readonly group: string;
    readonly attribute: string;
    readonly verdict: string;
    readonly sentence: StudyWords;
  }[];
}
