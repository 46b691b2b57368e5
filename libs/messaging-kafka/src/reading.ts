/** Positions move by our word alone. With kafkajs' own defaults an early return commits what was never handled. */
export const reading = { autoCommit: false, eachBatchAutoResolve: false };
