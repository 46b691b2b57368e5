import { attributeScores } from '@mirrorloop/statistics';
import type { Answers } from '../answers.js';
import type { Group } from '../groups.js';
import { natureOf, type Question, type Words } from '../instrument.js';
import { type Comparison, judgedTogether } from './cells.js';
import type { Ledgers } from './group-cells.js';
import { customersSay, type Material, onScale } from './material.js';

/** Fewer customers at a touchpoint are no place on a map. */
const FEWEST_ON_A_MAP = 30;

const ratingsOf = (answers: readonly Answers[], questions: readonly Question[]): (number | null)[] =>
  attributeScores(answers.map(({ ratings }) => questions.map(({ id }) => ratings[id] ?? null)));

/** Everybody against customers on some questions of one attribute, where the ledger lets it be told. */
function compared(
  material: Material,
  questions: readonly Question[],
  who: Words,
  what: string | Words,
  ledgers: Ledgers,
) {
  const { employees, customers, instrument } = material;
  const believed = ratingsOf(employees, questions);
  const answered = new Set(believed.flatMap((x, i) => (x === null ? [] : [i])));
  if (!ledgers.get(questions[0]!.attribute)!.release(answered)) return null;
  const said = customersSay(material, ratingsOf(customers, questions));
  return { who, what, employees: onScale(believed, instrument), customers: said };
}

/** One cell a question, corrected over all questions. */
export function questionCells(material: Material, { who }: Group, ledgers: Ledgers) {
  const { questions } = material.instrument;
  const cells = judgedTogether(
    questions.map((question) => compared(material, [question], who, question.wording, ledgers)),
    material.instrument,
  );
  return questions.map(({ id, attribute, touchpoint }, i) => ({ question: id, attribute, touchpoint, ...cells[i]! }));
}

/** One cell a touchpoint and attribute that was asked of it. */
export function touchpointCells(material: Material, { who }: Group, ledgers: Ledgers) {
  const places = new Map<string, Question[]>();
  for (const question of material.instrument.questions)
    if (question.touchpoint !== null) {
      const key = JSON.stringify([question.touchpoint, question.attribute]);
      places.set(key, [...(places.get(key) ?? []), question]);
    }
  const asked = [...places.values()];
  const comparisons = asked.map((questions): Comparison | null => {
    const { attribute, touchpoint } = questions[0]!;
    const found = compared(material, questions, who, `${attribute}, ${touchpoint}`, ledgers);
    return found && found.customers.values.length >= FEWEST_ON_A_MAP ? found : null;
  });
  const cells = judgedTogether(comparisons, material.instrument);
  return asked.map(([first], i) => ({ touchpoint: first!.touchpoint!, attribute: first!.attribute, ...cells[i]! }));
}

/** Everybody against each segment of customers: where what staff believe fits some of them and not others. */
export function segmentCells(material: Material, { who, members }: Group, ledgers: Ledgers) {
  const { attributes, ours, theirs, customers, instrument } = material;
  const segments = segmentsOf(customers);
  const comparisons = segments.flatMap(({ name, among }) =>
    attributes.map((attribute): Comparison | null => {
      const scores = ours.get(attribute)!;
      const answered = members.filter((i) => scores[i] !== null);
      if (!ledgers.get(attribute)!.release(new Set(answered))) return null;
      const employees = onScale(scores, instrument);
      return {
        who,
        what: `${attribute}, ${name}`,
        employees,
        customers: customersSay(material, theirs.get(attribute)!, among),
      };
    }),
  );
  const cells = judgedTogether(comparisons, instrument);
  return segments.map(({ by, name }, s) => ({
    by,
    name,
    cells: attributes.map((attribute, a) => ({
      attribute,
      nature: natureOf(instrument, attribute),
      ...cells[s * attributes.length + a]!,
    })),
  }));
}

/** Customers by what they belong to, the largest first. */
function segmentsOf(customers: readonly Answers[]) {
  const found = new Map<string, { by: string; name: string; among: number[] }>();
  customers.forEach(({ groups }, i) => {
    for (const [by, name] of Object.entries(groups)) {
      const key = JSON.stringify([by, name]);
      const segment = found.get(key) ?? { by, name, among: [] };
      segment.among.push(i);
      found.set(key, segment);
    }
  });
  const inOrder = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return [...found.values()].sort(
    (a, b) => b.among.length - a.among.length || inOrder(a.by, b.by) || inOrder(a.name, b.name),
  );
}
