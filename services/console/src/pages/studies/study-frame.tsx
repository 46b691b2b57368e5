import type { StudyView } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import type { ComponentProps, ReactNode } from 'react';
import { queries } from '../../api/queries.js';
import { Region } from '../../parts/region.js';
import { Page } from '../../shell/page.js';
import { useWords } from '../../words/use-words.js';
import { CaptionsOf } from './captions.js';
import { StudyChip } from './study-chip.js';

interface FrameProps {
  studyId: string;
  /** Of a page below the study's own: its name. */
  below?: string;
  children: (study: StudyView) => ReactNode;
}

/** A page of one study, below the list of all. */
export const StudyFrame = ({ studyId, below, children }: FrameProps) => {
  const { t } = useWords();
  const study = useQuery(queries.study(studyId));
  const title = study.data?.title ?? t('studies.one');
  const crumbs: ComponentProps<typeof Page>['crumbs'] = [
    { text: t('nav.studies'), to: '/studies' },
    ...(below
      ? [{ text: title, to: '/studies/$studyId/field' as const, params: { studyId } }, { text: below }]
      : [{ text: title }]),
  ];
  return (
    <Page crumbs={crumbs}>
      <Region query={study} what={t('what.study')} lead>
        {(data) => <CaptionsOf study={data}>{children(data)}</CaptionsOf>}
      </Region>
    </Page>
  );
};

/** Its finding, below what kind of study it is and one thing worth knowing first. */
export const StudyHead = ({
  study,
  note,
  finding,
  children,
}: {
  study: StudyView;
  note: string;
  finding: string;
  children?: ReactNode;
}) => (
  <header className="col g3">
    <div className="row wrap g2">
      <StudyChip study={study} />
      <span className="sm mut">{note}</span>
    </div>
    <h1 className="finding">{finding}</h1>
    {children}
  </header>
);
