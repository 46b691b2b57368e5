import type { Scale } from '@mirrorloop/statistics';
import type { AwarenessQuestions } from './awareness.js';
import type { Sides } from './sides.js';

/** In the languages a respondent may choose. */
export interface Words {
  readonly en: string;
  readonly de: string;
}

/** One question, declared once: it rates one attribute, and is worded for both populations. */
export interface Question {
  readonly id: string;
  readonly attribute: string;
  readonly nature: 'emotional' | 'functional';
  readonly touchpoint: string | null;
  readonly wording: Words;
  readonly employeeWording: Words;
}

/**
 * Ratings that customers gave anyway, and that stand for their answers to one question (or the outcome): those at one
 * touchpoint, of one source and event where these are named. Always on the instrument's own scale.
 */
export interface RatingSource {
  readonly question: string;
  readonly touchpoint: string;
  readonly source: string | null;
  readonly name: string | null;
}

export interface Instrument {
  readonly version: number;
  readonly scale: Scale;
  /** What the ends of the scale mean. */
  readonly ends: { readonly low: Words; readonly high: Words };
  readonly questions: readonly Question[];
  /** On the same scale: satisfaction, loyalty. */
  readonly outcome: { readonly id: string; readonly wording: Words; readonly employeeWording: Words } | null;
  /** Whether 100 points are to be spread over the attributes by what matters to customers. */
  readonly importance: boolean;
  readonly openQuestion: { readonly wording: Words; readonly employeeWording: Words } | null;
  /**
   * The kind of unit (school, store) of which only means are known: each answer is then the mean of one population of
   * one unit, and populations are compared within units.
   */
  readonly pairedBy?: string | null;
  /** What a study of means calls its sides and its units. */
  readonly sides?: Sides;
  /** Of employees alone: what was open when the wave began, and what doesn't exist. */
  readonly awareness?: AwarenessQuestions | null;
  readonly ratings?: readonly RatingSource[];
}

export type Population = 'customer' | 'employee';

/** Attributes in the order they are first asked. */
export const attributesOf = ({ questions }: Instrument): string[] => [...new Set(questions.map((q) => q.attribute))];

export const natureOf = ({ questions }: Instrument, attribute: string): 'emotional' | 'functional' =>
  questions.find((question) => question.attribute === attribute)!.nature;

export const wordingFor = (
  { wording, employeeWording }: { readonly wording: Words; readonly employeeWording: Words },
  population: Population,
): Words => (population === 'employee' ? employeeWording : wording);
