const en = {
  'words.title': 'What staff believe customers complain about',
  'words.none': 'Too few wrote something that could be read to compare it with what customers say.',
  'words.found.both': 'Staff see too little of {{low}}, and too much of {{high}}.',
  'words.found.low': 'Staff see too little of {{low}}.',
  'words.found.high': 'Staff see too much of {{high}}.',
  'words.found.none': 'No theme is shown to be missed or imagined.',
  'words.sub.answers':
    'Themes of open answers: {{employees}} employees who named one, {{customers}} customers who did; 95% intervals.',
  'words.sub.signals':
    'Themes of open answers of {{employees}} employees who named one, against {{customers}} customers who complained of one, {{from}} to {{to}}; 95% intervals.',
  'words.customers': 'customers who complain about it',
  'words.employees': 'staff who believe they do',
  'words.foot':
    'Each person counts once a theme. Verdicts are corrected for all themes and groups; as often means within 10 of 100. Where fewer than five named a theme, their number stays hidden and only its interval is drawn.',
  'words.theme': 'Theme',
  'words.few': 'fewer than five',
  'words.is.missed': 'missed',
  'words.is.imagined': 'imagined',
  'words.is.underestimated': 'underestimated',
  'words.is.overestimated': 'overestimated',
  'words.is.as-often': 'as often',
  'words.is.inconclusive': 'open',
  'words.is.not-shown': 'not shown',
  'words.col.employees': 'Staff, %',
  'words.col.employeesLow': 'Staff from',
  'words.col.employeesHigh': 'Staff to',
  'words.col.customers': 'Customers, %',
  'words.col.customersLow': 'Customers from',
  'words.col.customersHigh': 'Customers to',
  'words.col.low': 'Difference from, points',
  'words.col.high': 'Difference to, points',
  'words.ask': 'Ask in own words what customers complain about, to see what staff miss and imagine',
};

const de: Record<keyof typeof en, string> = {
  'words.title': 'Worüber sich Kundschaft nach Meinung der Beschäftigten beschwert',
  'words.none': 'Zu wenige haben etwas Lesbares geschrieben, um es mit dem zu vergleichen, was die Kundschaft sagt.',
  'words.found.both': 'Beschäftigte sehen zu wenig von {{low}} und zu viel von {{high}}.',
  'words.found.low': 'Beschäftigte sehen zu wenig von {{low}}.',
  'words.found.high': 'Beschäftigte sehen zu viel von {{high}}.',
  'words.found.none': 'Von keinem Thema ist gezeigt, dass es übersehen oder eingebildet wird.',
  'words.sub.answers':
    'Themen offener Antworten: {{employees}} Beschäftigte, die eines nannten, und {{customers}} Kundinnen und Kunden; 95-%-Intervalle.',
  'words.sub.signals':
    'Themen offener Antworten von {{employees}} Beschäftigten, die eines nannten, gegen {{customers}} Kundinnen und Kunden, die sich über eines beschwert haben, {{from}} bis {{to}}; 95-%-Intervalle.',
  'words.customers': 'Kundschaft, die sich darüber beschwert',
  'words.employees': 'Beschäftigte, die das glauben',
  'words.foot':
    'Jede Person zählt je Thema einmal. Urteile sind über alle Themen und Gruppen korrigiert; gleich oft heißt: auf 10 von 100 genau. Wo weniger als fünf ein Thema nannten, bleibt die Zahl verborgen, und nur ihr Intervall ist gezeichnet.',
  'words.theme': 'Thema',
  'words.few': 'weniger als fünf',
  'words.is.missed': 'übersehen',
  'words.is.imagined': 'eingebildet',
  'words.is.underestimated': 'unterschätzt',
  'words.is.overestimated': 'überschätzt',
  'words.is.as-often': 'gleich oft',
  'words.is.inconclusive': 'offen',
  'words.is.not-shown': 'nicht gezeigt',
  'words.col.employees': 'Beschäftigte, %',
  'words.col.employeesLow': 'Beschäftigte von',
  'words.col.employeesHigh': 'Beschäftigte bis',
  'words.col.customers': 'Kundschaft, %',
  'words.col.customersLow': 'Kundschaft von',
  'words.col.customersHigh': 'Kundschaft bis',
  'words.col.low': 'Unterschied von, Punkte',
  'words.col.high': 'Unterschied bis, Punkte',
  'words.ask':
    'In eigenen Worten fragen, worüber sich Kundschaft beschwert, um zu sehen, was übersehen und was eingebildet wird',
};

export const mirrors = { en, de };
