import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { AuditFilter } from '../../api/gateway.js';
import { useWords } from '../../words/use-words.js';

const KINDS = ['change', 'look', 'sign-in'] as const;

/** What is chosen stands in the address, so that it can be kept and sent. */
export const AuditFilters = ({ filter }: { filter: AuditFilter }) => {
  const { t } = useWords();
  const navigate = useNavigate();
  const [said, setSaid] = useState<AuditFilter>(filter);
  const say = (name: keyof AuditFilter) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setSaid((before) => ({ ...before, [name]: value || undefined }));
  };
  const show = (event: FormEvent) => {
    event.preventDefault();
    void navigate({ to: '/settings/audit', search: said as never });
  };
  const kinds = [
    { value: '', label: t('audit.kind.all') },
    ...KINDS.map((kind) => ({ value: kind, label: t(`audit.kind.${kind}`) })),
  ];
  return (
    <form className="row wrap g3 auditfilter" aria-label={t('audit.filter')} onSubmit={show}>
      <NativeSelect label={t('audit.kind')} data={kinds} value={said.kind ?? ''} onChange={say('kind')} />
      <TextInput label={t('audit.what')} value={said.what ?? ''} onChange={say('what')} />
      <TextInput type="date" label={t('audit.from')} value={said.from ?? ''} onChange={say('from')} />
      <TextInput type="date" label={t('audit.to')} value={said.to ?? ''} onChange={say('to')} />
      <Button type="submit">{t('audit.apply')}</Button>
      {Object.values(filter).some(Boolean) && (
        <Button variant="default" onClick={() => void navigate({ to: '/settings/audit', search: {} })}>
          {t('audit.clear')}
        </Button>
      )}
    </form>
  );
};
