// File names as URIs: relative ones stay relative to the root of the repository, absolute ones become file: URIs.

/** A URI reference for a path; what no URI may hold is escaped, in UTF-8. */
export function uriOf(path: string): string {
  const escaped = path
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/+)+/, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  return escaped.startsWith('/') ? `file://${escaped}` : escaped;
}
