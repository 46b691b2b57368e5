import fs from 'node:fs';
import type { InsightView, Page, StudyReport, StudyView } from '@mirrorloop/contracts';
import { truths } from '@mirrorloop/examples';
import { Client } from './client.js';
import { answerOf, type OpenApi } from './openapi.js';
import { freshFolder, Program } from './program.js';

interface List {
  items: Record<string, unknown>[];
}

/** Where an id of such a thing is to be had; elsewhere the list that the address begins with has it. */
const LISTS: Record<string, string> = {
  '/imports/{id}': '/api/ingestion/imports',
  '/api/insight/studies/{id}/report': '/api/insight/studies',
  '/api/trace/{kind}/{id}': '/api/insight/insights',
};
/** Only people have one; what they are answered is seen in a browser's journey. */
const NOT_FOR_TOKENS = ['/api/gateway/account'];
const KIND = 'insight';

describe('what is really answered', () => {
  const folder = freshFolder();
  let program: Program;
  let client: Client;
  let document: OpenApi;

  beforeAll(async () => {
    program = new Program(folder, { args: ['--port', '0'] });
    client = new Client(await program.ready(200_000), folder);
    document = await client.get<OpenApi>('/openapi.json');
  });
  afterAll(async () => {
    await program.stop();
    fs.rmSync(folder, { recursive: true });
  });

  /** With the id of something that is there; undefined where the sample organisation has no such thing. */
  async function addressOf(place: string): Promise<string | undefined> {
    if (!place.includes('{')) return place;
    const list = await client.get<List | List['items']>(LISTS[place] ?? place.split('/{')[0]!);
    const [first] = Array.isArray(list) ? list : list.items;
    const id = first?.['id'] ?? first?.['signalId'];
    return id === undefined ? undefined : place.replace('{kind}', KIND).replace(/\{\w+\}/, String(id));
  }

  it('keeps to OpenAPI, for the sample organisation, at each address that can be read', async () => {
    const faults: string[] = [];
    const read: string[] = [];
    for (const [place, { get }] of Object.entries(document.paths)) {
      const shape = get && answerOf(document, get);
      const asksMore = get?.parameters.some((each) => each.in === 'query' && each.required);
      const address = shape && !asksMore && !NOT_FOR_TOKENS.includes(place) && (await addressOf(place));
      if (!address) continue;
      const { error } = shape.safeParse(await client.get(address));
      if (error)
        faults.push(`${address}: ${error.issues.map((it) => `${it.path.join('.')} ${it.message}`).join('; ')}`);
      read.push(place);
    }
    expect(faults).toEqual([]);
    expect(read.length).toBeGreaterThan(40);
    const lists = read.filter((place) => /\/(signals|customers|insights|actions|people|audit|studies)$/.test(place));
    expect(lists.length).toBeGreaterThanOrEqual(8);
  });

  it('of the sample organisation is what was planted, and nothing else: a surge, two blind spots, a word too much and one too little', async () => {
    const { items: insights } = await client.get<Page<InsightView>>('/api/insight/insights');
    const { items: studies } = await client.get<Page<StudyView>>('/api/insight/studies');
    const report = await client.get<StudyReport>(`/api/insight/studies/${studies[0]!.id}/report`);
    const overrated = Object.keys(truths.study.overrated).map(
      (id) => report.study.questions.find((question) => question.id === id)!.attribute,
    );
    const titles = insights.map(({ kind, theme }) => `${kind} ${theme}`);
    expect(titles.sort()).toEqual([
      ...overrated.map((attribute) => `perception-gap ${attribute}`).sort(),
      `surge ${truths.planted[0].about}`,
    ]);
    expect(new Set(report.findings.map(({ attribute }) => attribute))).toEqual(new Set(overrated));
    const agrees = ['as-often', 'inconclusive', 'not-shown'];
    const wrong = report.words!.groups.flatMap(({ themes }) =>
      themes.filter(({ verdict }) => !agrees.includes(verdict)),
    );
    const { tooOften, tooRarely } = truths.study.words;
    expect(new Set(wrong.map(({ theme }) => theme))).toEqual(new Set([tooOften, tooRarely]));
    // They say yes to what doesn't exist as often.
    const aspects = report.awareness!.groups.flatMap((group) => group.aspects);
    expect(aspects.filter(({ verdict }) => verdict === 'knows')).toEqual([]);
  });

  it('is in the document for each operation, and so are the problems', () => {
    const without = Object.entries(document.paths).flatMap(([place, methods]) =>
      Object.entries(methods).flatMap(([method, { responses }]) => {
        const [status = '', well] = Object.entries(responses).find(([each]) => /^[123]/.test(each)) ?? [];
        const says = ['101', '204', '302'].includes(status) || Object.keys(well?.content ?? {}).length > 0;
        const json = well?.content?.['application/json'];
        return says && (!json || json.schema) && responses['503'] ? [] : [`${method} ${place}`];
      }),
    );
    expect(without).toEqual([]);
    expect(document.components.responses['422']).toMatchObject({
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    });
  });
});
