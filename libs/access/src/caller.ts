/** Who asks: a person by session, or a machine by token. */
export interface Caller {
  readonly id: string;
  readonly name: string;
  readonly kind: 'person' | 'machine';
}
