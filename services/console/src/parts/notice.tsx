import { errorsBeside, type Refusal } from '../api/refusal.js';
import { useWords } from '../words/use-words.js';

/**
 * Why a write was refused, above its button. What was typed is still there.
 *
 * @param fields those that show what is wrong with them, and no others: everything else is listed here
 */
export const Notice = ({ refusal, fields }: { refusal: Refusal; fields: readonly string[] }) => {
  const { t } = useWords();
  const reason =
    refusal.status === 0
      ? t('state.unreachable')
      : refusal.status === 412
        ? t('form.overtaken')
        : refusal.status === 422 && refusal.problem.errors?.length
          ? t('form.refused')
          : t('state.said', { said: refusal.message });
  return (
    <div className="toast alert" role="alert">
      <div>
        <p className="b">{reason}</p>
        <p className="mid">{t('state.kept')}</p>
        <ErrorsBeside refusal={refusal} fields={fields} />
      </div>
    </div>
  );
};

/** The place is said by its path, since no field here has a name for it. */
export const ErrorsBeside = ({ refusal, fields }: { refusal: Refusal | null; fields: readonly string[] }) =>
  errorsBeside(refusal, fields).map(({ path, message }, n) => (
    <p key={n} className="mid">
      {path ? `${path}: ${message}` : message}
    </p>
  ));
