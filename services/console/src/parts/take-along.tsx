import { type RefObject, useState } from 'react';
import { useWords } from '../words/use-words.js';
import { csvOf, handOver, pngOf, svgOf } from './figure-files.js';
import type { Numbers } from './number-table.js';

interface TakeAlongProps {
  figure: RefObject<HTMLElement | null>;
  title: string;
  /** The files' name, without its ending. */
  name: string;
  numbers: Numbers;
}

/** A figure as files: its numbers as they are, its picture as it is seen. */
export const TakeAlong = ({ figure, title, name, numbers }: TakeAlongProps) => {
  const { t } = useWords();
  const [failed, setFailed] = useState(false);
  const picture = () => svgOf(figure.current!.querySelector<SVGSVGElement>('.chartbox svg')!, title);
  const file = (text: string, type: string, ending: string) =>
    handOver(new Blob([text], { type }), `${name}.${ending}`);
  const png = () =>
    pngOf(picture()).then(
      (blob) => handOver(blob, `${name}.png`),
      () => setFailed(true),
    );
  const kinds: [string, () => void][] = [
    ['CSV', () => file(`\uFEFF${csvOf(numbers)}`, 'text/csv', 'csv')],
    ['SVG', () => file(picture(), 'image/svg+xml', 'svg')],
    ['PNG', () => void png()],
  ];
  return (
    <div className="row g1 noprint files" role="group" aria-label={t('chart.files', { title })}>
      {kinds.map(([kind, take]) => (
        <button key={kind} type="button" className="iconb mic m5" onClick={take}>
          {kind}
        </button>
      ))}
      {failed && (
        <span role="alert" className="mic">
          {t('chart.noPicture')}
        </span>
      )}
    </div>
  );
};
