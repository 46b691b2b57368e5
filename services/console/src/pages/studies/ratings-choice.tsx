import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { queries } from '../../api/queries.js';
import { messagesFor, type Refusal } from '../../api/refusal.js';
import { number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';

/** The touchpoint whose ratings stand for answers, by question. */
export type Rated = Readonly<Record<string, string>>;

export interface Asked {
  readonly question: string;
  readonly name: string;
}

/** What is chosen, in the order it is asked: a refusal names it by its place. */
export const ratingsOf = (asked: readonly Asked[], rated: Rated) =>
  asked.flatMap(({ question }) => (rated[question] ? [{ question, touchpoint: rated[question] }] : []));

export const placesOf = (asked: readonly Asked[], rated: Rated): string[] =>
  ratingsOf(asked, rated).map((_, i) => `ratings[${i}]`);

interface Props {
  asked: readonly Asked[];
  rated: Rated;
  put: (rated: Rated) => void;
  refusal: Refusal | null;
}

/** Which ratings that customers gave anyway stand for their answers; nothing is taken unless somebody says so. */
export const RatingsChoice = ({ asked, rated, put, refusal }: Props) => {
  const { t, lang } = useWords();
  const touchpoints = useQuery(queries.overview()).data?.touchpoints ?? [];
  const chosen = ratingsOf(asked, rated);
  const errorOf = (question: string) => {
    const at = chosen.findIndex((one) => one.question === question);
    return at < 0 ? undefined : messagesFor(refusal, `ratings[${at}]`).join(' ') || undefined;
  };
  if (touchpoints.length === 0) return null;
  return (
    <details className="numbers">
      <summary>
        {t('studies.rated.choose')} {chosen.length > 0 && `(${number(lang, chosen.length)})`}
      </summary>
      <div className="col g3">
        <p className="sm mid">{t('studies.rated.chooseHelp')}</p>
        {asked.map(({ question, name }) => (
          <NativeSelect
            key={question}
            label={name}
            data={[
              { value: '', label: t('studies.rated.none') },
              ...touchpoints.map(({ touchpoint, signals }) => ({
                value: touchpoint,
                label: `${touchpoint} (${t('studies.rated.signals', { count: signals, n: number(lang, signals) })})`,
              })),
            ]}
            value={rated[question] ?? ''}
            onChange={(event) => put({ ...rated, [question]: event.currentTarget.value })}
            error={errorOf(question)}
          />
        ))}
      </div>
    </details>
  );
};
