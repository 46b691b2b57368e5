import { employeeWordingOf } from './employee-wording.js';
import type { Question, Words } from './instrument.js';

type Draft = Pick<Question, 'id' | 'attribute' | 'nature'> & { readonly what: Words };

/** The five dimensions of service quality (Parasuraman, Zeithaml & Berry 1988, J. Retailing 64:12); the wording is ours. */
const SERVICE_QUALITY: readonly Draft[] = [
  draft(
    'tangibles',
    'Tangibles',
    'functional',
    'the look of our places, pages and things',
    'das Erscheinungsbild unserer Räume, Seiten und Dinge',
  ),
  draft(
    'reliability',
    'Reliability',
    'functional',
    'how we keep what we promise',
    'wie wir halten, was wir versprechen',
  ),
  draft(
    'responsiveness',
    'Responsiveness',
    'functional',
    'how soon and willingly we help',
    'wie schnell und gern wir helfen',
  ),
  draft('assurance', 'Assurance', 'emotional', 'how far you can trust us', 'wie sehr Sie uns vertrauen können'),
  draft('empathy', 'Empathy', 'emotional', 'how well we see what you need', 'wie gut wir sehen, was Sie brauchen'),
];

const RETAIL: readonly Draft[] = [
  draft(
    'needs',
    'Anticipation of needs',
    'emotional',
    'how we anticipate what you need',
    'wie wir vorausahnen, was Sie brauchen',
  ),
  draft(
    'special',
    'Feeling special',
    'emotional',
    'how special you feel with us',
    'wie besonders Sie sich bei uns fühlen',
  ),
  draft('trust', 'Trust', 'emotional', 'how far you can trust us', 'wie sehr Sie uns vertrauen können'),
  draft(
    'communication',
    'Communication',
    'emotional',
    'how we keep you informed',
    'wie wir Sie auf dem Laufenden halten',
  ),
  draft('delivery', 'Delivery', 'functional', 'our delivery', 'unsere Lieferung'),
  draft('range', 'Range', 'functional', 'our range', 'unser Sortiment'),
  draft('price', 'Price', 'functional', 'our prices', 'unsere Preise'),
  draft('returns', 'Returns', 'functional', 'our returns', 'unsere Rücknahme'),
];

export const TEMPLATES = { 'service-quality': SERVICE_QUALITY, retail: RETAIL } as const;
export type Template = keyof typeof TEMPLATES;

export const questionsOf = (template: Template): Question[] =>
  TEMPLATES[template].map(({ what, ...rest }) => {
    const wording = { en: `How do you rate ${what.en}?`, de: `Wie bewerten Sie ${what.de}?` };
    return { ...rest, touchpoint: null, wording, employeeWording: employeeWordingOf(wording) };
  });

function draft(id: string, attribute: string, nature: Question['nature'], en: string, de: string): Draft {
  return { id, attribute, nature, what: { en, de } };
}
