import { Database, sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import type { OpenTransaction } from '../../domain/ports.js';
import type { Answers } from '../../domain/studies/answers.js';
import type { Instrument } from '../../domain/studies/instrument.js';
import { type Counts, type Link, Studies } from '../../domain/studies/ports.js';
import type { GroupCount, Grouped, Quota } from '../../domain/studies/quotas.js';
import type { CustomerBase } from '../../domain/studies/report/material.js';
import type { Complaints } from '../../domain/studies/report/words-mirror.js';
import type { WaveBefore } from '../../domain/studies/report/waves.js';
import type { ReportContent } from '../../domain/studies/report.js';
import type { Study } from '../../domain/studies/study.js';
import { columnsOf } from './columns.js';

const COLUMNS = 'id, title, wave, instrument, base, quotas, opened_at, opened_by, closed_at, version';

interface StudyRow {
  id: string;
  title: string;
  wave: number;
  instrument: Instrument;
  base: CustomerBase[];
  quotas: Quota[];
  opened_at: Date;
  opened_by: string;
  closed_at: Date | null;
  version: number;
}
interface Counted extends StudyRow {
  customers: number;
  employees: number;
}

@Injectable()
export class PostgresStudies extends Studies {
  constructor(private readonly database: Database) {
    super();
  }

  async open(study: Study, tx: OpenTransaction): Promise<{ study: Study; added: boolean }> {
    const sql = sqlOf(tx);
    const added = await sql.query<{ id: string }>(
      `INSERT INTO study (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULL, $9) ON CONFLICT (id) DO NOTHING RETURNING id`,
      [
        study.id,
        study.title,
        study.wave,
        JSON.stringify(study.instrument),
        JSON.stringify(study.base),
        JSON.stringify(study.quotas),
        study.openedAt,
        study.openedBy,
        study.version,
      ],
    );
    if (added.length === 0) return { study: (await this.lock(study.id, tx))!, added: false };
    await sql.query(`INSERT INTO study_turns (study_id, taken) VALUES ($1, '{}')`, [study.id]);
    return { study, added: true };
  }

  async lock(id: string, tx: OpenTransaction): Promise<Study | undefined> {
    const [row] = await sqlOf(tx).query<StudyRow>(`SELECT ${COLUMNS} FROM study WHERE id = $1 FOR UPDATE`, [id]);
    return row && studyOf(row);
  }

  async close(
    { id, closedAt, version }: Study,
    report: ReportContent,
    rated: number,
    tx: OpenTransaction,
  ): Promise<void> {
    await sqlOf(tx).query(
      'UPDATE study SET closed_at = $2, version = $3, report = $4, customers = customers + $5 WHERE id = $1',
      [id, closedAt, version, JSON.stringify(report), rated],
    );
    await sqlOf(tx).query(`UPDATE study_invited SET sealed = '', message = NULL, next_at = NULL WHERE study_id = $1`, [
      id,
    ]);
  }

  async takeTurns(studyId: string, respondents: readonly Buffer[], tx: OpenTransaction): Promise<ReadonlySet<string>> {
    const sql = sqlOf(tx);
    const fresh = await sql.query<{ respondent: Buffer }>(
      `SELECT DISTINCT r AS respondent FROM unnest($2::bytea[]) r
       WHERE NOT EXISTS (SELECT FROM study_turns t WHERE t.study_id = $1 AND r = ANY (t.taken))`,
      [studyId, respondents],
    );
    await sql.query(
      `UPDATE study_turns SET taken = ARRAY(SELECT DISTINCT x FROM unnest(taken || $2::bytea[]) x ORDER BY x) WHERE study_id = $1`,
      [studyId, fresh.map(({ respondent }) => respondent)],
    );
    return new Set(fresh.map(({ respondent }) => respondent.toString('hex')));
  }

  groupCounts(studyId: string, tx: OpenTransaction): Promise<GroupCount[]> {
    return sqlOf(tx).query<GroupCount>(
      `SELECT population, g.key AS by, g.value AS name, count(*)::int AS n
       FROM study_answer, jsonb_each_text(groups) g WHERE study_id = $1 GROUP BY 1, 2, 3`,
      [studyId],
    );
  }

  async keep(studyId: string, answers: readonly Answers[], day: string, tx: OpenTransaction): Promise<void> {
    const sql = sqlOf(tx);
    await sql.query(
      `INSERT INTO study_answer (study_id, population, groups, ratings, outcome, points, words, awareness, day)
       SELECT $1, population, groups::jsonb, ratings::jsonb, outcome, points::jsonb, words, awareness::jsonb, $2::date
       FROM unnest($3::text[], $4::text[], $5::text[], $6::float8[], $7::text[], $8::text[], $9::text[])
         AS a (population, groups, ratings, outcome, points, words, awareness)`,
      [
        studyId,
        day,
        ...columnsOf(
          answers,
          (a) => a.population,
          (a) => JSON.stringify(a.groups),
          (a) => JSON.stringify(a.ratings),
          (a) => a.outcome,
          (a) => a.points && JSON.stringify(a.points),
          (a) => a.words,
          (a) => a.awareness && JSON.stringify(a.awareness),
        ),
      ],
    );
    await sql.query(`UPDATE study SET customers = customers + $2, employees = employees + $3 WHERE id = $1`, [
      studyId,
      answers.filter((a) => a.population === 'customer').length,
      answers.filter((a) => a.population === 'employee').length,
    ]);
  }

  async waveBefore({ title, wave }: Study, tx: OpenTransaction): Promise<WaveBefore | null> {
    const [row] = await sqlOf(tx).query<StudyRow & { groups: ReportContent['groups'] }>(
      `SELECT id, wave, instrument, report -> 'groups' AS groups FROM study
       WHERE title = $1 AND wave < $2 AND closed_at IS NOT NULL ORDER BY wave DESC, closed_at DESC LIMIT 1`,
      [title, wave],
    );
    return row ? { studyId: row.id, wave: row.wave, instrument: row.instrument, groups: row.groups } : null;
  }

  async complaints(from: string, to: string, tx: OpenTransaction): Promise<Complaints | null> {
    const [row] = await sqlOf(tx).query<{ n: number; named: Record<string, number> | null }>(
      `WITH who AS (
         SELECT DISTINCT coalesce(c.customer_id, s.subject_id) AS who, unnest(s.themes) AS theme
         FROM signal s LEFT JOIN customer_subject c ON c.subject_id = s.subject_id
         WHERE s.sentiment = 'negative' AND s.day BETWEEN $1::date - DATE '1970-01-01' AND $2::date - DATE '1970-01-01'),
       themes AS (SELECT theme, count(*)::int AS n FROM who GROUP BY theme)
       SELECT (SELECT count(DISTINCT who)::int FROM who) AS n, (SELECT jsonb_object_agg(theme, n) FROM themes) AS named`,
      [from, to],
    );
    return row?.named ? { n: row.n, named: row.named, from, to } : null;
  }

  answersOf(studyId: string, tx: OpenTransaction): Promise<Answers[]> {
    return sqlOf(tx).query<Answers>(
      'SELECT population, groups, ratings, outcome, points, words, awareness FROM study_answer WHERE study_id = $1 ORDER BY id',
      [studyId],
    );
  }

  async addLinks(links: readonly (Link & { hash: Buffer })[], tx: OpenTransaction): Promise<void> {
    await sqlOf(tx).query(
      `INSERT INTO study_link (hash, study_id, population, groups, respondent)
       SELECT hash, study_id, population, groups::jsonb, respondent
       FROM unnest($1::bytea[], $2::uuid[], $3::text[], $4::text[], $5::bytea[]) AS l (hash, study_id, population, groups, respondent)`,
      columnsOf(
        links,
        (l) => l.hash,
        (l) => l.studyId,
        (l) => l.population,
        (l) => JSON.stringify(l.groups),
        (l) => l.respondent,
      ),
    );
  }

  async groupsOf(hashes: readonly Buffer[], tx: OpenTransaction): Promise<ReadonlyMap<string, Grouped>> {
    const rows = await sqlOf(tx).query<Grouped & { hash: string }>(
      `SELECT encode(hash, 'hex') AS hash, population, groups FROM study_link WHERE hash = ANY($1::bytea[])`,
      [hashes],
    );
    return new Map(rows.map(({ hash, ...grouped }) => [hash, grouped]));
  }

  async linkOf(hash: Buffer): Promise<Link | undefined> {
    const [row] = await this.database.query<Omit<Link, 'personal'>>(
      'SELECT study_id AS "studyId", population, groups, respondent FROM study_link WHERE hash = $1',
      [hash],
    );
    return row && { ...row, personal: row.respondent !== null };
  }

  async one(id: string, tx?: OpenTransaction): Promise<{ study: Study; counts: Counts } | undefined> {
    const [row] = await (tx ? sqlOf(tx) : this.database).query<Counted>(
      `SELECT ${COLUMNS}, customers, employees FROM study WHERE id = $1`,
      [id],
    );
    return row && countedOf(row);
  }

  async newest(limit: number): Promise<{ study: Study; counts: Counts }[]> {
    const rows = await this.database.query<Counted>(
      `SELECT ${COLUMNS}, customers, employees FROM study ORDER BY opened_at DESC, id DESC LIMIT $1`,
      [limit],
    );
    return rows.map(countedOf);
  }

  async report(id: string): Promise<ReportContent | undefined> {
    const [row] = await this.database.query<{ report: ReportContent | null }>(
      'SELECT report FROM study WHERE id = $1',
      [id],
    );
    return row?.report ? asOfToday(row.report) : undefined;
  }
}

/** What reports that were drawn before these parts existed have of them. */
const BEFORE_BREADTH = {
  weighting: null,
  questions: [],
  touchpoints: [],
  segments: [],
  waves: null,
  words: null,
  awareness: null,
  units: [],
  importance: null,
};

const asOfToday = (report: ReportContent): ReportContent => ({
  ...BEFORE_BREADTH,
  ...report,
  words: report.words ? { ...BEFORE_WEIGHTS, ...report.words } : null,
  groups: report.groups.map((group) => ({ ...BEFORE_DERIVED, ...group })),
  attributes: report.attributes.map((attribute) => ({ ...BEFORE_BELOW, ...attribute })),
});
const BEFORE_DERIVED = { derived: null };
const BEFORE_WEIGHTS = { designEffect: null };
const BEFORE_BELOW = { below: null };

const studyOf = (row: StudyRow): Study => {
  const { id, title, wave, instrument, base, quotas, version, opened_at, opened_by, closed_at } = row;
  const dates = { openedAt: opened_at, openedBy: opened_by, closedAt: closed_at };
  return { id, title, wave, instrument, base, quotas, version, ...dates };
};
const countedOf = (row: Counted) => ({
  study: studyOf(row),
  counts: { customer: row.customers, employee: row.employees },
});
