import fs from 'node:fs';
import type {
  ActionView,
  Channel,
  ImportView,
  InsightView,
  Overview,
  Page,
  PeopleImported,
  SourceView,
  StudyReport,
  StudyView,
} from '@mirrorloop/contracts';
import { MIRROR_SEED, peopleFile, sampleFiles, type SampleFile, studyResponses, truths } from '@mirrorloop/examples';
import type { Api } from './api.js';
import { until } from './until.js';

const LIMIT_MS = 300_000;
const channels: Readonly<Record<string, Channel>> = {
  'Hollin & Reed shops': 'store',
  'web shop': 'web',
  'call centre': 'phone',
};

/** What the loader tells whoever waits: one line of text a time. */
export type Say = (line: string) => void;

/**
 * Brings the invented organisation in the way any company's data comes in, through the gateway, and waits until the
 * platform has found what is planted. Every step may be repeated: cut off anywhere, it is simply run again.
 */
export async function loadSample(api: Api, asOf: string, say: Say, signal: AbortSignal): Promise<void> {
  say(
    `Loading the sample organisation ${truths.organisation}, which is invented: ${truths.signals.toLocaleString('en')} signals up to ${asOf}.`,
  );
  const people = await api.post<PeopleImported>(
    '/api/gateway/people/import',
    `sample-people-${asOf}`,
    fs.readFileSync(peopleFile, 'utf8'),
    'text/csv',
  );
  say(`  ${people.people + people.unchanged} people are known.`);
  const files = sampleFiles({ asOf });
  await makeSources(api, files, asOf);
  const imports: ImportView[] = [];
  for (const file of files) imports.push(await send(api, file, asOf));
  const signals = await untilImported(api, imports, say, signal);
  await untilAnalysed(api, signals, say, signal);
  await untilFound(api, say, signal);
  await askBothSides(api, say);
}

/** The sample's mirror study: opened, answered and closed as any company's is. What it finds nobody tells it. */
async function askBothSides(api: Api, say: Say): Promise<void> {
  const outcome = {
    id: 'overall',
    wording: { en: 'How do you rate us, all in all?', de: 'Wie bewerten Sie uns alles in allem?' },
  };
  const openQuestion = {
    wording: { en: 'What should we do better?', de: 'Was sollten wir besser machen?' },
    employeeWording: {
      en: 'What do you believe our customers complain about?',
      de: 'Was glauben Sie, worüber sich unsere Kundschaft beschwert?',
    },
  };
  const post = <T>(path: string, key: string, body: object) =>
    api.post<T>(`/api/insight/studies${path}`, `sample-study-${key}`, JSON.stringify(body), 'application/json');
  const study = await post<StudyView>('', 'open', {
    ...{ title: truths.study.title, template: 'retail', outcome, openQuestion, awareness: true },
  });
  if (study.status === 'open') {
    const items = study.awareness?.items.map(({ id }) => id);
    await post(`/${study.id}/responses`, 'answers', {
      instrumentVersion: 1,
      responses: studyResponses(MIRROR_SEED, items),
    });
    await post(`/${study.id}/close`, 'close', {});
  }
  const { findings } = await api.get<StudyReport>(`/api/insight/studies/${study.id}/report`);
  for (const { sentence } of findings.slice(0, 2)) say(`  Found: ${sentence.en}`);
}

async function makeSources(api: Api, files: readonly SampleFile[], asOf: string): Promise<void> {
  const known = new Set((await api.list<SourceView>('/api/ingestion/sources?limit=200')).map(({ name }) => name));
  for (const { source } of files.filter((file) => !known.has(file.source))) {
    const body = JSON.stringify({ name: source, channel: channels[source] });
    await api.post('/api/ingestion/sources', `sample-source-${source}-${asOf}`, body, 'application/json');
  }
}

/** The same key and the same bytes each time, so that a file whose answer was lost is not imported twice. */
function send(api: Api, file: SampleFile, asOf: string): Promise<ImportView> {
  const form = new FormData();
  form.set('source', file.source);
  form.set('file', new Blob([...file.csv()], { type: 'text/csv' }), file.fileName);
  return api.post<ImportView>('/imports', `sample-${file.fileName}-${asOf}`, form);
}

/** @returns how many signals the files hold */
async function untilImported(api: Api, imports: readonly ImportView[], say: Say, signal: AbortSignal): Promise<number> {
  const report = everyTwoSeconds(say);
  return until(
    async () => {
      const now = await Promise.all(imports.map(({ id }) => api.get<ImportView>(`/imports/${id}`)));
      const refused = now.find(({ state }) => state === 'refused');
      if (refused) throw new Error(`The sample file ${refused.fileName} was refused: ${refused.refusal}`);
      const count = (of: (rows: ImportView['rows']) => number) => now.reduce((sum, { rows }) => sum + of(rows), 0);
      const read = count((rows) => rows.read);
      report(`  ${read.toLocaleString('en')} rows are imported.`);
      return now.every(({ state }) => state === 'done') ? count((rows) => rows.accepted + rows.duplicate) : undefined;
    },
    'the files of the sample to be imported',
    LIMIT_MS,
    signal,
  );
}

async function untilAnalysed(api: Api, signals: number, say: Say, signal: AbortSignal): Promise<void> {
  const report = everyTwoSeconds(say);
  await until(
    async () => {
      const { signals: analysed } = await api.get<Overview>('/api/insight/overview');
      report(`  ${analysed.toLocaleString('en')} signals are analysed.`);
      return analysed >= signals || undefined;
    },
    `all ${signals} signals to be analysed`,
    LIMIT_MS,
    signal,
  );
}

/** The planted surge has to be found by the platform itself: nothing here tells it. */
async function untilFound(api: Api, say: Say, signal: AbortSignal): Promise<void> {
  const insight = await until(
    () => insightOf(api),
    'the platform to find the surge that is planted in the sample',
    LIMIT_MS,
    signal,
  );
  say(`  Found: ${insight.statement}`);
  const proposed = async () => (await api.list<ActionView>(`/api/action-tracker/actions?insightId=${insight.id}`))[0];
  const action = await until(proposed, `an action to be proposed for "${insight.title}"`, LIMIT_MS, signal);
  say(`  Proposed: ${action.title}`);
}

const insightOf = async (api: Api): Promise<InsightView | undefined> =>
  (await api.get<Page<InsightView>>('/api/insight/insights')).items.find(
    ({ touchpoint }) => touchpoint === truths.planted[0].touchpoint,
  );

function everyTwoSeconds(say: Say): Say {
  let last = 0;
  return (line) => {
    if (Date.now() - last < 2_000) return;
    last = Date.now();
    say(line);
  };
}
