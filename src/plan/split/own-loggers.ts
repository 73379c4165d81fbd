// Loggers of a section beside a top-level `Logging`: Kea 1.6 put those of `Logging` in their place, and so does the division of
// the file, unless a comment would go with them.

import { hasCommentsAt } from '../../check/comments.ts';
import { member } from '../../check/places.ts';
import type { Version } from '../../core/version.ts';
import { apply } from '../../edit/apply.ts';
import { lower } from '../../edit/lower.ts';
import { replaceFile } from '../../installation/remodel.ts';
import type { ConfigFile, Installation, Section } from '../../installation/types.ts';
import { edit } from '../places.ts';
import { legacyFile, loggersFor } from './section-text.ts';

/** Sections that have loggers of their own beside `Logging`. */
export function withOwnLoggers({ sections, logging }: ConfigFile): readonly Section[] {
  if (logging === undefined) return [];
  return sections.filter((section) => member(section, 'loggers') !== undefined);
}

/**
 * The file without the loggers that those of `Logging` replace. Kea 1.6.0 src/lib/process/daemon.cc: Daemon::relocateLogging
 *
 * @returns undefined when a person must say which count: a comment is about them, nothing else stands in the section, or
 * `Logging` has none for this daemon
 */
export function withoutOwnLoggers(
  installation: Installation,
  file: ConfigFile,
  target: Version,
): ConfigFile | undefined {
  const { document, path, absolute } = file;
  const cut = legacyFile(file);
  const own = withOwnLoggers(file);
  const isCertain = own.every((section) => {
    const loggers = member(section, 'loggers');
    const isOnly = document.kind(section.node) === 'map' && [...document.children(section.node)].length === 1;
    if (cut === undefined || loggers === undefined || isOnly) return false;
    return !hasCommentsAt(loggers) && loggersFor(cut, section).length > 0;
  });
  if (!isCertain) return undefined;
  const changes = own.flatMap((section) => {
    const loggers = member(section, 'loggers');
    return loggers === undefined ? [] : [{ kind: 'remove', ...edit(loggers) } as const];
  });
  const { edits, refused } = lower(document, changes);
  const here = edits.get(document.source.path);
  if (refused.length > 0 || here === undefined || edits.size > 1) return undefined;
  const text = apply(document.source.text, here);
  return replaceFile(installation, file, [{ path, absolute, text }], target).made[0];
}
