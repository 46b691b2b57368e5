/** Where Hollin & Reed has shops. The towns exist; the shops do not. */
export const stores = [
  'Leeds',
  'York',
  'Bristol',
  'Manchester',
  'Edinburgh',
  'Cardiff',
  'Bath',
  'Norwich',
  'Exeter',
  'Durham',
  'London',
  'Brighton',
] as const;
