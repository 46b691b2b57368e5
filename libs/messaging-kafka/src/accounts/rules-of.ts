import kafkajs, { type AclEntry, type AclFilter, type AclOperationTypes, type AclResourceTypes } from 'kafkajs';
import type { KafkaAccount } from './account.js';

// By way of the default: Node doesn't find these among the names of a CommonJS module.
const {
  AclOperationTypes: Operation,
  AclPermissionTypes: Permission,
  AclResourceTypes: Resource,
  ResourcePatternTypes: Pattern,
} = kafkajs;

/** Whoever may read or write a topic may look it up as well: the broker takes that from these. */
const OF_WRITER = [Operation.WRITE, Operation.CREATE, Operation.DESCRIBE_CONFIGS, Operation.ALTER_CONFIGS];

/** An account as the broker's access rules: each topic and each group by its full name. */
export const rulesOf = ({ name, writes, reads, groups, asksAfter }: KafkaAccount): AclEntry[] => [
  ...writes.flatMap((topic) => OF_WRITER.map((operation) => rule(name, Resource.TOPIC, topic, operation))),
  ...reads.map((topic) => rule(name, Resource.TOPIC, topic, Operation.READ)),
  ...groups.map((group) => rule(name, Resource.GROUP, group, Operation.READ)),
  ...asksAfter.map((group) => rule(name, Resource.GROUP, group, Operation.DESCRIBE)),
];

const rule = (
  account: string,
  resourceType: AclResourceTypes,
  resourceName: string,
  operation: AclOperationTypes,
): AclEntry => ({
  principal: principalOf(account),
  host: '*',
  operation,
  permissionType: Permission.ALLOW,
  resourceType,
  resourceName,
  resourcePatternType: Pattern.LITERAL,
});

/** Everything that is said of an account so far. */
export const everythingOf = (account: string): AclFilter => ({
  principal: principalOf(account),
  operation: Operation.ANY,
  permissionType: Permission.ANY,
  resourceType: Resource.ANY,
  resourcePatternType: Pattern.ANY,
});

const principalOf = (account: string): string => `User:${account}`;

export const nameOf = (it: AclEntry): string =>
  [it.principal, it.host, it.operation, it.permissionType, it.resourceType, it.resourcePatternType, it.resourceName]
    .map(String)
    .join(' ');
