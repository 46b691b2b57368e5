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
      const path = [controller, handler].map((part) => String(Reflect.getMetadata(PATH, part))).join('/');
      return [
        {
          name: `${controller.name}.${method}`,
          method: RequestMethod[Reflect.getMetadata(METHOD, handler) as number]!,
          path: `/${path}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1'),
          rule: ruleOf(handler, controller),
        },
      ];
    });
  }
}

interface RouteHolder {
  readonly name: string;
  readonly prototype: Record<string, object>;
}
