import { execFileSync } from 'node:child_process';
import { NotDone } from '../trial.js';

/** The history that this checkout may have. */
export class Repository {
  constructor(private readonly root: string) {}

  /**
   * The newest commit without the newest of the migrations that are in the sources now: the version before, as far as
   * the database can tell.
   */
  commitBefore(migrations: readonly string[]): string {
    const added = this.git('log', '--diff-filter=A', '--name-only', '--format=commit %H', '--', ...migrations);
    const [, commit] = /^commit (\w+)\n(?=\n\S)/m.exec(added) ?? [];
    if (!commit) throw new NotDone('no commit of the history added a migration that is here');
    return this.commit(`${commit}^`);
  }

  /** @throws NotDone where the history doesn't have it, as in a shallow clone */
  commit(name: string): string {
    return this.git('rev-parse', '--verify', '--end-of-options', `${name}^{commit}`);
  }
  described(commit: string): string {
    return this.git('show', '--no-patch', '--format=%h of %cs', commit);
  }
  checkOut(commit: string, folder: string): void {
    this.git('worktree', 'add', '--detach', folder, commit);
  }
  remove(folder: string): void {
    this.git('worktree', 'remove', '--force', folder);
  }

  private git(...args: string[]): string {
    try {
      return execFileSync('git', args, { cwd: this.root, encoding: 'utf8', stdio: 'pipe' }).trim();
    } catch (error) {
      const said = String((error as { stderr?: string }).stderr || (error as Error).message).trim();
      throw new NotDone(`this checkout has no older version to start from: git ${args[0]} says "${said}"`);
    }
  }
}
