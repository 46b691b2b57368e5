import { Transactions } from '@mirrorloop/messaging';
import { sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';

/** Thrown to undo what nothing came of, and caught again right here. */
class NothingChanged extends Error {}

/**
 * Runs one statement that changes something, together with the entry of the trail that tells of it: both are there or
 * neither. The statement returns what it changed; where that is nothing, nothing is told.
 */
@Injectable()
export class AuditedChanges {
  constructor(private readonly transactions: Transactions) {}

  /** @param seen looks at the rows before they commit */
  async of<Row>(text: string, values: readonly unknown[], seen: (rows: Row[]) => void = () => {}): Promise<Row[]> {
    try {
      return await this.transactions.run(async (tx) => {
        const rows = await sqlOf(tx).query<Row>(text, values);
        if (rows.length === 0) throw new NothingChanged();
        seen(rows);
        return rows;
      });
    } catch (error) {
      if (error instanceof NothingChanged) return [];
      throw error;
    }
  }

  /** What was ordered is told even where there was nothing left to do. */
  async ordered(text: string, values: readonly unknown[]): Promise<void> {
    await this.transactions.run((tx) => sqlOf(tx).query(text, values));
  }

  async any(text: string, values: readonly unknown[]): Promise<boolean> {
    return (await this.of(text, values)).length > 0;
  }
}
