import { Button, PasswordInput, TextInput } from '@mantine/core';
import type { AccountView } from '@mirrorloop/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ChangeEvent, type FormEvent, useState } from 'react';
import { setPassword } from '../../../api/access.js';
import { asRefusal, messagesFor } from '../../../api/refusal.js';
import { Notice } from '../../../parts/notice.js';
import { useWords } from '../../../words/use-words.js';

const FIELDS = ['email', 'current', 'password'];
const BLANK = { current: '', password: '' };

/** The first password, or another one. Whoever else was signed in as them no longer is. */
export const PasswordForm = ({ account: { email, hasPassword } }: { account: AccountView }) => {
  const { t } = useWords();
  const client = useQueryClient();
  const [draft, setDraft] = useState({ ...BLANK, email: email ?? '' });
  const save = useMutation({
    mutationFn: () => setPassword({ ...draft, current: hasPassword ? draft.current : undefined }),
    onSuccess: async () => {
      setDraft({ ...draft, ...BLANK });
      await client.invalidateQueries({ queryKey: ['account'] });
    },
  });
  const refusal = save.error ? asRefusal(save.error) : null;
  const field = (name: keyof typeof draft) => ({
    value: draft[name],
    onChange: (event: ChangeEvent<HTMLInputElement>) => setDraft({ ...draft, [name]: event.currentTarget.value }),
    error: messagesFor(refusal, name).join(' ') || undefined,
  });
  const eye = { visibilityToggleButtonProps: { 'aria-label': t('account.showPassword'), tabIndex: 0 } };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <section className="card">
      <form className="col g3 narrow" onSubmit={submit} noValidate aria-labelledby="password-title">
        <h2 id="password-title">{t(hasPassword ? 'account.passwordChange' : 'account.passwordSet')}</h2>
        <TextInput
          label={t('account.email')}
          description={t('account.emailHelp')}
          type="email"
          autoComplete="username"
          {...field('email')}
        />
        {hasPassword && (
          <PasswordInput label={t('account.current')} autoComplete="current-password" {...eye} {...field('current')} />
        )}
        <PasswordInput
          label={t('account.password')}
          description={t('account.passwordHelp')}
          autoComplete="new-password"
          {...eye}
          {...field('password')}
        />
        {refusal && <Notice refusal={refusal} fields={FIELDS} />}
        <div className="row wrap g3">
          <Button type="submit" loading={save.isPending}>
            {t(hasPassword ? 'account.passwordChange' : 'account.passwordSet')}
          </Button>
          <span role="status" className="sm mid">
            {save.isSuccess && t('account.passwordDone')}
          </span>
        </div>
      </form>
    </section>
  );
};
