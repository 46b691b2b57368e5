// eslint-disable-next-line @nx/enforce-module-boundaries -- infra/ is no project: it holds what runs beside ours
export { launchKafka, startKafka } from '../../../infra/kafka/start-kafka.mjs';
