import { number } from '../../words/format.js';
import { useCaptions } from './captions.js';

/** What the colours and signs of the heat map mean. */
export const HeatKey = () => {
  const { t, lang } = useCaptions();
  const steps = [0.4, 0.7, 1].map((step) => number(lang, step, 1)).join(' · ');
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
