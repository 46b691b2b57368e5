import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { auditFile, type AuditFilter, verifyAudit } from '../../api/gateway.js';
import { asRefusal } from '../../api/refusal.js';
import { Notice } from '../../parts/notice.js';
import { number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';

/** Verifies the chain, and takes what is shown along as a file. */
export const AuditTools = ({ filter }: { filter: AuditFilter }) => {
  const { t } = useWords();
  const verify = useMutation({ mutationFn: verifyAudit });
  return (
    <div className="col g2">
      <div className="row wrap g3">
        <Button variant="default" loading={verify.isPending} onClick={() => verify.mutate()}>
          {t('audit.verify')}
        </Button>
        <Button variant="default" component="a" href={auditFile(filter, 'csv')} download>
          {t('audit.csv')}
        </Button>
        <Button variant="default" component="a" href={auditFile(filter, 'ndjson')} download>
          {t('audit.ndjson')}
        </Button>
      </div>
      {verify.isError && <Notice refusal={asRefusal(verify.error)} fields={[]} />}
      {verify.data && <Verified verified={verify.data} />}
    </div>
  );
};

const Verified = ({
  verified: { intact, entries, head, broken },
}: {
  verified: Awaited<ReturnType<typeof verifyAudit>>;
}) => {
  const { t, lang } = useWords();
  if (!intact)
    return (
      <p role="alert" className="toast">
        {t('audit.broken', { n: number(lang, broken!.position) })}
      </p>
    );
  return (
    <div role="status" className="toast col g1">
      <p>{t('audit.intact', { count: entries, n: number(lang, entries) })}</p>
      {head && <p className="mic mut auditplace">{t('audit.head', { head })}</p>}
    </div>
  );
};
