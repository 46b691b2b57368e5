import { withQuery } from '../api/request.js';
import { useWords } from '../words/use-words.js';

interface ListAsFileProps {
  /** Its address below /api/. */
  list: string;
  /** Those of the list that is on the page. */
  filter?: object;
}

/** The whole of a list as a file, as long as it may be: what the page shows of it, and everything below. */
export const ListAsFile = ({ list, filter = {} }: ListAsFileProps) => {
  const { t } = useWords();
  return (
    <p className="row wrap g3 sm">
      {(['csv', 'ndjson'] as const).map((format) => (
        <a
          key={format}
          className="link as-file"
          href={withQuery('/api/gateway/export', { list, format, ...filter })}
          download
        >
          {t(`list.${format}`)}
        </a>
      ))}
    </p>
  );
};
