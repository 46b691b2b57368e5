import { derivedId } from '@mirrorloop/kernel';

/** Whoever runs the installation comes in with a link that names nobody, and may do everything. No password comes with it. */
export const ADMINISTRATOR = derivedId('person', 'administrator');
