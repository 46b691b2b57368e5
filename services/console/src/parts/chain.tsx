import { IconArrowRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Fragment, type ComponentProps } from 'react';
import { useWords } from '../words/use-words.js';

type To = Pick<ComponentProps<typeof Link>, 'to' | 'params' | 'search'>;

export interface ChainLink {
  kind: 'signals' | 'study' | 'insight' | 'action' | 'outcome';
  title: string;
  meta: string;
  /** Nowhere to go yet: shown dashed, and no link. */
  to?: To;
  now?: boolean;
}
export interface Hop {
  text: string;
  open?: boolean;
}

/** From signal to outcome, each with the time it took: every number leads both ways. */
export const Chain = ({ links, hops }: { links: readonly ChainLink[]; hops: readonly Hop[] }) => {
  const { t } = useWords();
  return (
    <div className="chain" role="group" aria-label={t('chain.label')}>
      {links.map((link, i) => (
        <Fragment key={link.kind}>
          <ChainStop link={link} />
          {hops[i] && (
            <div className={`hop ${hops[i].open ? 'dash' : ''}`}>
              <span>{hops[i].text}</span>
            </div>
          )}
        </Fragment>
      ))}
    </div>
  );
};

const ChainStop = ({ link }: { link: ChainLink }) => {
  const { t } = useWords();
  const inner = (
    <>
      <span className={`mic row between ${link.now ? 'b' : 'm5 mut'}`}>
        {t(`chain.${link.kind}`)}
        {link.to && <IconArrowRight size={13} aria-hidden="true" />}
      </span>
      <span className="sm m5 ttl" dir="auto">
        {link.title}
      </span>
      <span className="mic mut tab">{link.meta}</span>
    </>
  );
  if (!link.to)
    return (
      <div className={`link4 ${link.now ? 'now' : 'later'}`} aria-current={link.now ? 'step' : undefined}>
        {inner}
      </div>
    );
  return (
    <Link {...link.to} className={`link4 ${link.now ? 'now' : ''}`} aria-current={link.now ? 'step' : undefined}>
      {inner}
    </Link>
  );
};
