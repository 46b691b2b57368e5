export const roundToCents = (amount: number): number => Math.round(amount * 100) / 100;
