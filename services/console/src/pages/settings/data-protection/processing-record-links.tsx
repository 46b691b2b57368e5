import { recordFile } from '../../../api/gateway.js';
import { useWords } from '../../../words/use-words.js';

/** To be read, printed or filed; in both languages, whichever the reader has. */
export const ProcessingRecordLinks = () => {
  const { t } = useWords();
  return (
    <section className="card col g3" aria-labelledby="record">
      <h2 id="record">{t('protection.record')}</h2>
      <p className="sm mid">{t('protection.recordAbout')}</p>
      <ul className="row wrap g3">
        {(['en', 'de'] as const).map((lang) => (
          <li key={lang}>
            <a className="link" href={recordFile(lang, 'text')} target="_blank" rel="noreferrer">
              {t(`protection.record.${lang}`)}
            </a>
          </li>
        ))}
        <li>
          <a className="link" href={recordFile('en', 'json')} target="_blank" rel="noreferrer">
            JSON
          </a>
        </li>
      </ul>
    </section>
  );
};
