/**
 * The themes in German, by the stems of their words: German builds its words together, so a stem is looked for at the
 * beginning of a word, and one that begins with * anywhere in it (Expresslieferung). ä, ö, ü and ß as ae, oe, ue, ss.
 * Written for this project.
 */
const STEMS: Readonly<Record<string, string>> = {
  delivery: '*liefer *versand *paket *zustell sendung spedition kurier *versende *versandt postbote lieferung',
  returns: '*ruecksend *retour *rueckgabe *ruecknahme *umtausch *umgetauscht *erstatt *rueckerstatt gutschrift',
  price:
    '*preis teuer teure teurer ueberteuert billig *rabatt *gutschein *gebuehr kosten *kosten *angebote guenstig aktionspreis',
  staff:
    '*personal *mitarbeit *verkaeufer *berater *beraterin beratung unfreundlich freundlich *kassierer hoeflich unhoeflich *bedienung *kollegin *kollegen *angestellte fachkraft *kundenservice *kundendienst',
  website:
    '*webseite *website *webshop *onlineshop internetseite *homepage app apps *login einloggen anmeldemaske passwort abstuerz',
  'product quality':
    '*qualitaet defekt kaputt *maengel *mangel fehlerhaft *verarbeit *material *groesse passform *beschaedigt verschleiss haltbar farbe farben *produkte *ware waren',
  payment:
    '*zahlung bezahl *rechnung *abbuch *lastschrift *kreditkarte *kasse kassen *bezahl *ueberweis *paypal bezahlvorgang',
  waiting:
    '*wartezeit *wartezimmer warten warte wartet gewartet *warteschlange schlange schlangen anstehen *verspaet *verzoeger dauert lange',
  communication:
    '*kommunik *informier *information *auskunft *auskuenfte *rueckmeld antwort antworten antwortet *rueckruf *benachrichtig erreichbar unerreichbar *hotline *telefonisch zurueckgerufen',
  stock:
    '*sortiment *auswahl *vorrat *lagerbestand ausverkauft vergriffen *verfuegbar nachschub *regale *regal leere bestand',
  store:
    '*umkleide *parkplatz *parkplaetze *oeffnungszeit *filiale *laden laeden *geschaeft *toilette *kassenbereich ladengestaltung unordentlich sauberkeit *atmosphaere *beleuchtung',
  account:
    '*kundenkonto konto konten *mitgliedschaft *kundenkarte *treuepunkte punkte *abonnement *newsletter *registrier *datenschutz',
  'credit report': '*schufa *bonitaet *kreditauskunft',
  debt: '*inkasso *mahnung mahnungen *schulden',
  loan: '*kredit darlehen *darlehen hypothek *leasing *finanzierung',
  booking: '*buchung gebucht *buchen *reservier *termin termine *storno *stornier *ticket',
  warranty: '*garantie *gewaehrleist *reparatur *reparier *ersatzteil',
};

/** Words that only look like one of them. */
const NOT: Readonly<Record<string, readonly string[]>> = {
  loan: ['kreditkart', 'kreditauskunft'],
  waiting: ['wartung'],
  'product quality': ['warenkorb', 'waren'],
  store: ['laden'],
  staff: ['verkaeuferisch'],
};

interface Stems {
  readonly theme: string;
  readonly first: readonly string[];
  readonly anywhere: readonly string[];
  readonly not: readonly string[];
}
const ALL: readonly Stems[] = Object.entries(STEMS).map(([theme, stems]) => {
  const each = stems.split(' ');
  return {
    theme,
    first: each.filter((stem) => !stem.startsWith('*')),
    anywhere: each.filter((stem) => stem.startsWith('*')).map((stem) => stem.slice(1)),
    not: NOT[theme] ?? [],
  };
});

/** Short words are words: `app` is none of `Apparat`. */
const WHOLE = 6;

/** What one German word speaks of. @param word in lower case */
export function germanThemesOf(word: string): string[] {
  const plain = word.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss');
  return ALL.filter(
    ({ first, anywhere, not }) =>
      !not.some((other) => plain.startsWith(other)) &&
      (first.some((stem) => plain === stem || (stem.length >= WHOLE && plain.startsWith(stem))) ||
        anywhere.some((stem) => plain.includes(stem))),
  ).map(({ theme }) => theme);
}
