export type { BrokerNode, Brokers } from './brokers.js';
export type { ClusterOptions } from './options.js';
export { type Replicas, type Service, SERVICES } from './processes.js';
export { Replica } from './replica.js';
export { type Cluster, startCluster } from './start-cluster.js';
