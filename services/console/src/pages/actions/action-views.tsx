import { Link } from '@tanstack/react-router';
import { useWords } from '../../words/use-words.js';

const VIEWS = [
  { name: 'list', to: '/actions', search: {} },
  { name: 'board', to: '/actions', search: { view: 'board' } },
  { name: 'mine', to: '/actions/mine', search: {} },
  { name: 'accountability', to: '/actions/accountability', search: {} },
  { name: 'playbooks', to: '/playbooks', search: {} },
  { name: 'elsewhere', to: '/actions/elsewhere', search: {} },
  { name: 'policies', to: '/actions/policies', search: {} },
] as const;
export type ActionsView = (typeof VIEWS)[number]['name'];

/** The ways to look at who does what by when. */
export const ActionViews = ({ at }: { at: ActionsView }) => {
  const { t } = useWords();
  return (
    <nav className="row g2 wrap" aria-label={t('views.which')}>
      {VIEWS.map(({ name, to, search }) => (
        <Link
          key={name}
          className="pick"
          to={to}
          search={search as never}
          activeOptions={{ exact: true, includeSearch: true }}
          aria-current={name === at ? 'page' : undefined}
        >
          {t(`views.${name}`)}
        </Link>
      ))}
    </nav>
  );
};
