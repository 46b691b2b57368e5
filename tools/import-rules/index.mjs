/** Who may import whom. The reasons are in docs/decisions/layout-and-import-rules.md. */

const lib = ['type:kernel', 'type:contracts', 'type:messaging', 'type:pure', 'type:adapter', 'type:runtime'];

const allowed = {
  'type:kernel': [],
  'type:contracts': ['type:kernel'],
  'type:pure': ['type:kernel'],
  'type:messaging': ['type:kernel', 'type:contracts'],
  'type:adapter': ['type:kernel', 'type:contracts', 'type:messaging'],
  'type:runtime': ['type:kernel', 'type:contracts', 'type:messaging', 'type:adapter'],
  'type:launcher': ['type:kernel'],
  'type:testing': ['type:kernel', 'type:contracts', 'type:messaging', 'type:adapter', 'type:launcher'],
  'type:service': lib,
  'type:composition': [...lib, 'type:service', 'type:launcher', 'type:examples', 'type:composition'],
  'type:examples': ['type:kernel'],
  'type:console': ['type:contracts'],
  'type:client': ['type:kernel', 'type:contracts'],
  'type:tool': [],
  'type:trials': [...lib, 'type:composition', 'type:launcher', 'type:testing'],
  'type:bench': [...lib, 'type:service', 'type:composition', 'type:launcher', 'type:testing', 'type:examples'],
};

/** A test may also use the stand-ins, and start a database or the whole. */
const forTests = ['type:testing', 'type:launcher', 'type:examples', 'type:composition'];

/** @param {readonly string[]} extra tags that every project may import besides */
export const depConstraints = (extra = []) =>
  Object.entries(allowed).map(([sourceTag, tags]) => ({ sourceTag, onlyDependOnLibsWithTags: [...tags, ...extra] }));
export const depConstraintsOfTests = () => depConstraints(forTests);

const refuse = (regex, message) => ({ regex, message });

/** Inside a service: the domain is pure, features don't know each other or any driver, adapters know no feature's Nest. */
export const layers = {
  domain: [
    refuse(
      '^(@nestjs/|typeorm|pg$|kafkajs|fastify|@fastify/|zod$)',
      'The domain is pure: no Nest, no driver, no HTTP.',
    ),
    refuse(
      '^@mirrorloop/(?!(kernel|matching|text|statistics|calendar)$)',
      'The domain knows kernel, matching, text, statistics and calendar only.',
    ),
    refuse('/(features|adapters)/', 'The domain knows neither features nor adapters.'),
  ],
  features: [
    refuse('^(typeorm|pg$|kafkajs)', 'A feature reaches a store through a port, never a driver.'),
    refuse(
      '^@mirrorloop/(messaging-postgres|messaging-kafka|embedded-postgres)$',
      'A feature knows no store and no broker.',
    ),
    refuse('/adapters/', 'A feature knows ports; the module binds them to adapters.'),
    refuse('^\\.\\./[^./]+/', 'A feature knows no sibling feature: what two need belongs in the domain.'),
  ],
  adapters: [
    refuse('^@nestjs/(?!common$)', 'An adapter is a driver behind a port: only its injection mark comes from Nest.'),
    refuse('\\.(controller|handler|job)\\.js$', 'An adapter serves ports, it calls no feature.'),
  ],
};
