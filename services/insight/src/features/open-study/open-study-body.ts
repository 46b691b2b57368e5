import { z } from 'zod';

const text = (most: number) => z.string().trim().min(1).max(most);
/** Of a scale; figures that nobody can tell from nothing would make others endless. */
const end = z.number().min(-1_000).max(1_000);
const LEAST_SPAN = 0.1;
const words = z.object({ en: text(500), de: text(500) });
const name = z.object({ en: text(60), de: text(60) });
const question = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,60}$/, 'Letters, digits, - and _, at most 60.'),
  attribute: text(120),
  nature: z.enum(['emotional', 'functional']),
  touchpoint: text(200).nullish(),
  wording: words,
  /** Left out, it is derived. */
  employeeWording: words.optional(),
});

export const openStudyBody = z
  .object({
    title: text(200),
    wave: z.number().int().min(1).max(1_000).default(1),
    instrumentVersion: z.number().int().min(1).max(1_000_000).default(1),
    scale: z
      .object({ low: end, high: end, points: z.number().int().min(2).max(101) })
      .refine(({ low, high }) => low + LEAST_SPAN <= high, {
        path: ['high'],
        message: 'Above the low end, by a tenth at least.',
      })
      .default({ low: 1, high: 5, points: 5 }),
    ends: z.object({ low: words, high: words }).optional(),
    template: z.enum(['service-quality', 'retail']).optional(),
    questions: z.array(question).min(1).max(80).optional(),
    outcome: z.object({ id: question.shape.id, wording: words, employeeWording: words.optional() }).nullish(),
    importance: z.boolean().default(true),
    openQuestion: z.object({ wording: words, employeeWording: words }).nullish(),
    /** Whether employees are asked what they know of open problems and running actions, with some that don't exist. */
    awareness: z.boolean().default(false),
    /**
     * The kind of unit (school, store) of which only means are known: answers are then means of a population and unit,
     * and compared within units. Nothing can be asked besides the questions.
     */
    pairedBy: text(60).nullish(),
    /** How a study of means calls its two sides and its units within a sentence: teachers, parents, schools. */
    sides: z.strictObject({ employees: name, customers: name, units: name }).nullish(),
    /** Ratings among the signals that stand for customers' answers, by question or outcome. */
    ratings: z
      .array(
        z.strictObject({
          question: question.shape.id,
          touchpoint: text(200),
          source: text(200).nullish(),
          name: text(200).nullish(),
          /** The scale they were given on, where it is said: it has to be the questions' own. */
          low: end.optional(),
          high: end.optional(),
        }),
      )
      .max(200)
      .default([]),
    /** At most so many answers of a group; never fewer than could be shown. */
    quotas: z
      .array(
        z.object({
          population: z.enum(['customer', 'employee']),
          by: text(200),
          name: text(200),
          most: z.number().int().min(5).max(100_000),
        }),
      )
      .max(200)
      .default([]),
    /** Shares of all customers, to which answers are weighted: by segment, say. */
    customerBase: z
      .array(z.object({ by: text(200), shares: z.record(text(200), z.number().positive().max(1)) }))
      .max(5)
      .default([]),
  })
  .superRefine(({ questions, template, customerBase, ...more }, context) => {
    if (more.pairedBy)
      for (const path of ['outcome', 'openQuestion', 'awareness'] as const)
        if (more[path])
          context.addIssue({ code: 'custom', path: [path], message: 'Means of units are taken of questions alone.' });
    if (more.sides && !more.pairedBy)
      context.addIssue({
        code: 'custom',
        path: ['sides'],
        message: 'Where people answer, they are employees and customers.',
      });
    if (more.pairedBy && more.ratings.length > 0)
      context.addIssue({ code: 'custom', path: ['ratings'], message: 'Means of units are taken of questions alone.' });
    more.ratings.forEach(({ question: of, low = more.scale.low, high = more.scale.high }, i) => {
      if (low === more.scale.low && high === more.scale.high) return;
      context.addIssue({
        code: 'custom',
        path: ['ratings', i, low === more.scale.low ? 'high' : 'low'],
        message: `Ratings on ${low} to ${high} can't stand for answers to ${of} on ${more.scale.low} to ${more.scale.high}.`,
      });
    });
    customerBase.forEach(({ shares }, i) => {
      const sum = Object.values(shares).reduce((total, share) => total + share, 0);
      if (Math.abs(sum - 1) > 0.005)
        context.addIssue({
          code: 'custom',
          path: ['customerBase', i, 'shares'],
          message: `Shares make 1; these make ${sum}.`,
        });
    });
    if (!questions === !template)
      context.addIssue({ code: 'custom', path: ['questions'], message: 'Name the questions, or a template.' });
    const seen = new Set<string>();
    const natures = new Map<string, string>();
    questions?.forEach(({ id, attribute, nature }, i) => {
      if (seen.has(id))
        context.addIssue({ code: 'custom', path: ['questions', i, 'id'], message: `${id} is asked twice.` });
      seen.add(id);
      if ((natures.get(attribute) ?? nature) !== nature)
        context.addIssue({
          code: 'custom',
          path: ['questions', i, 'nature'],
          message: `${attribute} is ${natures.get(attribute)} elsewhere.`,
        });
      natures.set(attribute, nature);
    });
  });
export type OpenStudyBody = z.output<typeof openStudyBody>;
