import { type RouteRule, ruleOf } from '@mirrorloop/access';
import { Injectable, type OnModuleInit, RequestMethod } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';

/** What Nest notes on a method that answers a route: the place, and the HTTP method by its number. */
const PATH = 'path';
const METHOD = 'method';

export interface RuledRoute {
  /** As in `InsightsController.list`. */
  readonly name: string;
  readonly method: string;
  /** As it was declared, `:id` and all. */
  readonly path: string;
  readonly rule: RouteRule | undefined;
}

/** A service with a route that nobody has decided about doesn't start. */
@Injectable()
export class EveryRouteHasARule implements OnModuleInit {
  private readonly scanner = new MetadataScanner();

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    const without = this.routes().flatMap(({ name, rule }) => (rule ? [] : [name]));
    if (without.length > 0)
      throw new Error(`Who may call ${without.join(', ')}? Say so with @Allow(a right of libs/access) or @Open()`);
  }

  routes(): RuledRoute[] {
    return this.discovery.getControllers().flatMap(({ metatype }) => this.routesOf(metatype as RouteHolder));
  }

  private routesOf(controller: RouteHolder): RuledRoute[] {
    return this.scanner.getAllMethodNames(controller.prototype).flatMap((method) => {
      const handler = controller.prototype[method]!;
      if (!Reflect.hasMetadata(PATH, handler) || !Reflect.hasMetadata(METHOD, handler)) return [];
      const verb = RequestMethod[Reflect.getMetadata(METHOD, handler) as number]!;
      const route = { name: `${controller.name}.${method}`, method: verb, rule: ruleOf(handler, controller) };
      return pathsOf(controller).flatMap((above) =>
        pathsOf(handler).map((path) => ({ ...route, path: joined(above, path) })),
      );
    });
  }
}

interface RouteHolder {
  readonly name: string;
  readonly prototype: Record<string, object>;
}

/** A route may answer at several addresses. */
const pathsOf = (declared: object): string[] => [Reflect.getMetadata(PATH, declared) as string | string[]].flat();

const joined = (above: string, path: string): string =>
  `/${[above, path].join('/').split('/').filter(Boolean).join('/')}`;
