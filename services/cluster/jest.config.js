import path from 'node:path';
import base from '../../jest.preset.js';

const services = path.resolve(import.meta.dirname, '..');

export default {
  ...base,
  displayName: 'cluster',
  moduleNameMapper: {
    '^@mirrorloop/examples$': path.join(services, '../examples/src/index.ts'),
    '^@mirrorloop/(standalone|ingestion|insight|action-tracker|gateway)$': path.join(services, '$1/src/index.ts'),
    ...base.moduleNameMapper,
  },
};
