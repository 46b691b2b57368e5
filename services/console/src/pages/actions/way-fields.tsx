import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useWords } from '../../words/use-words.js';
import type { Change } from './make-action-form.js';
import { DOMAINS, type DraftProbe, type DraftWay, KINDS, noProbe, PROBE_FIELDS } from './way-draft.js';

export interface WayFieldsProps {
  draft: DraftWay;
  change: Change;
  /** The tracker's words by the path of what they are about. */
  errors: Readonly<Record<string, string>>;
  /** For any such case: without the reasons and instants of this one. */
  template?: boolean;
}
type Set = (next: Partial<DraftWay>) => void;
interface PartProps extends Omit<WayFieldsProps, 'change'> {
  set: Set;
}

/** In which domain the insight lies, and a way of acting that fits it. */
export const WayFields = ({ draft, change, errors, template = false }: WayFieldsProps) => {
  const { t } = useWords();
  const set: Set = (next) => change({ way: { ...draft, ...next } });
  return (
    <fieldset className="group">
      <legend>{t('way.legend')}</legend>
      <div className="grid half">
        <NativeSelect
          label={t('way.domain')}
          description={t(`way.domainHelp.${draft.domain}`)}
          data={DOMAINS.map((value) => ({ value, label: t(`way.domains.${value}`) }))}
          value={draft.domain}
          onChange={({ currentTarget: { value } }) => {
            const domain = DOMAINS.find((known) => known === value) ?? draft.domain;
            set({ domain, kind: KINDS[domain][0]!, playbookId: null });
          }}
          error={[errors['domain'], errors['way']].filter(Boolean).join(' ') || undefined}
        />
        {!template && (
          <TextInput
            label={t('way.domainReason')}
            description={t('way.domainReasonHelp')}
            value={draft.domainReason}
            onChange={(e) => set({ domainReason: e.currentTarget.value })}
            error={errors['domainReason']}
            dir="auto"
          />
        )}
      </div>
      {KINDS[draft.domain].length > 1 && (
        <NativeSelect
          label={t('way.kind')}
          data={KINDS[draft.domain].map((value) => ({ value, label: t(`way.kinds.${value}`) }))}
          value={draft.kind}
          onChange={({ currentTarget: { value } }) =>
            set({ kind: KINDS[draft.domain].find((known) => known === value) ?? draft.kind, playbookId: null })
          }
        />
      )}
      <OfKind draft={draft} set={set} errors={errors} template={template} />
    </fieldset>
  );
};

const OfKind = (props: PartProps) => {
  const { t } = useWords();
  const { kind } = props.draft;
  if (kind === 'probes') return <Probes {...props} />;
  if (kind === 'best-practice') return <Text field="practice" {...props} />;
  if (kind === 'break-down') return <Text field="parts" {...props} />;
  if (kind === 'contain')
    return (
      <>
        <Text field="how" {...props} />
        {!props.template && (
          <TextInput
            type="date"
            label={t('way.reclassifyBy')}
            value={props.draft.reclassifyBy}
            onChange={(e) => props.set({ reclassifyBy: e.currentTarget.value })}
            error={props.errors['way.reclassifyBy']}
          />
        )}
      </>
    );
  return (
    <>
      <Text field="expert" {...props} />
      <Text field="options" {...props} />
    </>
  );
};

const Text = ({
  field,
  draft,
  set,
  errors,
}: PartProps & { field: 'practice' | 'expert' | 'options' | 'parts' | 'how' }) => {
  const { t } = useWords();
  return (
    <Textarea
      label={t(`way.${field}`)}
      autosize
      minRows={field === 'expert' ? 1 : 2}
      value={draft[field]}
      onChange={(e) => set({ [field]: e.currentTarget.value })}
      error={errors[`way.${field}`]}
      dir="auto"
    />
  );
};

const Probes = ({ draft, set, errors }: PartProps) => {
  const { t } = useWords();
  const change = (n: number, next: Partial<DraftProbe>) =>
    set({ probes: draft.probes.map((probe, at) => (at === n ? { ...probe, ...next } : probe)) });
  return (
    <>
      {draft.probes.map((probe, n) => (
        <fieldset key={n} className="group">
          <legend>{t('way.probe', { n: n + 1 })}</legend>
          <div className="grid three">
            {PROBE_FIELDS.map((field) => (
              <TextInput
                key={field}
                label={t(`way.probes.${field}`)}
                value={probe[field]}
                onChange={(e) => change(n, { [field]: e.currentTarget.value })}
                error={errors[`way.probes[${n}].${field}`]}
                dir="auto"
              />
            ))}
          </div>
        </fieldset>
      ))}
      {errors['way.probes'] && <p className="sm">{errors['way.probes']}</p>}
      <div>
        <Button variant="default" size="xs" onClick={() => set({ probes: [...draft.probes, noProbe] })}>
          {t('way.anotherProbe')}
        </Button>
      </div>
    </>
  );
};
