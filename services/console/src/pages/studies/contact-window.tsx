import { Button, NumberInput } from '@mantine/core';
import type { ContactSettingsView } from '@mirrorloop/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { putContactSettings } from '../../api/invitations.js';
import { queries } from '../../api/queries.js';
import { asRefusal, messagesFor } from '../../api/refusal.js';
import { Notice } from '../../parts/notice.js';
import { useWords } from '../../words/use-words.js';

/** How often a customer may be asked: a setting of the organisation, shown where it decides something. */
export const ContactWindow = ({ may }: { may: boolean }) => {
  const { t } = useWords();
  const known = useQuery(queries.contactSettings()).data;
  const mayChange = useQuery(queries.session()).data?.may.includes('change settings');
  if (!known) return null;
  return (
    <div className="col g2">
      <p className="sm mut">{t('studies.window.text', { count: known.windowDays })}</p>
      {may && mayChange && <Change key={known.version} known={known} />}
    </div>
  );
};

const Change = ({ known }: { known: ContactSettingsView }) => {
  const { t } = useWords();
  const client = useQueryClient();
  const [days, setDays] = useState<number | string>(known.windowDays);
  const keeping = useMutation({
    mutationFn: () => putContactSettings({ version: known.version, windowDays: Number(days) }),
    onSettled: () => client.invalidateQueries({ queryKey: ['contact-settings'] }),
  });
  const refusal = keeping.error ? asRefusal(keeping.error) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keeping.mutate();
  };
  return (
    <form className="col g2" onSubmit={submit} noValidate>
      <div className="filters">
        <NumberInput
          label={t('studies.window.label')}
          min={0}
          value={days}
          onChange={setDays}
          error={messagesFor(refusal, 'windowDays').join(' ') || undefined}
        />
        <Button type="submit" variant="default" loading={keeping.isPending}>
          {t('studies.remind.keep')}
        </Button>
      </div>
      {refusal && <Notice refusal={refusal} fields={['windowDays']} />}
    </form>
  );
};
