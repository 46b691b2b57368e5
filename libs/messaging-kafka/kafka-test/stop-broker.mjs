export default async function stopBroker() {
  await /** @type {{ kafkaForSpecs?: { stop(): Promise<void> } }} */ (globalThis).kafkaForSpecs?.stop();
}
