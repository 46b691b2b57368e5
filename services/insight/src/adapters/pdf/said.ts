import { leading, type Sides } from '../../domain/studies/sides.js';
import type { Language } from '../../features/show-study-report/report-printer.js';

const EN = {
  wave: (n: number) => `Wave ${n}`,
  asked: (from: string, to: string, version: number) =>
    `${from} to ${to}, instrument ${version}, the same for both populations`,
  customers: (n: string) => `${n} customers`,
  employees: (n: string) => `${n} employees`,
  few: 'fewer than 5',
  paired: (by: string) => `Means of each ${by}, paired: none is of fewer than five people.`,
  n: (customers: string, employees: string) => `n = ${customers} / ${employees}`,
  weighted: (by: string, effect: string) => `Customers weighted by ${by}, design effect ${effect}.`,
  notWeighted: (by: string) => `Customers could not be weighted by ${by}: they count alike.`,
  tooFew: 'Too few employees answered to say how they see customers.',
  nothing: 'No gap is shown between what staff believe and what customers say.',
  say: 'customers say',
  believe: 'staff believe',
  gaps: 'Where staff and customers differ',
  gapsSub: (low: number, high: number, margin: string) =>
    `Means of all employees and customers on ${low} to ${high}, and the gap, with 95% intervals. The band is what counts as none (${margin}). Verdicts are corrected for all cells.`,
  heat: 'Which group sees what wrongly',
  heatSub:
    'The gap of each group; its n under its name. Filled: shown to differ. Grey: not shown, to keep answers anonymous.',
  everybody: 'Everybody',
  drivers: 'What moves customers',
  driversSub: (n: string, r2: string) =>
    `Shares of explained satisfaction (LMG) with 95% intervals, n = ${n} customers, R² ${r2}; beside them what staff believe, from 100 points.`,
  emotional: (share: string, fair: string) =>
    `Emotional share of what moves customers: ${share} (95%); an even split would be ${fair}.`,
  noDrivers: 'What drives satisfaction can’t be told from these answers.',
  words: 'What staff believe customers complain about',
  wordsSub: (e: string, c: string) =>
    `Shares of ${e} employees and ${c} customers who name a theme, with 95% intervals.`,
  wordsWeighted: (effect: string) => `Customers’ words are weighted as their ratings are, design effect ${effect}.`,
  aware: 'Who knows what is reported and done',
  awareSub: 'Shares that affirm what is so (filled) and what isn’t (open), with 95% intervals.',
  index: 'Mirror index: how accurately each group reflects customers, 0 to 100',
  plain: 'In plain words',
  numbers: 'The numbers',
  columns: ['Attribute', 'n cust.', 'n staff', 'Customers', 'Staff', 'Gap', 'from', 'to', 'g', 'q', 'Verdict'],
  page: (title: string, page: number, of: number) => `${title} · page ${page} of ${of}`,
  units:
    'Of a single unit its gap is known, and no interval: a mean doesn’t tell how its answers spread. All are in the CSV file.',
  to: 'to',
  verdict: {
    'blind-spot': 'blind spot',
    'hidden-strength': 'hidden strength',
    aligned: 'aligned',
    inconclusive: 'too little to say',
    'not-shown': 'not shown',
    missed: 'missed',
    imagined: 'imagined',
    underestimated: 'underestimated',
    overestimated: 'overestimated',
    'as-often': 'as often',
    knows: 'know it',
    guesses: 'guess',
  } as Readonly<Record<string, string>>,
  aspect: { problem: 'what is reported', action: 'what is done', owner: 'who does it' },
};

const DE: typeof EN = {
  wave: (n) => `Welle ${n}`,
  asked: (from, to, version) => `${from} bis ${to}, Fragebogen ${version}, für beide Gruppen gleich`,
  customers: (n) => `${n} Kundinnen und Kunden`,
  employees: (n) => `${n} Beschäftigte`,
  few: 'weniger als 5',
  paired: (by) => `Mittelwerte je ${by}, gepaart: keiner steht für weniger als fünf Personen.`,
  n: (customers, employees) => `n = ${customers} / ${employees}`,
  weighted: (by, effect) => `Kundschaft gewichtet nach ${by}, Designeffekt ${effect}.`,
  notWeighted: (by) => `Die Kundschaft ließ sich nicht nach ${by} gewichten: alle zählen gleich.`,
  tooFew: 'Zu wenige Beschäftigte haben geantwortet, um zu sagen, wie sie die Kundschaft sehen.',
  nothing: 'Zwischen dem, was Beschäftigte glauben, und dem, was die Kundschaft sagt, ist keine Lücke gezeigt.',
  say: 'Kundschaft sagt',
  believe: 'Beschäftigte glauben',
  gaps: 'Wo Beschäftigte und Kundschaft auseinanderliegen',
  gapsSub: (low, high, margin) =>
    `Mittelwerte aller Beschäftigten und der Kundschaft auf ${low} bis ${high} und die Lücke, mit 95-%-Intervallen. Das Band gilt als keine Lücke (${margin}). Urteile sind über alle Zellen korrigiert.`,
  heat: 'Welche Gruppe was falsch sieht',
  heatSub:
    'Die Lücke jeder Gruppe; ihr n unter dem Namen. Gefüllt: ein Unterschied ist gezeigt. Grau: nicht gezeigt, damit Antworten anonym bleiben.',
  everybody: 'Alle',
  drivers: 'Was die Kundschaft bewegt',
  driversSub: (n, r2) =>
    `Anteile der erklärten Zufriedenheit (LMG) mit 95-%-Intervallen, n = ${n} Kundinnen und Kunden, R² ${r2}; daneben, was Beschäftigte glauben, aus 100 Punkten.`,
  emotional: (share, fair) =>
    `Emotionaler Anteil an dem, was die Kundschaft bewegt: ${share} (95 %); gleich verteilt wären es ${fair}.`,
  noDrivers: 'Was die Zufriedenheit treibt, lässt sich aus diesen Antworten nicht sagen.',
  words: 'Worüber sich die Kundschaft nach Meinung der Beschäftigten beschwert',
  wordsSub: (e, c) =>
    `Anteile von ${e} Beschäftigten und ${c} Kundinnen und Kunden, die ein Thema nennen, mit 95-%-Intervallen.`,
  wordsWeighted: (effect) => `Worte der Kundschaft sind gewichtet wie ihre Bewertungen, Designeffekt ${effect}.`,
  aware: 'Wer weiß, was gemeldet und getan wird',
  awareSub: 'Anteile, die bejahen, was so ist (gefüllt) und was nicht so ist (offen), mit 95-%-Intervallen.',
  index: 'Spiegelindex: wie genau jede Gruppe die Kundschaft spiegelt, 0 bis 100',
  plain: 'In klaren Worten',
  numbers: 'Die Zahlen',
  columns: ['Merkmal', 'n Kund.', 'n Besch.', 'Kundschaft', 'Besch.', 'Lücke', 'von', 'bis', 'g', 'q', 'Urteil'],
  page: (title, page, of) => `${title} · Seite ${page} von ${of}`,
  units:
    'Von einer einzelnen Einheit ist die Lücke bekannt und kein Intervall: ein Mittelwert sagt nicht, wie seine Antworten streuen. Alle stehen in der CSV-Datei.',
  to: 'bis',
  verdict: {
    'blind-spot': 'blinder Fleck',
    'hidden-strength': 'verborgene Stärke',
    aligned: 'stimmt überein',
    inconclusive: 'zu wenig Daten',
    'not-shown': 'nicht gezeigt',
    missed: 'übersehen',
    imagined: 'eingebildet',
    underestimated: 'unterschätzt',
    overestimated: 'überschätzt',
    'as-often': 'gleich oft',
    knows: 'wissen es',
    guesses: 'raten',
  },
  aspect: { problem: 'was gemeldet wird', action: 'was getan wird', owner: 'wer es tut' },
};

/** What is said otherwise of means: the names of both sides, and that an n counts units. */
function ofMeans(lang: Language, { employees, customers, units }: Sides): Partial<typeof EN> {
  const [we, they, of] = [employees[lang], customers[lang], units[lang]];
  const [We, They] = [leading(employees)[lang], leading(customers)[lang]];
  const n = (k: string) => `n = ${k} ${of}`;
  if (lang === 'de')
    return {
      ...{ n, say: They, believe: We, everybody: `Alle ${of}` },
      tooFew: `Von zu wenigen ${of} liegen Mittelwerte beider Seiten vor, um etwas zu zeigen.`,
      nothing: `Zwischen ${we} und ${they} ist keine Lücke gezeigt.`,
      gaps: `Wo ${we} und ${they} dieselben ${of} anders sehen`,
      gapsSub: (low, high, margin) =>
        `${We} und ${they}, je Einheit verglichen, auf ${low} bis ${high}, und die Lücke, mit 95-%-Intervallen; jedes n zählt ${of}. Das Band gilt als keine Lücke (${margin}). Urteile sind über alle Zellen korrigiert.`,
      heat: 'Wie weit die Lücke ist, nach Art',
      heatSub: `Die Lücke je Art; wie viele ${of}, unter dem Namen. Gefüllt: ein Unterschied ist gezeigt. Grau: weniger als fünf ${of}.`,
      drivers: `Was ${they} bewegt`,
      noDrivers: 'Nur Mittelwerte liegen vor: das braucht einzelne Antworten.',
      columns: ['Merkmal', `n ${of}`, '', They, We, ...DE.columns.slice(5)],
    };
  return {
    ...{ n, say: They, believe: We, everybody: `All ${of}` },
    tooFew: `Too few ${of} have means of both sides to show anything.`,
    nothing: `No gap is shown between ${we} and ${they}.`,
    gaps: `Where ${we} and ${they} see the same ${of} differently`,
    gapsSub: (low, high, margin) =>
      `${We} and ${they}, compared within each unit, on ${low} to ${high}, and the gap, with 95% intervals; every n counts ${of}. The band is what counts as none (${margin}). Verdicts are corrected for all cells.`,
    heat: 'How wide the gap is, by kind',
    heatSub: `The gap of each kind; how many ${of}, under its name. Filled: shown to differ. Grey: fewer than five ${of}.`,
    drivers: `What moves ${they}`,
    noDrivers: 'Only means are known: this needs single answers.',
    columns: ['Attribute', `n ${of}`, '', They, We, ...EN.columns.slice(5)],
  };
}

/** Numbers and fixed sentences of the printed report. */
export function saidIn(lang: Language, sides: Sides | null = null) {
  const locale = lang === 'de' ? 'de-DE' : 'en-GB';
  // As the pages say them: rounded once, with a true minus sign, and no sign where it is rounded to nothing.
  const plain = (x: number, digits: number): string =>
    x.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const isNothing = (text: string): boolean => !/[1-9]/.test(text);
  const number = (x: number, digits = 0): string => {
    const text = plain(Math.abs(x), digits);
    return x < 0 && !isNothing(text) ? `\u2212${text}` : text;
  };
  const signed = (x: number): string => {
    const text = number(x, 2);
    return x > 0 && !isNothing(text) ? `+${text}` : text;
  };
  const chance = (q: number): string => (q < 0.001 ? `< ${plain(0.001, 3)}` : plain(q, 3));
  const day = (at: Date): string =>
    at.toLocaleDateString(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const percent = (x: number): string => (lang === 'de' ? `${number(x * 100)}\u00a0%` : `${number(x * 100)}%`);
  const words = { ...(lang === 'de' ? DE : EN), ...(sides && ofMeans(lang, sides)) };
  return { ...words, lang, number, signed, chance, day, percent };
}
export type SaidIn = ReturnType<typeof saidIn>;
