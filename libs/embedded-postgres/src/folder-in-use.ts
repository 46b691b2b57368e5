/** Two servers on one folder would destroy it, so the second is refused. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
  constructor(
    readonly folder: string,
    readonly pid: number,
    /** Absent while the other is still starting. */
    readonly port?: number,
  ) {
    super(`${folder} is in use by process ${pid}${port ? ` on port ${port}` : ', which is starting'}.`);
  }
}
