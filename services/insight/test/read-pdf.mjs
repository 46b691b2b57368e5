import fs from 'node:fs';
import { extractText, getDocumentProxy } from 'unpdf';

// Reads a PDF as any reader does (pdf.js): run apart, since jest takes no ESM.
const pdf = await getDocumentProxy(new Uint8Array(fs.readFileSync(process.argv[2])));
const { text } = await extractText(pdf, { mergePages: false });
const pages = await Promise.all(text.map((_, i) => pdf.getPage(i + 1)));
const roles = [];
const walk = (node) => {
  if (node?.role) roles.push({ role: node.role, alt: node.alt ?? null });
  node?.children?.forEach(walk);
};
const images = [];
for (const page of pages) {
  walk(await page.getStructTree());
  const { fnArray } = await page.getOperatorList();
  // 85: paintImageXObject. What is drawn as a vector has none.
  images.push(fnArray.filter((fn) => fn === 85).length);
}
const { info } = await pdf.getMetadata();
process.stdout.write(JSON.stringify({ text, roles, images, info, marked: (await pdf.getMarkInfo())?.Marked }));
