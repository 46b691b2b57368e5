const WIDTH = 120;

/**
 * JSON as a person writes it: what fits on a line stands on one.
 *
 * @param {unknown} value
 * @param {number} [used] characters of the line that are taken already, the indentation among them
 * @param {number} [depth]
 * @returns {string}
 */
export function print(value, used = 0, depth = 0) {
  const flat = inALine(value);
  if (typeof value !== 'object' || value === null || used + flat.length < WIDTH) return flat;
  const within = '  '.repeat(depth + 1);
  const part = (name, each) => `${within}${name}${print(each, within.length + name.length + 1, depth + 1)}`;
  const [begin, end] = Array.isArray(value) ? '[]' : '{}';
  const parts = Array.isArray(value)
    ? value.map((each) => part('', each))
    : Object.entries(value).map(([name, each]) => part(`${JSON.stringify(name)}: `, each));
  return `${begin}\n${parts.join(',\n')}\n${'  '.repeat(depth)}${end}`;
}

function inALine(value) {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(inALine).join(', ')}]`;
  const parts = Object.entries(value).map(([name, each]) => `${JSON.stringify(name)}: ${inALine(each)}`);
  return parts.length > 0 ? `{ ${parts.join(', ')} }` : '{}';
}
