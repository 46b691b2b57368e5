import { IconAlertTriangle, IconCheck, IconCircleDashed, IconClock, IconMinus, IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** Half outline, half filled: what we believe and what is so. */
export const Logo = ({ size = 20 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
    <path d="M9 2.2a7.8 7.8 0 0 0 0 15.6z" fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinejoin="round" />
    <path d="M11.3 1.4a8.7 8.7 0 0 1 0 17.2z" fill="currentColor" />
  </svg>
);

const icons = {
  alert: IconAlertTriangle,
  ok: IconCheck,
  wait: IconClock,
  open: IconCircleDashed,
  minus: IconMinus,
  plus: IconPlus,
};
export type Mark = keyof typeof icons;

/** A shape and a word always; the colour is only an extra. */
export const Chip = ({ kind = '', icon, children }: { kind?: string; icon?: Mark; children: ReactNode }) => {
  const Icon = icon && icons[icon];
  return (
    <span className={`chip ${kind}`}>
      {Icon && <Icon size={13} stroke={2} aria-hidden="true" />}
      {children}
    </span>
  );
};
