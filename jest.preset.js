import fs from 'node:fs';
import path from 'node:path';

const root = import.meta.dirname;
const swc = JSON.parse(fs.readFileSync(path.join(root, '.swcrc.jest.json'), 'utf8'));
const swcTsx = {
  ...swc,
  jsc: { ...swc.jsc, parser: { ...swc.jsc.parser, tsx: true }, transform: { react: { runtime: 'automatic' } } },
};

// Nest 12 is ESM only. Jest without --experimental-vm-modules runs CommonJS, so swc turns the sources AND @nestjs/* into CommonJS.
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{src,test}/**/*.spec.ts'],
  moduleFileExtensions: ['ts', 'js', 'json'],
  moduleNameMapper: {
    '^@mirrorloop/([^/]+)$': path.join(root, 'libs/$1/src/index.ts'),
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: {
    '^.+\\.tsx$': ['@swc/jest', swcTsx],
    '^.+\\.[cm]?[tj]s$': ['@swc/jest', swc],
  },
  transformIgnorePatterns: ['/node_modules/(?!(@nestjs|jose|openid-client|oauth4webapi)/)'],
  clearMocks: true,
  // A limit for what hangs, not for what is slow: tests wait for things, and say themselves what was missing.
  testTimeout: 60_000,
};
