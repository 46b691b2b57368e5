// The whole platform in a process of its own, with the sample organisation in it and a clock that is moved from outside
// and runs on from there, so that each step takes the time it takes. Speaks over the channel of `fork`: says { url }, { ready } and { link }, hears { link }, { at } and { close }.
// A path that is put together, since the console knows no other package but the contracts.
const { startStandalone } = await import(new URL('../../standalone/dist/index.js', import.meta.url).href);

class MovedClock {
  ahead = 0;
  moveTo(at) {
    this.ahead = at.getTime() - Date.now();
  }
  now() {
    return new Date(Date.now() + this.ahead);
  }
}

const [dataDir, at] = process.argv.slice(2);
const clock = new MovedClock();
clock.moveTo(new Date(at));
const platform = await startStandalone({ dataDir, clock, port: 0, quiet: true, settings: { fsync: 'off' } });
process.send({ url: platform.url });

process.on('message', async (said) => {
  if (said.link) process.send({ link: await platform.link() });
  if (said.at) clock.moveTo(new Date(said.at));
  if (said.close) {
    await platform.close();
    process.disconnect();
  }
});
platform.ready.then(
  () => process.send({ ready: true }),
  (error) => process.send({ failed: String(error) }),
);
