/** What is said otherwise of a study of means: `they` and `we` are its sides, `units` what has a mean of both. */
const en = {
  'paired.customers': '{{They}}',
  'paired.employees': '{{We}}',
  'paired.everybody': 'All {{units}}',
  'paired.counted': 'one mean each',
  'paired.finding.tooFew':
    'Too few {{units}} have means of both {{we}} and {{they}} to show anything: at least five are needed.',
  'paired.finding.none_one':
    'No difference between {{we}} and {{they}} is shown; {{n}} of {{total}} attributes is shown to be aligned.',
  'paired.finding.none_other':
    'No difference between {{we}} and {{they}} is shown; {{n}} of {{total}} attributes are shown to be aligned.',
  'paired.indexWhy': 'needs single answers: only means are given',
  'paired.gap.title': 'Where {{we}} and {{they}} see the same {{units}} differently',
  'paired.gap.sub':
    'The same questions, on a scale of {{low}} to {{high}}, compared within each unit; every n counts {{units}}. 95% intervals, widest gap first.',
  'paired.gap.none': 'No gap is shown: at least five {{units}} with means of both are needed.',
  'paired.customersSay': '{{They}}',
  'paired.employeesBelieve': '{{We}}',
  'paired.nShort': 'n {{employees}} {{units}}',
  'paired.nBoth': 'n {{employees}} {{units}}',
  'paired.n': 'n {{n}} {{units}}',
  'paired.protects': 'fewer than five {{units}}',
  'paired.cellNotShown': 'Not shown: fewer than five {{units}} have means of both.',
  'paired.key.notShown': 'not shown: fewer than five {{units}}',
  'paired.restsOn': 'n = {{employees}} {{units}} with means of both; gap {{gap}}, Hedges g {{g}}, q {{q}}.',
  'paired.underrate': '{{we}} lower',
  'paired.overrate': '{{we}} higher (steps at {{steps}})',
  'paired.breadth.sub':
    'All {{units}}, 95% intervals; verdicts corrected within each list. Fewer than five {{units}} aren’t shown.',
  'paired.col.nCustomers': 'n {{units}}: {{they}}',
  'paired.col.nEmployees': 'n {{units}}: {{we}}',
  'paired.col.customers': '{{They}}',
  'paired.col.employees': '{{We}}',
  'paired.mirror.none': 'What moves {{they}} can’t be told',
  'paired.questionsTitle_one': '{{n}} question, asked of {{they}} and of {{we}} alike.',
  'paired.questionsTitle_other': '{{n}} questions, asked of {{they}} and of {{we}} alike.',
  'paired.toCustomers': '{{They}}',
  'paired.toEmployees': '{{We}}',
  'paired.field.title':
    'Means of {{customers}} (of {{they}}) and {{employees}} {{units}} (of {{we}}) have come for “{{title}}” so far.',
  'paired.field.closed':
    '“{{title}}” has means of {{customers}} (of {{they}}) and {{employees}} {{units}} (of {{we}}).',
  'paired.take': 'Means come by API or as a file: nobody is asked by a link.',
};

const de: Record<keyof typeof en, string> = {
  'paired.customers': '{{They}}',
  'paired.employees': '{{We}}',
  'paired.everybody': 'Alle {{units}}',
  'paired.counted': 'je ein Mittelwert',
  'paired.finding.tooFew':
    'Von zu wenigen {{units}} liegen Mittelwerte beider Seiten ({{we}}, {{they}}) vor, um etwas zu zeigen: es braucht mindestens fünf.',
  'paired.finding.none_one':
    'Zwischen den Seiten ({{we}}, {{they}}) ist kein Unterschied gezeigt; {{n}} von {{total}} Merkmalen ist als deckungsgleich gezeigt.',
  'paired.finding.none_other':
    'Zwischen den Seiten ({{we}}, {{they}}) ist kein Unterschied gezeigt; {{n}} von {{total}} Merkmalen sind als deckungsgleich gezeigt.',
  'paired.indexWhy': 'braucht einzelne Antworten: nur Mittelwerte liegen vor',
  'paired.gap.title': 'Wo {{we}} und {{they}} dieselben {{units}} anders sehen',
  'paired.gap.sub':
    'Dieselben Fragen, auf einer Skala von {{low}} bis {{high}}, je Einheit verglichen; jedes n zählt {{units}}. 95%-Intervalle, größte Lücke zuerst.',
  'paired.gap.none': 'Keine Lücke wird gezeigt: es braucht mindestens fünf {{units}} mit Mittelwerten beider Seiten.',
  'paired.customersSay': '{{They}}',
  'paired.employeesBelieve': '{{We}}',
  'paired.nShort': 'n {{employees}} {{units}}',
  'paired.nBoth': 'n {{employees}} {{units}}',
  'paired.n': 'n {{n}} {{units}}',
  'paired.protects': 'weniger als fünf {{units}}',
  'paired.cellNotShown': 'Nicht gezeigt: von weniger als fünf {{units}} liegen Mittelwerte beider Seiten vor.',
  'paired.key.notShown': 'nicht gezeigt: weniger als fünf {{units}}',
  'paired.restsOn':
    'n = {{employees}} {{units}} mit Mittelwerten beider Seiten; Lücke {{gap}}, Hedges g {{g}}, q {{q}}.',
  'paired.underrate': '{{we}} niedriger',
  'paired.overrate': '{{we}} höher (Stufen bei {{steps}})',
  'paired.breadth.sub':
    'Alle {{units}}, 95%-Intervalle; Befunde je Liste korrigiert. Weniger als fünf {{units}} werden nicht gezeigt.',
  'paired.col.nCustomers': 'n {{units}}: {{they}}',
  'paired.col.nEmployees': 'n {{units}}: {{we}}',
  'paired.col.customers': '{{They}}',
  'paired.col.employees': '{{We}}',
  'paired.mirror.none': 'Was {{they}} bewegt, lässt sich nicht sagen',
  'paired.questionsTitle_one': '{{n}} Frage, beiden Seiten gleich gestellt: {{they}} und {{we}}.',
  'paired.questionsTitle_other': '{{n}} Fragen, beiden Seiten gleich gestellt: {{they}} und {{we}}.',
  'paired.toCustomers': '{{They}}',
  'paired.toEmployees': '{{We}}',
  'paired.field.title':
    'Für „{{title}}“ sind bisher Mittelwerte von {{customers}} (für {{they}}) und {{employees}} {{units}} (für {{we}}) da.',
  'paired.field.closed':
    '„{{title}}“ hat Mittelwerte von {{customers}} (für {{they}}) und {{employees}} {{units}} (für {{we}}).',
  'paired.take': 'Mittelwerte kommen über die API oder als Datei: niemand wird über einen Link gefragt.',
};

export const paired = { en, de };
