// Patterns of groups in kea-migrate.jsonc that match no file: misspelt, or left from a file that is gone. Nothing else would
// say so, since a run may be limited to some PATHs. Told on standard error in every format; the exit code stays.

import type { Mistake } from '../configuration.ts';
import type { Io } from '../core/io.ts';
import { quote } from '../core/quote.ts';
import { latin1 } from '../core/source.ts';
import type { Settings } from '../options.ts';
import { mistakeText } from '../report/mistakes.ts';

/**
 * The patterns that match nothing on the disk, whatever PATH is. A pattern that takes files out (`!x`), and one that was
 * looked for in directories of which some could not be read, are let be.
 *
 * @param base directory that the patterns are relative to
 */
export function idlePatterns(groups: Settings['groups'], base: string, io: Io): readonly Mistake[] {
  return (groups ?? []).flatMap(({ files, places = [] }) =>
    places.flatMap((at, index) => {
      const pattern = files[index];
      if (pattern === undefined || pattern.startsWith('!') || matches(pattern, base, io)) return [];
      return [
        { at, message: `groups: ${quote(latin1(pattern))} matches no file; was it renamed or removed?` },
      ];
    }),
  );
}

function matches(pattern: string, base: string, io: Io): boolean {
  let isUnknown = false;
  const found = io.glob([pattern], base, () => {
    isUnknown = true;
  });
  return isUnknown || found.length > 0;
}

/** The text for standard error; empty when every pattern matches something. */
export function idlePatternText(groups: Settings['groups'], base: string, io: Io): string {
  return mistakeText(idlePatterns(groups, base, io), { color: false, width: 0 }, 'warning');
}
