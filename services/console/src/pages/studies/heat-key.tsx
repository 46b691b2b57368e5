import type { StudyView } from '@mirrorloop/contracts';
import { pointsOn, SHADES_FROM } from '../../words/verdicts.js';
import { number } from '../../words/format.js';
import { useCaptions } from './captions.js';

/** What the colours and signs of the heat map mean. */
export const HeatKey = ({ scale }: { scale: StudyView['scale'] }) => {
  const { t, lang } = useCaptions();
  const steps = SHADES_FROM.map((step) => number(lang, step * pointsOn(scale), 1)).join(' · ');
  return (
    <div className="row wrap mic mid heatkey">
      <Swatches names={['u4', 'u3', 'u2', 'u1']} text={`▼ ${t('studies.underrate')}`} />
      <Swatches names={['o1', 'o2', 'o3', 'o4']} text={`▲ ${t('studies.overrate', { steps })}`} />
      <span>≈ {t('studies.key.aligned')}</span>
      <span>? {t('studies.key.inconclusive')}</span>
      <Swatches names={['few']} text={t('studies.key.notShown')} />
    </div>
  );
};

const Swatches = ({ names, text }: { names: readonly string[]; text: string }) => (
  <span className="row g1">
    {names.map((name) => (
      <i key={name} className={`swatch box ${name}`} />
    ))}
    &nbsp;{text}
  </span>
);
