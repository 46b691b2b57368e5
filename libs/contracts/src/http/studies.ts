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

/** What each free template asks: the attribute by the id of its question. */
export interface StudyTemplates {
  readonly retail: {
    readonly needs: 'Anticipation of needs';
    readonly special: 'Feeling special';
    readonly trust: 'Trust';
    readonly communication: 'Communication';
    readonly delivery: 'Delivery';
    readonly range: 'Range';
    readonly price: 'Price';
    readonly returns: 'Returns';
  };
  readonly 'service-quality': {
    readonly tangibles: 'Tangibles';
    readonly reliability: 'Reliability';
    readonly responsiveness: 'Responsiveness';
    readonly assurance: 'Assurance';
    readonly empathy: 'Empathy';
  };
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
  /** The kind of unit (school, store) of which only means are known: every n counts units then; null usually. */
  readonly pairedBy: string | null;
  /** What a study of means calls its two sides and its units, within a sentence; null where people answer. */
  readonly sides: {
    readonly employees: StudyWords;
    readonly customers: StudyWords;
    readonly units: StudyWords;
  } | null;
  /** What employees are asked whether they know of it, problems that don't exist among them; null where it isn't asked. */
  readonly awareness: {
    readonly items: readonly { readonly id: string; readonly wording: StudyWords }[];
    readonly teams: readonly string[];
  } | null;
  /** Shares of all customers, to which answers are weighted. */
  readonly customerBase: readonly { readonly by: string; readonly shares: Readonly<Record<string, number>> }[];
  /** Ratings among the signals that stand for customers' answers. */
  readonly ratings: readonly {
    readonly question: string;
    readonly touchpoint: string;
    readonly source: string | null;
    readonly name: string | null;
  }[];
  /** At most so many answers of a group. */
  readonly quotas: readonly {
    readonly population: 'customer' | 'employee';
    readonly by: string;
    readonly name: string;
    readonly most: number;
  }[];
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly customers: number;
  /** Null below the smallest group. */
  readonly employees: number | null;
  readonly version: number;
  /** Employees a group that find a gap of the margin (half a point on 1 to 5), and that can show there is none. */
  readonly power: { readonly margin: number; readonly toFindTheMargin: number; readonly toShowAligned: number };
}

/** What ratings among the signals a question has; `other` are left out: another scale, or between its points. */
export interface StudyRatings {
  readonly question: string;
  readonly touchpoint: string;
  readonly source: string | null;
  readonly fitting: number;
  readonly other: number;
}

export interface StudyComparison {
  readonly verdict: 'blind-spot' | 'hidden-strength' | 'aligned' | 'inconclusive' | 'not-shown';
  /** Null where it isn't shown; then so is everything else, n among it. */
  readonly gap: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly employees: { readonly n: number; readonly mean: number; readonly low: number; readonly high: number } | null;
  readonly customers: { readonly n: number; readonly mean: number } | null;
  readonly g: number | null;
  readonly p: number | null;
  readonly q: number | null;
  readonly immaterial: boolean;
  readonly needed: { readonly toFindIt: number; readonly toShowAligned: number } | null;
  /** The gap that so many answers find with 85% chance: a smaller one may well have stayed unseen. */
  readonly findable: number | null;
  readonly sentence: StudyWords | null;
}

export interface StudyCell extends StudyComparison {
  readonly attribute: string;
}

export interface StudyChange {
  readonly change: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
}

/** Against the wave before: what can't be compared names its place. */
export interface StudyWaves {
  readonly against: { readonly studyId: string; readonly wave: number };
  readonly refused: readonly { readonly path: string; readonly message: string }[];
  readonly groups: readonly {
    readonly by: string;
    readonly name: string;
    readonly cells: readonly (StudyChange & {
      readonly attribute: string;
      readonly q: number;
      readonly changed: boolean;
      readonly sentence: StudyWords;
    })[];
    readonly index: StudyChange | null;
  }[];
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
    /** Mean share of the 100 points by attribute, and its interval. */
    readonly points: readonly number[];
    readonly ranges: readonly { readonly low: number; readonly high: number }[];
  } | null;
  /** What 120 and more employees' own ratings go by: shares with intervals, and how they agree with customers'. */
  readonly derived: {
    readonly n: number;
    readonly r2: number;
    readonly shares: readonly {
      readonly attribute: string;
      readonly share: number;
      readonly low: number;
      readonly high: number;
    }[];
    readonly r: number | null;
    readonly low: number | null;
    readonly high: number | null;
    readonly reasons: string | null;
  } | null;
  /** The widest gap that may well have stayed unseen, and how many open cells have too few to be shown aligned. */
  readonly unseen: { readonly findable: number; readonly alignedOutOfReach: number } | null;
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
  /** Points of the outcome lost where it is bad and gained where it is good, and which is more, with its interval. */
  readonly pull: {
    readonly penalty: number;
    readonly reward: number;
    readonly contrast: number;
    readonly low: number;
    readonly high: number;
  } | null;
}

/** A share of people, 0 to 1; null where fewer than five of them did, whose number is told to nobody. */
export interface StudyShare {
  readonly share: number | null;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

/** One theme: how many employees believe customers complain about it, and how many who complain do. */
export interface StudyTheme {
  readonly theme: string;
  readonly name: StudyWords;
  readonly verdict:
    'missed' | 'imagined' | 'underestimated' | 'overestimated' | 'as-often' | 'inconclusive' | 'not-shown';
  readonly employees: StudyShare | null;
  readonly customers: StudyShare | null;
  readonly difference: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly p: number | null;
  readonly q: number | null;
  readonly sentence: StudyWords | null;
}

/** Employees' open answers against what customers complain about: in theirs, or by themselves in negative signals. */
export interface StudyWordsMirror {
  readonly against: 'answers' | 'signals';
  readonly period: { readonly from: string; readonly to: string } | null;
  /** Those who name a theme at all. */
  readonly customers: number;
  /** Kish's, of the weights of those customers; null where all count alike, as who complained unasked does. */
  readonly designEffect: number | null;
  readonly groups: readonly {
    readonly by: string;
    readonly name: string;
    readonly n: number | null;
    readonly themes: readonly StudyTheme[];
  }[];
}

export interface StudyEstimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

/** Whether a group knows that customers report a thing, that something is done about it, or which team does. */
export interface StudyKnowledge {
  readonly aspect: 'problem' | 'action' | 'owner';
  readonly n: number;
  /** Share of what is so that a person affirms, and of what isn't. */
  readonly recall: StudyEstimate;
  readonly falseBelief: StudyEstimate;
  /** Recall beyond false belief, with its interval. */
  readonly beyond: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
  readonly q: number;
  readonly verdict: 'knows' | 'guesses' | 'inconclusive';
  readonly sentence: StudyWords;
}

export interface StudyAwareness {
  readonly items: readonly {
    readonly id: string;
    readonly wording: StudyWords;
    /** False of a problem that doesn't exist. */
    readonly isReal: boolean;
    readonly insightId: string | null;
    readonly acting: boolean;
    readonly team: string | null;
    /** Of all employees who answered this part; null where they are too few. */
    readonly reported: StudyShare | null;
    readonly acted: StudyShare | null;
    readonly owned: StudyShare | null;
  }[];
  readonly groups: readonly {
    readonly by: string;
    readonly name: string;
    readonly n: number | null;
    readonly aspects: readonly StudyKnowledge[];
  }[];
}

export interface StudyReport {
  readonly study: StudyView;
  readonly margin: number;
  /** Of customers' answers to the customer base; Kish's design effect, or why they count alike all the same. */
  readonly weighting: {
    readonly by: readonly string[];
    readonly designEffect: number | null;
    readonly reason: string | null;
  } | null;
  readonly attributes: readonly {
    readonly attribute: string;
    readonly nature: 'emotional' | 'functional';
    readonly questions: readonly string[];
    readonly n: number;
    readonly missing: number;
    readonly employeesMissing: number | null;
    /** Customers who rate it lower than employees believe, by the margin or more; null where what employees believe isn't shown. */
    readonly below: StudyShare | null;
    /** More than 30% of a population left it out. */
    readonly sparse: boolean;
    readonly mean: number | null;
    readonly low: number | null;
    readonly high: number | null;
  }[];
  readonly groups: readonly StudyGroup[];
  /** All employees, by question, by touchpoint and attribute, and against each segment of customers. */
  readonly questions: readonly (StudyCell & { readonly question: string; readonly touchpoint: string | null })[];
  readonly touchpoints: readonly (StudyCell & { readonly touchpoint: string })[];
  readonly segments: readonly {
    readonly by: string;
    readonly name: string;
    readonly cells: readonly (StudyCell & { readonly nature: 'emotional' | 'functional' })[];
  }[];
  /** Null where it wasn't asked. */
  readonly awareness: StudyAwareness | null;
  readonly words: StudyWordsMirror | null;
  /** What customers say matters to them, by 100 points; null where fewer than 30 spread them. */
  readonly importance: {
    readonly n: number;
    readonly shares: readonly (Omit<StudyShare, 'n' | 'share'> & {
      readonly attribute: string;
      readonly share: number;
    })[];
  } | null;
  /** Of means by unit, the widest first: the gap of one unit is known, and its interval isn't. Empty usually. */
  readonly units: readonly {
    readonly unit: string;
    readonly attribute: string;
    readonly employees: number;
    readonly customers: number;
    readonly gap: number;
    readonly low: null;
    readonly high: null;
    readonly reason: string;
  }[];
  readonly waves: StudyWaves | null;
  readonly drivers:
    | {
        readonly r2: number;
        readonly n: number;
        readonly drivers: readonly StudyDriver[];
        readonly emotional: {
          readonly value: number;
          readonly low: number;
          readonly high: number;
          readonly fair: number;
          readonly verdict: string;
        } | null;
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
