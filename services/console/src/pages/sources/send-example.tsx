import { useWords } from '../../words/use-words.js';

/** A first signal, as it is sent from a shell; nothing in it needs to be changed to be tried. */
export const exampleOf = (origin: string, writeKey: string): string =>
  [
    `curl ${origin}/v1/track -u '${writeKey}:' -H 'content-type: application/json' -d '{`,
    `  "messageId": "first-1", "userId": "customer-1", "event": "Review",`,
    `  "properties": { "text": "The parcel came late", "touchpoint": "delivery" } }'`,
  ].join('\n');

export const SendExample = ({ writeKey }: { writeKey: string }) => {
  const { t } = useWords();
  return (
    <div className="col g2">
      <p className="b">{t('sources.example')}</p>
      <pre className="code" tabIndex={0} aria-label={t('sources.example')} dir="ltr">
        {exampleOf(window.location.origin, writeKey)}
      </pre>
    </div>
  );
};
