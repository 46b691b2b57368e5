export { type BrokerNode, type Brokers, openBrokers } from './brokers.js';
export { accountOf, environmentOf } from './environment.js';
export type { ClusterOptions } from './options.js';
export { fixedPorts } from './ports.js';
export { type Replicas, type Service, SERVICES } from './processes.js';
export { Replica } from './replica.js';
export { type Cluster, startCluster } from './start-cluster.js';
