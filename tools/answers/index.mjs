// What each route answers, read from the types that its method is compiled with.
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { print } from './print.mjs';
import { Schemas } from './schemas.mjs';

export const root = path.resolve(import.meta.dirname, '../..');
/** Whoever answers at routes. */
export const projects = [
  'libs/messaging-nest',
  ...['ingestion', 'insight', 'action-tracker', 'gateway'].map((name) => `services/${name}`),
];
export const fileOf = (project) => path.join(root, project, 'src/answers.ts');

const ROUTE = new Set(['Get', 'Post', 'Put', 'Patch', 'Delete']);

/** @returns by project, the text of its `answers.ts` */
export function answersOf() {
  const controllers = new Map(projects.map((project) => [project, controllersOf(path.join(root, project, 'src'))]));
  const program = ts.createProgram([...controllers.values()].flat(), options());
  const checker = program.getTypeChecker();
  return new Map(
    [...controllers].map(([project, files]) => [
      project,
      textOf(
        project,
        files.map((file) => program.getSourceFile(file)),
        checker,
      ),
    ]),
  );
}

function controllersOf(folder) {
  const all = fs.readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.controller.ts'));
  return all.map((name) => path.join(folder, name)).sort();
}

/** The sources themselves, so that nothing has to be built before. */
function options() {
  const { config } = ts.readConfigFile(path.join(root, 'tsconfig.base.json'), ts.sys.readFile);
  const { options: base } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const paths = { '@mirrorloop/*': ['./libs/*/src/index.ts', './services/*/src/index.ts'] };
  return { ...base, composite: false, incremental: false, noEmit: true, types: [], paths, pathsBasePath: root };
}

function textOf(project, files, checker) {
  const schemas = new Schemas(checker);
  const routes = Object.fromEntries(
    files.flatMap((file) => classesIn(file)).flatMap((each) => routesOf(each, checker, schemas)),
  );
  const named = Object.fromEntries(Object.entries(schemas.named).sort(([a], [b]) => (a < b ? -1 : 1)));
  const from = project.startsWith('libs/') ? './described/answers.js' : '@mirrorloop/messaging-nest';
  return [
    '// Made by `npm run answers` from the types of the routes’ methods: change those.',
    `import type { Answers } from '${from}';`,
    '',
    `export const answers: Answers = ${print({ routes, schemas: named })};`,
    '',
  ].join('\n');
}

function classesIn(node) {
  const found = [];
  const look = (each) => {
    if (ts.isClassDeclaration(each) && each.name?.text.endsWith('Controller')) found.push(each);
    ts.forEachChild(each, look);
  };
  look(node);
  return found;
}

const routesOf = (controller, checker, schemas) =>
  controller.members
    .filter((member) => ts.isMethodDeclaration(member) && decoratorsOf(member).some((name) => ROUTE.has(name)))
    .map((method) => [`${controller.name.text}.${method.name.getText()}`, routeOf(method, checker, schemas)]);

const decoratorsOf = (member) =>
  (ts.getDecorators(member) ?? []).flatMap(({ expression }) =>
    ts.isCallExpression(expression) ? [expression.expression.getText()] : [],
  );

function routeOf(method, checker, schemas) {
  const signature = checker.getSignatureFromDeclaration(method);
  const type = checker.getAwaitedType(checker.getReturnTypeOfSignature(signature));
  const about = ts.displayPartsToString(signature.getDocumentationComment(checker)).replaceAll(/\s+/g, ' ').trim();
  const isNothing = type.flags & (ts.TypeFlags.Void | ts.TypeFlags.Undefined) || type.symbol?.name === 'StreamableFile';
  return { ...(about && { about }), ...(!isNothing && { answer: schemas.of(type) }) };
}
