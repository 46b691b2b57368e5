import type { ImportView } from '@mirrorloop/contracts';
import { number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';

/** How many rows went which way, counted in full; while it runs nobody knows the end, so there is no per cent. */
export const ImportMeter = ({ file }: { file: ImportView }) => {
  const { t, lang } = useWords();
  const { read, accepted, duplicate, failed } = file.rows;
  const parts = [
    ['accepted', accepted],
    ['duplicate', duplicate],
    ['failed', failed],
  ] as const;
  const waiting = Math.max(0, read - accepted - duplicate - failed);
  return (
    <section className="card col g3" aria-label={t('imports.progress')}>
      <div className="row between base wrap g2">
        <h2 dir="auto">{file.fileName}</h2>
        <span className="sm mid tab">
          {t('imports.read', { count: read, n: number(lang, read), size: size(lang, file.bytes) })}
        </span>
      </div>
      <div
        className={`meterbar ${file.finishedAt ? '' : 'running'}`}
        role="img"
        aria-label={t('imports.meter', {
          accepted: number(lang, accepted),
          duplicate: number(lang, duplicate),
          failed: number(lang, failed),
        })}
      >
        {parts.map(([name, count]) => (
          <i key={name} className={name} style={{ flexGrow: count }} />
        ))}
        <i style={{ flexGrow: waiting || (read === 0 ? 1 : 0) }} />
      </div>
      <div className="row wrap counts tab">
        {parts.map(([name, count]) => (
          <div key={name}>
            <p className="mic mut">
              <i className={`swatch ${name}`} /> {t(`imports.${name}`)}
            </p>
            <p className="count">{number(lang, count)}</p>
            <p className="mic mut">{t(`imports.${name}Note`)}</p>
          </div>
        ))}
      </div>
      {!file.finishedAt && <p className="mic mut">{t('imports.mayClose')}</p>}
    </section>
  );
};

const size = (lang: 'en' | 'de', bytes: number): string =>
  bytes < 1_000_000 ? `${number(lang, Math.ceil(bytes / 1_000))} kB` : `${number(lang, bytes / 1_000_000, 1)} MB`;
