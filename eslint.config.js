import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';
import { depConstraints, depConstraintsOfTests, layers } from './tools/import-rules/index.mjs';

const boundaries = (constraints) => ({
  '@nx/enforce-module-boundaries': [
    'error',
    { enforceBuildableLibDependency: false, allow: [], depConstraints: constraints },
  ],
});
const tests = ['**/*.spec.ts', '**/*.spec.tsx', '**/test/**', '**/*-test/**', '**/jest.*.js'];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/coverage/**', '**/target/**', '**/node_modules/**', '**/test-results/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.mjs'],
    plugins: { '@nx': nx },
    rules: {
      ...boundaries(depConstraints()),
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  ...Object.entries(layers).map(([layer, patterns]) => ({
    files: [`services/*/src/${layer}/**/*.ts`],
    ignores: tests,
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  })),
  { files: tests, ignores: ['**/jest.*.js'], plugins: { '@nx': nx }, rules: boundaries(depConstraintsOfTests()) },
);
