import type { SourceView } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { queries } from '../../api/queries.js';
import { Dialog } from '../../parts/dialog.js';
import { useWords } from '../../words/use-words.js';
import { WriteKeys } from './write-keys.js';

/** A source by its name, which leads whoever keeps sources to its write keys; the address says whose are open. */
export const KeyedSource = ({ source }: { source: SourceView }) => {
  const { t } = useWords();
  const navigate = useNavigate();
  const open = useSearch({ from: '/shell/sources' }).keys === source.id;
  const keeps = useQuery(queries.session()).data?.may.includes('keep sources') ?? false;
  if (!keeps) return source.name;
  return (
    <>
      <Link className="link" to="/sources" search={{ keys: source.id }}>
        {source.name}
      </Link>
      <Dialog
        opened={open}
        close={() => void navigate({ to: '/sources', search: {} })}
        title={t('keysOf.title', { name: source.name })}
        size={520}
      >
        <WriteKeys source={source} />
      </Dialog>
    </>
  );
};
