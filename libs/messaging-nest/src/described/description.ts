import { contracts } from '@mirrorloop/contracts';
import { Inject, Injectable, type Type } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Consumers, SERVICE_NAME } from '../consumers.js';
import { answers as ofAll } from '../answers.js';
import type { Answers } from './answers.js';
import { type RouteDescribed, routesOf } from './routes-described.js';

/** What a service hears, says and answers, as it says itself: the documents are made of nothing else. */
export interface Described {
  readonly service: string;
  /** Each consumer group with the types of the events it handles. */
  readonly hears: readonly { readonly group: string; readonly events: readonly string[] }[];
  /** Types of the events that only this service may publish. */
  readonly says: readonly string[];
  /** Topics that it reads without a group; a version before this one doesn't say. */
  readonly looksOn?: readonly string[];
  readonly routes: readonly RouteDescribed[];
  /** JSON Schemas of the types that the routes' answers are made of. */
  readonly schemas: Answers['schemas'];
}

/** What the service's own routes answer. */
export abstract class AnswersOfService implements Answers {
  abstract readonly routes: Answers['routes'];
  abstract readonly schemas: Answers['schemas'];
}

/** Finds out from the service itself: its handlers, the contracts it owns, its controllers. */
@Injectable()
export class Description {
  constructor(
    @Inject(SERVICE_NAME) private readonly service: string,
    private readonly consumers: Consumers,
    private readonly discovery: DiscoveryService,
    private readonly answers: AnswersOfService,
  ) {}

  describe(): Described {
    const controllers = this.discovery.getControllers().flatMap(({ metatype }) => (metatype ? [metatype as Type] : []));
    return {
      service: this.service,
      hears: this.consumers.heard(),
      looksOn: this.consumers.looksOn,
      says: contracts().flatMap(({ type }) => (type.startsWith(`${this.service}.`) ? [type] : [])),
      routes: routesOf(controllers, { ...ofAll.routes, ...this.answers.routes }),
      schemas: { ...ofAll.schemas, ...this.answers.schemas },
    };
  }
}
