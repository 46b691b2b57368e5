import type { Refusal } from '../api/refusal.js';
import { useWords } from '../words/use-words.js';

/** Why a write was refused, above its button: what no field shows already. What was typed is still there. */
export const Notice = ({ refusal, fields }: { refusal: Refusal; fields: readonly string[] }) => {
  const { t } = useWords();
  const elsewhere = (refusal.problem.errors ?? []).filter(
    ({ path }) => !fields.some((field) => path === field || path.startsWith(`${field}.`)),
  );
  const reason =
    refusal.status === 0
      ? t('state.unreachable')
      : refusal.status === 422
        ? t('form.refused')
        : t('state.said', { said: refusal.message });
  return (
    <div className="toast alert" role="alert">
      <div>
        <p className="b">{reason}</p>
        <p className="mid">{t('state.kept')}</p>
        {elsewhere.map(({ path, message }) => (
          <p key={path} className="mid">
            {path}: {message}
          </p>
        ))}
      </div>
    </div>
  );
};
