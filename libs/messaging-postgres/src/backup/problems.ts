/** The file is not what was written: some part of it is missing, cut off or changed. */
export class DamagedBackup extends Error {
  override readonly name = 'DamagedBackup';
  constructor(
    readonly part: string,
    why: string,
    options?: ErrorOptions,
  ) {
    super(`The backup is damaged in ${part}: ${why}`, options);
  }
}

/** The file is whole, but it can't go where it is to go. */
export class CannotRestore extends Error {
  override readonly name = 'CannotRestore';
}

/** Nothing is wrong with the database; something else is in the way. */
export class CannotBackUp extends Error {
  override readonly name = 'CannotBackUp';
}
