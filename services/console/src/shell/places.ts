import {
  IconAdjustmentsAlt,
  IconArrowsExchange,
  IconBolt,
  IconBroadcast,
  IconCalendarEvent,
  IconHeartHandshake,
  IconDots,
  IconKey,
  IconLayoutDashboard,
  IconLock,
  IconMessage2,
  IconPlugConnected,
  IconShieldCheck,
  IconTargetArrow,
  IconUsers,
} from '@tabler/icons-react';

export type PlaceName =
  | 'gaps'
  | 'signals'
  | 'sources'
  | 'insights'
  | 'studies'
  | 'actions'
  | 'cases'
  | 'meetings'
  | 'live'
  | 'people'
  | 'access'
  | 'caseRules'
  | 'protection'
  | 'audit';

/** Only places that exist: one whose time hasn't come is absent rather than a dead link. */
export const places = [
  { name: 'gaps', to: '/', Icon: IconLayoutDashboard, key: 'g g', heading: null },
  { name: 'signals', to: '/signals', Icon: IconMessage2, key: 'g s', heading: 'knowledge' },
  { name: 'sources', to: '/sources', Icon: IconPlugConnected, key: 'g o', heading: null },
  { name: 'insights', to: '/insights', Icon: IconBolt, key: 'g i', heading: 'understanding' },
  { name: 'studies', to: '/studies', Icon: IconArrowsExchange, key: 'g m', heading: null },
  { name: 'actions', to: '/actions', Icon: IconTargetArrow, key: 'g a', heading: 'action' },
  { name: 'cases', to: '/cases', Icon: IconHeartHandshake, key: 'g c', heading: null },
  { name: 'meetings', to: '/meetings', Icon: IconCalendarEvent, key: 'g r', heading: null },
  { name: 'live', to: '/live', Icon: IconBroadcast, key: 'g l', heading: null },
  { name: 'people', to: '/settings/people', Icon: IconUsers, key: 'g p', heading: 'settings' },
  { name: 'access', to: '/settings/access', Icon: IconKey, key: 'g k', heading: null },
  { name: 'caseRules', to: '/settings/cases', Icon: IconAdjustmentsAlt, key: 'g e', heading: null },
  { name: 'protection', to: '/settings/data-protection', Icon: IconLock, key: 'g d', heading: null },
  { name: 'audit', to: '/settings/audit', Icon: IconShieldCheck, key: 'g u', heading: null },
] as const;

/** On a phone, in the order of a manager's day. */
export const tabs = ['gaps', 'insights', 'actions', 'signals'].map((name) =>
  places.find((place) => place.name === name)!,
);
/** The last tab leads to the places without one. */
export const more = { name: 'more', to: '/more', Icon: IconDots } as const;
