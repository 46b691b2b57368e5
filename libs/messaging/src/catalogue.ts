import { contracts, topics } from '@mirrorloop/contracts';
import { declarationOf } from './handler.js';

/**
 * Holds the handlers of a service against the catalogue, at start-up. Throws one error that names everything wrong:
 * a group used twice, a group that isn't the service's, a handler without events, an event on an undeclared topic.
 */
export function checkCatalogue(service: string, handlers: readonly object[]): void {
  const wrong = [...contracts()]
    .filter(({ topic }) => !(topic in topics))
    .map(({ type, topic }) => `${type} goes to ${topic}, which no one declared`);
  const groups = new Set<string>();
  for (const handler of handlers) {
    const { group, contracts: heard } = declarationOf(handler);
    const name = handler.constructor.name;
    if (groups.has(group)) wrong.push(`${name}: group ${group} is used twice`);
    if (!group.startsWith(`${service}.`)) wrong.push(`${name}: group ${group} isn't one of ${service}`);
    if (heard.length === 0) wrong.push(`${name} handles no event`);
    groups.add(group);
  }
  if (wrong.length > 0) throw new Error(`The catalogue doesn't hold:\n- ${wrong.join('\n- ')}`);
}
