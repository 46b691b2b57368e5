/** A cell whose figures are shown: all of them are there. */
export const isSaidCell = <T extends { readonly gap: number | null }>(
  cell: T,
): cell is T & { [K in keyof T]: K extends 'g' ? T[K] : NonNullable<T[K]> } => cell.gap !== null;
