import { germanThemesOf, STEMS } from './lexicon/themes-de.js';
import { themesNamed } from './themes-named.js';

describe('what an open answer speaks of', () => {
  it.each([
    ['Late deliveries, and nobody told them why', ['delivery', 'communication']],
    ['They say our prices are too high', ['price']],
    ['delivery', ['delivery']],
    ['Die Lieferung kommt zu spät, und niemand informiert sie', ['delivery', 'communication']],
    ['Lieferzeiten', ['delivery']],
    ['Wartezeiten an der Kasse', ['payment', 'waiting']],
    ['Preise', ['price']],
    ['Expresslieferungen', ['delivery']],
    ['Dass der Umtausch so lange dauert', ['returns', 'waiting']],
    ['Unfreundliches Personal, kein Parkplatz', ['staff', 'store']],
    ['Zu wenig Auswahl in großen Größen', ['product quality', 'stock']],
    ['Rückgabe und Erstattung', ['returns']],
    ['die App stürzt ab', ['website']],
  ])('is found in “%s”', (text, themes) => {
    expect(themesNamed(text)).toMatchObject({ read: true, themes });
  });
  it('is none where nothing is named, and unknown where the language isn’t read', () => {
    expect(themesNamed('I have no idea what they would say')).toMatchObject({ read: true, themes: [] });
    expect(themesNamed('Das weiß ich nicht, ehrlich gesagt')).toMatchObject({ read: true, themes: [] });
    expect(themesNamed('La livraison est toujours en retard et les prix sont trop chers')).toEqual({
      ...{ language: 'fr', read: false, themes: [] },
    });
    expect(themesNamed('  ')).toEqual({ language: null, read: false, themes: [] });
  });
  it('takes no word for another: a shopping cart is no quality, a service no waiting', () => {
    expect(themesNamed('Der Warenkorb ist leer und die Wartung nervt').themes).toEqual([]);
    expect(themesNamed('Sie waren nett, das Hochladen der Bilder und die Einladung nicht').themes).toEqual([]);
    expect(themesNamed('Doppelte Abbuchung').themes).toEqual(['payment']);
    expect(themesNamed('Das Ladengeschäft').themes).toEqual(['store']);
  });
});

describe('the stems of German themes', () => {
  const all = Object.entries(STEMS).flatMap(([theme, stems]) => stems.split(' ').map((stem) => ({ theme, stem })));
  const bare = (stem: string) => stem.replace('*', '');
  /** Whatever `one` finds, `other` finds as well. */
  const covers = (other: string, one: string) =>
    other.startsWith('*')
      ? bare(one).includes(bare(other))
      : !one.startsWith('*') && (one === other || (other.length >= 6 && one.startsWith(other)));
  it('are each needed: none is covered by another of its theme', () => {
    const idle = all.filter(({ theme, stem }, i) =>
      all.some((other, j) => i !== j && other.theme === theme && covers(other.stem, stem)),
    );
    expect(idle).toEqual([]);
  });
  it('are each found: none is taken for a word that only looks like it', () => {
    expect(all.filter(({ theme, stem }) => !germanThemesOf(bare(stem)).includes(theme))).toEqual([
      // A shop, and to load.
      { theme: 'store', stem: '*laden' },
    ]);
    expect(germanThemesOf('buchladen')).toEqual(['store']);
  });
});
