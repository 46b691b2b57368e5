import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';

const { resolve } = createRequire(import.meta.url);
const FONTS = {
  text: resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  strong: resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
} as const;
export type Face = keyof typeof FONTS;

export const INK = { text: '#17181b', soft: '#45474d', faint: '#64666c', line: '#ebe9e3', band: '#dddbd4' } as const;
export const CUSTOMER = '#1a65a8';
export const EMPLOYEE = '#b3500c';

const MARGIN = 44;
const PAGE = { width: 595.28, height: 841.89 };
export const WIDTH = PAGE.width - 2 * MARGIN;
const BOTTOM = PAGE.height - MARGIN - 22;

type Role = 'H1' | 'H2' | 'P' | 'Figure' | 'Table';
interface Said {
  readonly size?: number;
  readonly face?: Face;
  readonly ink?: string;
  readonly after?: number;
}

/**
 * Pages of A4, filled from top to bottom. Tagged: headings, paragraphs, and figures with their text alternative, so that a
 * screen reader can follow; everything drawn is a vector with its letters as letters.
 */
export class Sheet {
  readonly doc: PDFKit.PDFDocument;
  private readonly root: PDFKit.PDFStructureElement;
  private readonly pieces: Buffer[] = [];
  private readonly done: Promise<Buffer>;
  y = MARGIN;

  constructor(title: string, lang: string, made: Date) {
    this.doc = new PDFDocument({
      ...{ size: 'A4', margin: MARGIN, bufferPages: true, tagged: true, pdfVersion: '1.7', lang, displayTitle: true },
      info: { Title: title, CreationDate: made },
    });
    for (const [name, file] of Object.entries(FONTS)) this.doc.registerFont(name, file);
    this.root = this.doc.struct('Document');
    this.doc.addStructure(this.root);
    this.done = new Promise((resolved, failed) => {
      this.doc.on('data', (piece: Buffer) => this.pieces.push(piece));
      this.doc.on('end', () => resolved(Buffer.concat(this.pieces)));
      this.doc.on('error', failed);
    });
  }

  /** Begins a page where so many points aren't left. */
  room(height: number): void {
    if (this.y + height <= BOTTOM || this.y === MARGIN) return;
    this.doc.addPage();
    this.y = MARGIN;
  }

  /** A paragraph or heading, broken into lines and, where it must, over pages. */
  say(role: 'H1' | 'H2' | 'P', text: string, { size = 10, face = 'text', ink = INK.text, after = 6 }: Said = {}): void {
    this.doc.font(face).fontSize(size);
    const height = this.doc.heightOfString(text, { width: WIDTH, lineGap: 1.5 });
    this.room(role === 'P' ? height : height + 80);
    this.tagged(role, () => {
      this.doc.font(face).fontSize(size).fillColor(ink);
      this.doc.text(text, MARGIN, this.y, { width: WIDTH, lineGap: 1.5 });
    });
    this.y += height + after;
  }

  /** Something drawn, so many points high, with what it shows in words. @param draw from the left and top it is given */
  figure(height: number, alt: string, draw: (left: number, top: number) => void): void {
    this.room(height);
    this.tagged('Figure', () => draw(MARGIN, this.y), alt);
    this.y += height;
  }

  /** One line of letters, at its baseline's left, middle or right; cut where it is wider than it may be. */
  put(
    text: string,
    x: number,
    y: number,
    style: Said & { align?: 'left' | 'center' | 'right'; width?: number } = {},
  ): void {
    const { size = 8, face = 'text', ink = INK.text, align = 'left', width } = style;
    this.doc.font(face).fontSize(size).fillColor(ink);
    const shown = width === undefined ? text : this.fitted(text, width);
    const wide = this.doc.widthOfString(shown);
    const left = align === 'left' ? x : align === 'right' ? x - wide : x - wide / 2;
    this.doc.text(shown, left, y - size * 0.75, { lineBreak: false });
  }

  private fitted(text: string, width: number): string {
    if (this.doc.widthOfString(text) <= width) return text;
    let most = text.length;
    while (most > 1 && this.doc.widthOfString(`${text.slice(0, most)}…`) > width) most -= 1;
    return `${text.slice(0, most).trimEnd()}…`;
  }

  rule(x1: number, x2: number, y: number, ink: string = INK.line, width = 0.75): void {
    this.doc.lineWidth(width).lineCap('butt').strokeColor(ink).moveTo(x1, y).lineTo(x2, y).stroke();
  }

  /** A filled circle is what customers say, an open diamond what staff believe; an interval runs through either. */
  mark(is: 'customer' | 'employee', x: number, y: number, r = 3): void {
    if (is === 'customer') this.doc.circle(x, y, r).fill(CUSTOMER);
    else
      this.doc
        .polygon([x, y - r - 0.7], [x + r + 0.7, y], [x, y + r + 0.7], [x - r - 0.7, y])
        .lineWidth(1.3)
        .fillAndStroke('#ffffff', EMPLOYEE);
  }

  private tagged(role: Role, draw: () => void, alt?: string): void {
    this.root.add(this.doc.struct(role, alt === undefined ? {} : { alt }, draw));
  }

  /** The bytes, with the number of each page at its foot. @param foot of a page and of how many there are */
  async bytes(foot: (page: number, of: number) => string): Promise<Buffer> {
    this.root.end();
    const { count } = this.doc.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.doc.switchToPage(page);
      // What every page repeats is no content of the document.
      this.doc.markContent('Artifact', { type: 'Pagination' });
      this.doc.page.margins.bottom = 0;
      this.put(foot(page + 1, count), MARGIN, PAGE.height - 28, { size: 7.5, ink: INK.faint, width: WIDTH });
      this.doc.endMarkedContent();
    }
    this.doc.end();
    return this.done;
  }
}
