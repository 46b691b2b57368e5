import { Button } from '@mantine/core';
import { useKey } from '../shell/keys.js';
import { number } from '../words/format.js';
import { useWords } from '../words/use-words.js';

/** What arrived while somebody was reading waits here; nothing below moves until it is asked for. */
export const NewItemsBar = ({
  count,
  what,
  show,
}: {
  count: number;
  what: 'signals' | 'insights' | 'actions' | 'events';
  show: () => void;
}) => {
  const { t, lang } = useWords();
  useKey('.', () => count > 0 && show());
  return (
    <div role="status" className="newbar">
      {count > 0 && (
        <div className="toast acc">
          <div className="grow">
            <p className="b">{t(`new.${what}`, { count, n: number(lang, count) })}</p>
            <p className="mid">
              {t('new.still')} <span className="kbd">.</span>
            </p>
          </div>
          <Button variant="default" onClick={show}>
            {t('new.show')}
          </Button>
        </div>
      )}
    </div>
  );
};
