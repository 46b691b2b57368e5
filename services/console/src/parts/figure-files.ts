import type { Figure, Numbers } from './number-table.js';

/** RFC 4180; what a spreadsheet would take for a formula is made text. */
export function csvOf({ columns, rows }: Numbers): string {
  const all: (readonly Figure[])[] = [columns.map(({ name }) => name), ...rows];
  return all.map((row) => row.map(csvField).join(',')).join('\r\n') + '\r\n';
}

function csvField(value: Figure): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const PAINTED = ['fill', 'stroke', 'font-size', 'font-family', 'font-weight', 'opacity'] as const;
const MARGIN = 16;
const HEAD = 30;

/** A chart that stands by itself: its colours written out, its title above it, the page's ground behind it. */
export function svgOf(chart: SVGSVGElement, title: string): string {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const [from, to] = [
    [chart, ...chart.querySelectorAll('*')],
    [copy, ...copy.querySelectorAll('*')],
  ];
  from.forEach((element, i) => paint(element, to[i] as SVGElement));
  const [width, height] = [
    chart.clientWidth || Number(chart.getAttribute('width')),
    Number(chart.getAttribute('height')),
  ];
  const styles = getComputedStyle(chart);
  const whole = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  whole.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  whole.setAttribute('viewBox', `0 0 ${width + 2 * MARGIN} ${height + HEAD + 2 * MARGIN}`);
  whole.setAttribute('width', String(width + 2 * MARGIN));
  whole.setAttribute('height', String(height + HEAD + 2 * MARGIN));
  whole.append(ground(styles.getPropertyValue('--surface')), titleOf(title, styles), placed(copy));
  return new XMLSerializer().serializeToString(whole);
}

function paint(element: Element, copy: SVGElement): void {
  const style = getComputedStyle(element);
  for (const name of PAINTED)
    if (name !== 'opacity' || element.hasAttribute(name)) copy.setAttribute(name, style.getPropertyValue(name));
  copy.removeAttribute('class');
}

const made = (name: string, attributes: Record<string, string>): SVGElement => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};
const ground = (fill: string) => made('rect', { width: '100%', height: '100%', fill });
function titleOf(title: string, styles: CSSStyleDeclaration): SVGElement {
  const text = made('text', {
    ...{ x: String(MARGIN), y: String(MARGIN + 16), 'font-size': '15', 'font-weight': '600' },
    ...{ fill: styles.getPropertyValue('--ink'), 'font-family': styles.fontFamily },
  });
  text.textContent = title;
  return text;
}
function placed(copy: SVGSVGElement): SVGElement {
  const group = made('g', { transform: `translate(${MARGIN} ${MARGIN + HEAD})` });
  group.append(...copy.childNodes);
  return group;
}

const SCALE = 2;

/** The same drawn on a canvas, twice as fine. */
export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.width * SCALE, image.height * SCALE];
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((made, failed) =>
    canvas.toBlob(
      (blob) => (blob ? made(blob) : failed(new Error('No picture could be made of the chart'))),
      'image/png',
    ),
  );
}

/** Hands a file to the browser, as a link that is clicked would. */
export function handOver(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
