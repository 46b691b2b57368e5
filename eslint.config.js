import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';
import { neverRun, plugin as secureCode } from './tools/secure-code/index.mjs';
import { depConstraints, depConstraintsOfTests, layers } from './tools/import-rules/index.mjs';

const boundaries = (constraints) => ({
  '@nx/enforce-module-boundaries': [
    'error',
    { enforceBuildableLibDependency: false, allow: [], depConstraints: constraints },
  ],
});
/** Neither the method nor its controller says who may call it. */
const RULED = ':has(> Decorator > CallExpression[callee.name=/^(Allow|Open)$/])';
const ROUTE = ':has(> Decorator > CallExpression[callee.name=/^(Get|Post|Put|Patch|Delete|Head|Options|All|Sse)$/])';
const ROUTE_WITHOUT_RULE = `ClassDeclaration:not(${RULED}) > ClassBody > MethodDefinition${ROUTE}:not(${RULED})`;
const WHO_MAY_CALL = 'Who may call this? Say so with @Allow(a right of libs/access) or @Open().';
const tests = ['**/*.spec.ts', '**/*.spec.tsx', '**/test/**', '**/*-test/**', '**/jest.*.js'];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/coverage/**', '**/target/**', '**/node_modules/**', '**/test-results/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.mjs'],
    plugins: { '@nx': nx, 'secure-code': secureCode },
    rules: {
      ...boundaries(depConstraints()),
      'secure-code/no-built-sql': 'error',
      'no-restricted-syntax': ['error', ...neverRun],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['services/*/src/**/*.ts', 'libs/*/src/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...neverRun, { selector: ROUTE_WITHOUT_RULE, message: WHO_MAY_CALL }] },
  },
  ...Object.entries(layers).map(([layer, patterns]) => ({
    files: [`services/*/src/${layer}/**/*.ts`],
    ignores: tests,
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  })),
  {
    files: tests,
    ignores: ['**/jest.*.js'],
    plugins: { '@nx': nx },
    rules: { ...boundaries(depConstraintsOfTests()), 'secure-code/no-built-sql': 'off' },
  },
);
