// Kea versions as values that compare.

/** A Kea version: major, minor, patch. Odd minors are development series that lead to the next even one. */
export type Version = readonly [major: number, minor: number, patch: number];

/**
 * Reads `2.6`, `3.0.4`, `3.3.1-git` (what follows the digits is ignored).
 *
 * @returns the version, or undefined when the text is no version
 */
export function parseVersion(text: string): Version | undefined {
  const match = /^(\d+)\.(\d+)(?:\.(\d+))?/.exec(text.trim());
  if (match === null) return undefined;
  return [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
}

/** Reads a version that is known to be one: for constants in the code. Throws on anything else. */
export function version(text: string): Version {
  const parsed = parseVersion(text);
  if (parsed === undefined) throw new Error(`not a version: ${text}`);
  return parsed;
}

/** Negative, zero or positive as `a` is older than, equal to or newer than `b`. */
export function compareVersions(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

/** True when `a` is `b` or newer. */
export function atLeast(a: Version, b: Version): boolean {
  return compareVersions(a, b) >= 0;
}

/** `3.0.4`; a zero patch is written too: `3.2.0`. */
export function formatVersion(v: Version): string {
  return v.join('.');
}
