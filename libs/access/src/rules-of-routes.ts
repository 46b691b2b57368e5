import { SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Right } from './policy.js';

const RULE = 'mirrorloop:rule';
export type RouteRule = 'open' | Right;

/** The route needs no caller: health, and intake, which checks its write key itself. */
export const Open = () => SetMetadata(RULE, 'open' satisfies RouteRule);

/** The route is for whom the policy gives this right. On the route, or on its controller for all of them. */
export const Allow = (right: Right) => SetMetadata(RULE, right satisfies RouteRule);

const reflector = new Reflector();

/** @returns undefined for a route that nobody has decided about */
export const ruleOf = (handler: object, controller: object): RouteRule | undefined =>
  reflector.getAllAndOverride<RouteRule | undefined>(RULE, [handler as never, controller as never]);
