/** A promise whose owner is gone. */
export interface LeftWork {
  readonly actionId: string;
  readonly title: string;
  readonly deadline: Date;
  /** Named by their role, since they have left. */
  readonly owner: { readonly id: string; readonly name: string };
}
export interface LeftWorkPlace {
  readonly deadline: string;
  readonly id: string;
}

export abstract class WorkOfWhoLeft {
  /** Earliest deadline first. */
  abstract page(limit: number, after?: LeftWorkPlace): Promise<{ rows: LeftWork[]; total: number }>;
}
