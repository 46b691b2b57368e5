import kafkajs from 'kafkajs';

/**
 * Waits until a metadata request names at least `count` brokers. An open port alone says little: a broker opens it
 * before it has joined its cluster.
 *
 * @param {string[]} brokers
 * @param {number} count
 * @param {number} limitMs
 * @param {{ username: string, password: string }} [account]
 * @returns {Promise<boolean>} whether they did within the limit
 */
export async function answers(brokers, count, limitMs, account) {
  const end = Date.now() + limitMs;
  while (Date.now() < end) {
    if ((await namedBy(brokers, account)) >= count) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

/**
 * @param {string[]} brokers
 * @param {{ username: string, password: string }} [account]
 * @returns {Promise<number>}
 */
async function namedBy(brokers, account) {
  const kafka = new kafkajs.Kafka({
    brokers,
    ...(account ? { sasl: { mechanism: 'plain', ...account } } : {}),
    logLevel: kafkajs.logLevel.NOTHING,
    requestTimeout: 5_000,
    retry: { retries: 0 },
  });
  const admin = kafka.admin();
  try {
    await admin.connect();
    return (await admin.describeCluster()).brokers.length;
  } catch {
    return 0;
  } finally {
    await admin.disconnect().catch(() => {});
  }
}
