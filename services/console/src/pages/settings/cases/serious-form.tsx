import { Checkbox, Textarea, TextInput } from '@mantine/core';
import type { SeriousSettingsView } from '@mirrorloop/contracts';
import { messagesFor } from '../../../api/refusal.js';
import { putSerious } from '../../../api/settings.js';
import { queries } from '../../../api/queries.js';
import { KeepFoot } from '../../../parts/keep-foot.js';
import { useKeep } from '../../../parts/use-keep.js';
import { useWords } from '../../../words/use-words.js';
import { linesOf, seriousDraft, seriousFrom } from './drafts.js';

/** `words[3]` is a line of the field `words`. */
const FIELDS = ['words', 'withinDays'];

/** When a single signal is so serious that somebody answers this one customer. */
export const SeriousForm = ({ known, may }: { known: SeriousSettingsView; may: boolean }) => {
  const { t } = useWords();
  const keeping = useKeep({
    known,
    queryKey: queries.serious().queryKey,
    draftOf: seriousDraft,
    put: (draft, version) => putSerious({ version, ...seriousFrom(draft) }),
  });
  const { draft, change: put } = keeping;
  const lines = linesOf(draft.words);
  const wrongLines = (keeping.refusal?.problem.errors ?? []).flatMap(({ path, message }) => {
    const at = /^words\[(\d+)\]/.exec(path);
    return at ? `“${lines[Number(at[1])] ?? ''}”: ${message}` : path === 'words' ? message : [];
  });
  const yesNo = (on: boolean) => t(on ? 'serious.yes' : 'serious.no');
  return (
    <form
      className="card col g3"
      noValidate
      aria-labelledby="serious"
      onSubmit={(event) => (event.preventDefault(), keeping.keep())}
    >
      <h2 id="serious">{t('serious.signals')}</h2>
      <fieldset className="col g3 plain" disabled={!may}>
        <legend className="sm mid">{t('serious.signalsAbout')}</legend>
        <Checkbox
          label={t('serious.ratingAtBottom')}
          description={t('serious.ratingAtBottomHelp')}
          checked={draft.ratingAtBottom}
          onChange={(event) => put({ ratingAtBottom: event.currentTarget.checked })}
        />
        <Textarea
          label={t('serious.words')}
          description={t('serious.wordsHelp')}
          autosize
          minRows={4}
          maxRows={14}
          dir="auto"
          value={draft.words}
          onChange={(event) => put({ words: event.currentTarget.value })}
          error={wrongLines.join(' ') || undefined}
        />
        <TextInput
          label={t('serious.withinDays')}
          description={t('serious.withinDaysHelp')}
          inputMode="numeric"
          value={draft.withinDays}
          onChange={(event) => put({ withinDays: event.currentTarget.value })}
          error={messagesFor(keeping.refusal, 'withinDays').join(' ') || undefined}
        />
      </fieldset>
      {may && (
        <KeepFoot
          keeping={keeping}
          fields={FIELDS}
          differs={(theirs) => [
            [t('serious.ratingAtBottom'), yesNo(theirs.ratingAtBottom), yesNo(draft.ratingAtBottom)],
            [t('serious.words'), theirs.words.join(', '), lines.join(', ')],
            [t('serious.withinDays'), String(theirs.withinDays), draft.withinDays],
          ]}
        />
      )}
    </form>
  );
};
