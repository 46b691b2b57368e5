/**
 * Does the address mean the same to everyone who reads it? With dot segments or backslashes, plain or escaped, one
 * reader sees `/v1/track` where the next sees `/api/ingestion/sources`.
 */
export function isPlainPath(url: string): boolean {
  const path = url.split('?', 1)[0]!.replace(/%2e/gi, '.').replace(/%2f/gi, '/').replace(/%5c/gi, '\\');
  return !path.includes('\\') && !path.split('/').some((segment) => segment === '.' || segment === '..');
}
