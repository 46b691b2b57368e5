import 'reflect-metadata';

const SENDS = 'mirrorloop:sends';

/** What a route sends that its method's type doesn't say. */
export interface Sent {
  /** Media types; none where nothing is sent but a status. */
  readonly types: readonly string[];
  readonly statuses: readonly number[];
}

/** For a route that sends something other than JSON, or with other statuses than 200, 201 and 204: OpenAPI says so. */
export const Sends =
  (types: readonly string[], ...statuses: readonly number[]): MethodDecorator =>
  (_controller, _name, descriptor) =>
    Reflect.defineMetadata(SENDS, { types, statuses } satisfies Sent, descriptor.value as object);

export const sentBy = (handler: object): Sent | undefined => Reflect.getMetadata(SENDS, handler) as Sent | undefined;
