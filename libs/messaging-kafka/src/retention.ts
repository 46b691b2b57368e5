import kafkajs, { type Admin } from 'kafkajs';

const RETENTION = 'retention.ms';
/** Said of this topic, not of the broker. */
const OF_TOPIC = 1;

/** Sets it where it is another. Whatever else somebody has set on a topic stays: Kafka takes such settings as a whole. */
export async function setRetention(admin: Admin, topics: readonly string[], ms: number): Promise<void> {
  const type = kafkajs.ConfigResourceTypes.TOPIC;
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: topics.map((name) => ({ type, name })),
  });
  const changed = resources.flatMap(({ resourceName: name, configEntries }) => {
    const own = configEntries.filter(({ configSource }) => Number(configSource) === OF_TOPIC);
    const known = own.find(({ configName }) => configName === RETENTION)?.configValue;
    if (known === String(ms)) return [];
    const others = own.filter(({ configName }) => configName !== RETENTION);
    const kept = others.map(({ configName, configValue }) => ({ name: configName, value: configValue }));
    return [{ type, name, configEntries: [...kept, { name: RETENTION, value: String(ms) }] }];
  });
  if (changed.length > 0) await admin.alterConfigs({ validateOnly: false, resources: changed });
}
