import { randomBytes } from 'node:crypto';
import { gatewayConfigFromEnv } from './gateway-config.js';

const drawn = () => randomBytes(32).toString('hex');
const enough = {
  LOG: 'postgres',
  DATABASE_URL: 'postgres://mirrorloop@db.example/mirrorloop',
  SERVICE_SECRET: drawn(),
  GATEWAY_TOKEN: drawn(),
  GATEWAY_UPSTREAMS: 'ingestion=http://a:4000, insight=http://b:4000, action-tracker=http://c:4000',
  ORGANISATION: 'Hollin & Reed',
};

describe('what the gateway is told', () => {
  it('is enough with the services, a token and whose installation it is', () => {
    expect(gatewayConfigFromEnv(enough)).toMatchObject({
      upstreams: { ingestion: ['http://a:4000'], insight: ['http://b:4000'], 'action-tracker': ['http://c:4000'] },
      machineToken: enough.GATEWAY_TOKEN,
      organisation: { name: 'Hollin & Reed', sample: false, timeZone: 'UTC' },
    });
  });

  it('names a service once for each of its replicas', () => {
    const more = `${enough.GATEWAY_UPSTREAMS},insight=http://b2:4000`;
    expect(gatewayConfigFromEnv({ ...enough, GATEWAY_UPSTREAMS: more }).upstreams).toMatchObject({
      ingestion: ['http://a:4000'],
      insight: ['http://b:4000', 'http://b2:4000'],
    });
  });

  it('says of the sample organisation that it is invented', () => {
    const { organisation } = gatewayConfigFromEnv({ ...enough, ORGANISATION_IS_INVENTED: 'true' });
    expect(organisation.sample).toBe(true);
  });

  it('is refused with the name of everything that is missing, its own and what every service needs', () => {
    expect(() => gatewayConfigFromEnv({})).toThrow(
      "Can't start: DATABASE_URL is not set; KAFKA_BROKERS is not set; SERVICE_SECRET is not set; " +
        'GATEWAY_UPSTREAMS is not set; GATEWAY_TOKEN is not set; ORGANISATION is not set',
    );
  });

  it('names the service whose address is missing', () => {
    const upstreams = 'ingestion=http://a:4000,action-tracker=http://c:4000';
    expect(() => gatewayConfigFromEnv({ ...enough, GATEWAY_UPSTREAMS: upstreams })).toThrow(
      /^Can't start: GATEWAY_UPSTREAMS has no address for insight$/,
    );
  });

  it('trusts no proxy that isn’t named, and refuses what names none', () => {
    const proxies = (TRUSTED_PROXIES: string) => gatewayConfigFromEnv({ ...enough, TRUSTED_PROXIES }).trustedProxies;
    expect([proxies(''), proxies('10.0.0.7, fd00::/8')]).toEqual([[], ['10.0.0.7', 'fd00::/8']]);
    expect(() => proxies('10.0.0.0/40,*')).toThrow(
      /TRUSTED_PROXIES: 10\.0\.0\.0\/40 is no .*TRUSTED_PROXIES: \* is no/,
    );
  });

  it('refuses a token that could be guessed: whoever holds it can do everything', () => {
    expect(() => gatewayConfigFromEnv({ ...enough, GATEWAY_TOKEN: 'changeme' })).toThrow(
      'GATEWAY_TOKEN holds a placeholder',
    );
    expect(() => gatewayConfigFromEnv({ ...enough, GATEWAY_TOKEN: 'k7Qz-3pW' })).toThrow(
      'GATEWAY_TOKEN has 8 characters',
    );
  });
});
