import { type RouteRule, ruleOf } from '@mirrorloop/access';
import { type Sent, sentBy, type Wrapped } from '@mirrorloop/http';
import { RequestMethod, type Type } from '@nestjs/common';
import { z } from 'zod';
import type { Answered, Answers } from './answers.js';

/** Where Nest keeps what its decorators were told. */
const PATH = 'path';
const METHOD = 'method';
const STATUS = '__httpCode__';
const ARGUMENTS = '__routeArguments__';

/** One route as its decorators declare it: what it checks a request with, and whom it answers. */
export interface RouteDescribed extends Answered {
  readonly method: string;
  /** With parameters as `{id}`. */
  readonly path: string;
  readonly name: string;
  readonly rule: RouteRule | undefined;
  /** JSON Schemas (2020-12) of the very zod schemas that the route checks with. */
  readonly query?: object;
  readonly body?: object;
  /** It reads the request by itself: a file, or what another system sends in a form of its own. */
  readonly byItself?: true;
  readonly status: number;
  /** Where it sends something else than JSON. */
  readonly sends?: Sent;
}

export const routesOf = (controllers: readonly Type[], answers: Answers['routes']): RouteDescribed[] =>
  controllers.flatMap((controller) =>
    Object.getOwnPropertyNames(controller.prototype).flatMap((name) => {
      const handler: unknown = Object.getOwnPropertyDescriptor(controller.prototype, name)?.value;
      return typeof handler === 'function' ? routeOf(controller, name, handler, answers) : [];
    }),
  );

function routeOf(controller: Type, name: string, handler: object, answers: Answers['routes']): RouteDescribed[] {
  const method = Reflect.getMetadata(METHOD, handler) as RequestMethod | undefined;
  if (method === undefined) return [];
  const places = placesOf(controller).flatMap((before) => placesOf(handler).map((after) => `${before}/${after}`));
  const sends = sentBy(handler);
  const more = {
    rule: ruleOf(handler, controller),
    status: statusOf(handler, method),
    ...schemasOf(controller, name),
    ...answers[`${controller.name}.${name}`],
    ...(sends && { sends }),
  };
  return places.map((place) => ({
    method: RequestMethod[method].toLowerCase(),
    path: pathOf(place),
    // Names are unique: where one method answers several places, each is called by how it ends.
    name: [controller.name, name, ...(places.length > 1 ? [place.split('/').at(-1)] : [])].join('.'),
    ...more,
  }));
}

const statusOf = (handler: object, method: RequestMethod): number =>
  (Reflect.getMetadata(STATUS, handler) as number | undefined) ?? (method === RequestMethod.POST ? 201 : 200);

/** A decorator may name several. */
const placesOf = (decorated: object): string[] => [Reflect.getMetadata(PATH, decorated) as string | string[]].flat();

function pathOf(place: string): string {
  const parts = place.split('/').filter(Boolean);
  return `/${parts.map((part) => (part.startsWith(':') ? `{${part.slice(1)}}` : part)).join('/')}`;
}

/** Nest's numbers for `@Req()` and `@Body()`, before the colon of an argument's key. */
const BY_ITSELF = /^[03]:/;

function schemasOf(controller: Type, name: string): Pick<RouteDescribed, 'query' | 'body' | 'byItself'> {
  const given = (Reflect.getMetadata(ARGUMENTS, controller, name) ?? {}) as Record<string, { data?: Partial<Wrapped> }>;
  const checked = Object.values(given).flatMap(({ data }) =>
    data && typeof data === 'object' && data.checkedBy && data.part ? [[data.part, schemaOf(data.checkedBy)]] : [],
  );
  const byItself = Object.keys(given).some((key) => BY_ITSELF.test(key)) ? { byItself: true } : {};
  return { ...Object.fromEntries(checked), ...byItself };
}

/** What JSON can't say (a transform, a date) is anything. */
function schemaOf(schema: z.ZodType): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest;
}
