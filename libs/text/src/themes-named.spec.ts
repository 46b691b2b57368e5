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
  });
});
