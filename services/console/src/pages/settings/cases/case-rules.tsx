import { useQuery } from '@tanstack/react-query';
import { queries } from '../../../api/queries.js';
import { Region } from '../../../parts/region.js';
import { Page } from '../../../shell/page.js';
import { useWords } from '../../../words/use-words.js';
import { CasesForm } from './cases-form.js';
import { SeriousForm } from './serious-form.js';

/** When does one customer's signal get an answer of its own, from whom, and how soon? */
export const CaseRules = () => {
  const { t } = useWords();
  const session = useQuery(queries.session()).data;
  const may = (what: string) => session?.may.includes(what) ?? false;
  const serious = useQuery(queries.serious());
  const cases = useQuery(queries.caseSettings());
  const teams = useQuery(queries.teams());
  return (
    <Page crumbs={[{ text: t('nav.settings') }, { text: t('nav.caseRules') }]}>
      <h1 className="finding">{t('serious.title')}</h1>
      <p className="sm mid">{t(may('keep escalation policies') ? 'serious.about' : 'serious.aboutReading')}</p>
      <Region query={serious} what={t('what.serious')}>
        {(known) => <SeriousForm known={known} may={may('change settings')} />}
      </Region>
      <Region query={cases} what={t('what.caseSettings')}>
        {(known) => (
          <Region query={teams} what={t('what.teams')}>
            {(all) => <CasesForm known={known} teams={all} may={may('keep escalation policies')} />}
          </Region>
        )}
      </Region>
    </Page>
  );
};
