/** An interval of shares as it is said. */
export const percents = (language: 'en' | 'de') => {
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const one = (share: number) => format.format(100 * share);
  return ({ low, high }: { readonly low: number; readonly high: number }) =>
    language === 'en' ? `${one(low)} to ${one(high)}%` : `${one(low)} bis ${one(high)} %`;
};
