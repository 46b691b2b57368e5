import { InvalidArgumentError } from 'commander';

/** `--map field=column`, as often as it is given. */
export function mapped(given: string, before: Record<string, string> = {}): Record<string, string> {
  const [, field, column] = /^([^=]+)=(.+)$/s.exec(given) ?? [];
  if (!field || !column) throw new InvalidArgumentError('It takes field=column, as in --map text="Customer comment".');
  return { ...before, [field.trim()]: column.trim() };
}
