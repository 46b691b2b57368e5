/** Reads what npm knows of our dependencies. */

const SEVERE = new Set(['high', 'critical']);

/**
 * @param {string} answer of `npm audit --json`
 * @returns {{ asked: boolean, holes: string[], why?: string }} what is known and severe; not asked where the registry gave no answer
 */
export function holesIn(answer) {
  const report = parsed(answer);
  if (!report?.vulnerabilities)
    return { asked: false, holes: [], why: report?.message ?? report?.error?.summary ?? 'no answer' };
  const holes = Object.values(report.vulnerabilities)
    .filter(({ severity }) => SEVERE.has(severity))
    .map(({ name, severity, range }) => `${name} ${range}: a known hole, ${severity}`);
  return { asked: true, holes };
}

/** Packages that the registry could exchange without anybody noticing. */
export const unlocked = ({ packages }) =>
  Object.entries(packages)
    .filter(
      ([name, { link, integrity, inBundle }]) => name.includes('node_modules/') && !link && !inBundle && !integrity,
    )
    .map(([name]) => `${name} is in the lock without a hash`);

/** Whoever runs a script at install is named, with yes or no, in `allowScripts`. */
export const installScriptsNotAllowed = ({ packages }, allowed) =>
  Object.entries(packages)
    .filter(([name, { hasInstallScript }]) => hasInstallScript && !(nameOf(name) in allowed))
    .map(([name]) => `${nameOf(name)} wants to run a script when it is installed: say yes or no in allowScripts`);

const nameOf = (place) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
