import type { AuditEntryView } from '@mirrorloop/contracts';
import { Link } from '@tanstack/react-router';
import { Chip } from '../../parts/marks.js';
import { moment, number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';

const KINDS = ['change', 'look', 'sign-in'];

/** One entry: who, what and when at a glance; before, after and its place in the chain for whoever asks. */
export const AuditRow = ({ entry }: { entry: AuditEntryView }) => {
  const { t, lang } = useWords();
  const { at, kind, who, what, subject, seen, why } = entry;
  const name = who.name ?? t(`audit.who.${who.kind}`);
  return (
    <li className="col g1">
      <p className="row wrap g2">
        <Chip>{t(`audit.kind.${KINDS.includes(kind) ? kind : 'unknown'}`)}</Chip>
        <span className="m5" dir="auto">
          {name}
        </span>
        <code className="sm auditplace" dir="ltr">
          {what}
        </code>
        {seen > 0 && <span className="sm mid">{t('audit.seen', { count: seen, n: number(lang, seen) })}</span>}
      </p>
      <p className="mic mut row wrap g2">
        <time dateTime={at}>{moment(lang, at)}</time>
        {who.id && (
          <Link className="link" to="/settings/audit" search={{ who: who.id }}>
            {t('audit.onlyWho', { who: name })}
          </Link>
        )}
        {subject && (
          <Link className="link" to="/settings/audit" search={{ subject: subject.id }}>
            {t('audit.onlySubject', { what: `${subject.kind} ${subject.id.slice(0, 8)}` })}
          </Link>
        )}
      </p>
      {why && (
        <p className="sm" dir="auto">
          {t('audit.why', { why })}
        </p>
      )}
      <Details entry={entry} />
    </li>
  );
};

const Details = ({ entry: { before, after, position, hash } }: { entry: AuditEntryView }) => {
  const { t, lang } = useWords();
  return (
    <details className="numbers">
      <summary>{t('audit.more')}</summary>
      <Fields label={t('audit.before')} fields={before} />
      <Fields label={t('audit.after')} fields={after} />
      <p className="mic mut auditplace">{t('audit.place', { n: number(lang, position), hash: hash.slice(0, 16) })}</p>
    </details>
  );
};

const Fields = ({ label, fields }: { label: string; fields: Record<string, unknown> | null }) => {
  const { t } = useWords();
  return (
    <>
      <p className="mic mut b">{label}</p>
      <pre className="rawtext sm" tabIndex={0} aria-label={label}>
        {fields ? JSON.stringify(fields, null, 2) : t('audit.nothing')}
      </pre>
    </>
  );
};
