import { Button, CopyButton } from '@mantine/core';
import { useWords } from '../words/use-words.js';

/** A secret that can't be had again: to be taken along now. It wraps instead of hiding its end. */
export const ShownOnce = ({ label, secret }: { label: string; secret: string }) => {
  const { t } = useWords();
  return (
    <div className="toast col g3">
      <p className="b">{label}</p>
      <pre className="code" tabIndex={0} aria-label={label} dir="ltr">
        {secret}
      </pre>
      <p className="sm mid">{t('once.note')}</p>
      {/* Browsers lend the clipboard to secure addresses only. */}
      {window.isSecureContext && (
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <div>
              <Button variant="default" onClick={copy}>
                <span aria-live="polite">{t(copied ? 'once.copied' : 'once.copy')}</span>
              </Button>
            </div>
          )}
        </CopyButton>
      )}
    </div>
  );
};
