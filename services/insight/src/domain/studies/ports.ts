import type { OpenTransaction } from '../ports.js';
import type { Answers } from './answers.js';
import type { Population } from './instrument.js';
import type { GroupCount, Grouped } from './quotas.js';
import type { ReportContent } from './report.js';
import type { WaveBefore } from './report/waves.js';
import type { Complaints } from './report/words-mirror.js';
import type { Study } from './study.js';

/** How many answered a wave. */
export interface Counts {
  readonly customer: number;
  readonly employee: number;
}

/** What a link leads to: a study, and what whoever follows it belongs to. Never who they are. */
export interface Link {
  readonly studyId: string;
  readonly population: Population;
  readonly groups: Readonly<Record<string, string>>;
  /** A personal link takes one answer, an open one any number. */
  readonly personal: boolean;
  /** What stands for its respondent among those who answered: of a personal link alone. */
  readonly respondent: Buffer | null;
}

/** Studies, and their answers apart from who gave them. */
export abstract class Studies {
  /** Keeps a study under its id, once. @returns the one that is kept */
  abstract open(study: Study, tx: OpenTransaction): Promise<{ study: Study; added: boolean }>;
  /** The study, its row locked so that answers and closing follow each other. */
  abstract lock(id: string, tx: OpenTransaction): Promise<Study | undefined>;
  /** @param rated customers whose ratings among the signals stood for their answers; they count with the others */
  abstract close(study: Study, report: ReportContent, rated: number, tx: OpenTransaction): Promise<void>;
  /** Of these respondents those who haven't answered, who now count as having. */
  abstract takeTurns(
    studyId: string,
    respondents: readonly Buffer[],
    tx: OpenTransaction,
  ): Promise<ReadonlySet<string>>;
  /** How many of each group have answered: for quotas, and never shown. */
  abstract groupCounts(studyId: string, tx: OpenTransaction): Promise<GroupCount[]>;
  abstract keep(studyId: string, answers: readonly Answers[], day: string, tx: OpenTransaction): Promise<void>;
  /** The closed wave of the same title that came last before this one, as it was told. */
  abstract waveBefore(study: Study, tx: OpenTransaction): Promise<WaveBefore | null>;
  /** Current customers, or subjects nobody is known for, with a negative signal of these UTC days that names a theme. */
  abstract complaints(from: string, to: string, tx: OpenTransaction): Promise<Complaints | null>;
  abstract answersOf(studyId: string, tx: OpenTransaction): Promise<Answers[]>;
  abstract addLinks(links: readonly (Link & { hash: Buffer })[], tx: OpenTransaction): Promise<void>;
  /** What stands behind these links, by hash in hexadecimal. */
  abstract groupsOf(hashes: readonly Buffer[], tx: OpenTransaction): Promise<ReadonlyMap<string, Grouped>>;
  abstract linkOf(hash: Buffer): Promise<Link | undefined>;
  abstract one(id: string, tx?: OpenTransaction): Promise<{ study: Study; counts: Counts } | undefined>;
  abstract newest(limit: number): Promise<{ study: Study; counts: Counts }[]>;
  abstract report(id: string): Promise<ReportContent | undefined>;
}
