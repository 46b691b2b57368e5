import { readFileSync } from 'node:fs';
import path from 'node:path';

const css = readFileSync(path.join(__dirname, '../src/styles/tokens.css'), 'utf8');

function tokensOf(start: string): Record<string, string> {
  const from = css.indexOf(start);
  return Object.fromEntries(
    [...css.slice(from, css.indexOf('}', from)).matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [
      match[1]!,
      match[2]!,
    ]),
  );
}
const themes = {
  light: tokensOf("[data-mantine-color-scheme='light']"),
  dark: tokensOf("[data-mantine-color-scheme='dark']"),
};

type Three = [number, number, number];
const linear = (hex: string): Three =>
  [1, 3, 5]
    .map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as Three;
const luminance = (hex: string) => linear(hex).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i]!, 0);

/** WCAG 2.2, contrast ratio. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** How colour-blind people see, on linear RGB (Machado, Oliveira and Fernandes 2009, severity 1). */
const sights: Record<string, number[]> = {
  full: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};
const seen = ([r, g, b]: Three, m: number[]): Three =>
  [0, 3, 6].map((i) => Math.min(1, Math.max(0, m[i]! * r + m[i + 1]! * g + m[i + 2]! * b))) as Three;

/** OKLab (Ottosson 2020), times 100 when distances are taken. */
function oklab([r, g, b]: Three): Three {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
const apart = (a: string, b: string, sight: number[]) => {
  const [p, q] = [oklab(seen(linear(a), sight)), oklab(seen(linear(b), sight))];
  return 100 * Math.hypot(...p.map((value, i) => value - q[i]!));
};

const text = [
  ['ink', 'surface'],
  ['ink2', 'surface'],
  ['ink3', 'surface'],
  ['ink3', 'canvas'],
  ['ink3', 'sunken'],
  ['accent', 'surface'],
  ['accent', 'canvas'],
  ['accent', 'accent-soft'],
  ['customer', 'surface'],
  ['employee', 'surface'],
  ['alert', 'alert-soft'],
  ['alert', 'surface'],
  ['good', 'good-soft'],
  ['warn', 'warn-soft'],
  ['ink', 'alert-soft'],
  ['ink', 'good-soft'],
  ['ink', 'mark-neu'],
  ['canvas', 'ink'],
  ['canvas', 'alert'],
  ['on-strong', 'o4'],
  ['on-strong', 'u4'],
] as const;

describe.each(Object.entries(themes))('the colours by %s', (_, tokens) => {
  it.each(text)('%s on %s can be read: contrast of at least 4.5', (front, back) => {
    expect(contrast(tokens[front]!, tokens[back]!)).toBeGreaterThanOrEqual(4.5);
  });

  it('input borders stand out from the surface: contrast of at least 3', () => {
    expect(contrast(tokens['edge']!, tokens['surface']!)).toBeGreaterThanOrEqual(3);
  });

  it.each([
    ['customer', 'employee'],
    ['o4', 'u4'],
    ['o3', 'u3'],
  ])('%s and %s stay 20 apart for every kind of sight', (a, b) => {
    for (const sight of Object.values(sights)) expect(apart(tokens[a]!, tokens[b]!, sight)).toBeGreaterThanOrEqual(20);
  });
});
