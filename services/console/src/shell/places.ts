import { IconBolt, IconLayoutDashboard, IconMessage2, IconPlugConnected, IconShieldCheck, IconTargetArrow } from '@tabler/icons-react';

export type PlaceName = 'gaps' | 'signals' | 'sources' | 'insights' | 'actions' | 'audit';

/** Only places that exist: one whose time hasn't come is absent rather than a dead link. */
export const places = [
  { name: 'gaps', to: '/', Icon: IconLayoutDashboard, key: 'g g', heading: null },
  { name: 'signals', to: '/signals', Icon: IconMessage2, key: 'g s', heading: 'knowledge' },
  { name: 'sources', to: '/sources', Icon: IconPlugConnected, key: 'g o', heading: null },
  { name: 'insights', to: '/insights', Icon: IconBolt, key: 'g i', heading: 'understanding' },
  { name: 'actions', to: '/actions', Icon: IconTargetArrow, key: 'g a', heading: 'action' },
  { name: 'audit', to: '/settings/audit', Icon: IconShieldCheck, key: 'g u', heading: 'settings' },
] as const;

/** On a phone, in the order of a manager's day. */
export const tabs = ['gaps', 'insights', 'actions', 'signals', 'sources'].map((name) =>
  places.find((place) => place.name === name)!,
);
