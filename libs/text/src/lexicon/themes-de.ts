/**
 * The themes in German, by the stems of their words: German builds its words together, so a stem is looked for at the
 * beginning of a word, and one that begins with * anywhere in it (Expresslieferung). ä, ö, ü and ß as ae, oe, ue, ss.
 * Written for this project.
 */
export const STEMS: Readonly<Record<string, string>> = {
  delivery: '*liefer *versand *paket *zustell sendung spedition kurier *versende postbote',
  returns: '*ruecksend *retour *rueckgabe *ruecknahme *umtausch *umgetauscht *erstatt gutschrift',
  price: '*preis teuer teure teurer ueberteuert billig *rabatt *gutschein *gebuehr *kosten *angebote guenstig',
  staff:
    '*personal *mitarbeit *verkaeufer *berater beratung unfreundlich freundlich *kassierer hoeflich unhoeflich *bedienung *kollegin *kollegen *angestellte fachkraft *kundenservice *kundendienst',
  website:
    '*webseite *website *webshop *onlineshop internetseite *homepage app apps *login einloggen anmeldemaske passwort abstuerz',
  'product quality':
    '*qualitaet defekt kaputt *maengel *mangel fehlerhaft *verarbeit *material *groesse passform *beschaedigt verschleiss haltbar farbe farben *produkte *ware',
  payment: '*zahlung *bezahl *rechnung *abbuch *lastschrift *kreditkarte *kasse *ueberweis *paypal',
  waiting:
    '*wartezeit *wartezimmer warten warte wartet gewartet *warteschlange schlange anstehen *verspaet *verzoeger dauert lange',
  communication:
    '*kommunik *informier *information *auskunft *auskuenfte *rueckmeld antwort *rueckruf *benachrichtig erreichbar unerreichbar *hotline *telefonisch zurueckgerufen',
  stock: '*sortiment *auswahl *vorrat *lagerbestand ausverkauft vergriffen *verfuegbar nachschub *regal leere bestand',
  store:
    '*umkleide *parkplatz *parkplaetze *oeffnungszeit *filiale *laden laeden *geschaeft *toilette *kassenbereich unordentlich sauberkeit *atmosphaere *beleuchtung',
  account:
    '*kundenkonto konto konten *mitgliedschaft *kundenkarte *treuepunkte punkte *abonnement *newsletter *registrier *datenschutz',
  'credit report': '*schufa *bonitaet *kreditauskunft',
  debt: '*inkasso *mahnung *schulden',
  loan: '*kredit *darlehen hypothek *leasing *finanzierung',
  booking: '*buchung gebucht *buchen *reservier *termin *storno *stornier *ticket',
  warranty: '*garantie *gewaehrleist *reparatur *reparier *ersatzteil',
};

/** Words that only look like one of them. */
const NOT: Readonly<Record<string, RegExp>> = {
  booking: /^abbuch/,
  loan: /^kredit(kart|auskunft)/,
  'product quality': /^waren(korb|$)/,
  staff: /^verkaeuferisch/,
  store: /^(ein|auf|hoch|nach|neu|herunter|runter|ver)?laden$/,
};

interface Stems {
  readonly theme: string;
  readonly first: readonly string[];
  readonly anywhere: readonly string[];
  readonly not: RegExp | undefined;
}
const ALL: readonly Stems[] = Object.entries(STEMS).map(([theme, stems]) => {
  const each = stems.split(' ');
  return {
    theme,
    first: each.filter((stem) => !stem.startsWith('*')),
    anywhere: each.filter((stem) => stem.startsWith('*')).map((stem) => stem.slice(1)),
    not: NOT[theme],
  };
});

/** Short words are words: `app` is none of `Apparat`. */
const WHOLE = 6;

/** What one German word speaks of. @param word in lower case */
export function germanThemesOf(word: string): string[] {
  const plain = word.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss');
  return ALL.filter(
    ({ first, anywhere, not }) =>
      !not?.test(plain) &&
      (first.some((stem) => plain === stem || (stem.length >= WHOLE && plain.startsWith(stem))) ||
        anywhere.some((stem) => plain.includes(stem))),
  ).map(({ theme }) => theme);
}
