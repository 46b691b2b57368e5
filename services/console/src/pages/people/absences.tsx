import { Button, TextInput } from '@mantine/core';
import type { AbsenceView } from '@mirrorloop/contracts';
import { messagesFor, type Refusal } from '../../api/refusal.js';
import { useWords } from '../../words/use-words.js';

interface AbsencesProps {
  absences: readonly AbsenceView[];
  change: (next: AbsenceView[]) => void;
  refusal: Refusal | null;
}

export const pathsOfAbsences = (absences: readonly AbsenceView[]): string[] =>
  absences.flatMap((_, i) => [`absences[${i}].from`, `absences[${i}].to`]);

/** From the first day away to the last; never why. */
export const Absences = ({ absences, change, refusal }: AbsencesProps) => {
  const { t } = useWords();
  const put = (at: number, next: Partial<AbsenceView>) =>
    change(absences.map((one, i) => (i === at ? { ...one, ...next } : one)));
  const wrong = (i: number, end: 'from' | 'to') => messagesFor(refusal, `absences[${i}].${end}`).join(' ') || undefined;
  return (
    <fieldset className="col g2 plain">
      <legend className="m5 sm">{t('people.field.absences')}</legend>
      <p className="mic mut">{t('people.absencesHelp')}</p>
      {absences.map((absence, i) => (
        <div key={i} className="row wrap g2 bottom">
          {(['from', 'to'] as const).map((end) => (
            <TextInput
              key={end}
              type="date"
              label={t(`people.${end}`)}
              value={absence[end]}
              onChange={(event) => put(i, { [end]: event.currentTarget.value })}
              error={wrong(i, end)}
            />
          ))}
          <Button variant="subtle" onClick={() => change(absences.filter((_, at) => at !== i))}>
            {t('people.absenceTake', { n: i + 1 })}
          </Button>
        </div>
      ))}
      <div>
        <Button variant="default" onClick={() => change([...absences, { from: '', to: '' }])}>
          {t('people.absenceAdd')}
        </Button>
      </div>
    </fieldset>
  );
};
