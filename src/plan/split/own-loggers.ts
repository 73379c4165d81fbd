// Loggers of a section beside a top-level `Logging`: Kea 1.6 put those of `Logging` in their place, and so does the division of
// the file, unless a comment would go with them.

import { hasCommentsAt } from '../../check/comments.ts';
import { member } from '../../check/places.ts';
import type { Version } from '../../core/version.ts';
import { apply } from '../../edit/apply.ts';
import { lower } from '../../edit/lower.ts';
import { replaceFile } from '../../installation/remodel.ts';
import type { ConfigFile, Installation, Place, Section } from '../../installation/types.ts';
import { edit } from '../places.ts';
import { legacyFile, loggersFor } from './section-text.ts';

/** Loggers of a section that stand beside `Logging`. */
export interface OwnLoggers {
  readonly section: Section;
  readonly loggers: Place;
}

/** The sections that have some. */
export function ownLoggersOf({ sections, logging }: ConfigFile): readonly OwnLoggers[] {
  if (logging === undefined) return [];
  return sections.flatMap((section) => {
    const loggers = member(section, 'loggers');
    return loggers === undefined ? [] : [{ section, loggers }];
  });
}

/**
 * The file without the loggers that those of `Logging` replace. Kea 1.6.0 src/lib/process/daemon.cc: Daemon::relocateLogging
 *
 * @returns undefined when a person must say which count: a comment is about them, nothing else stands in the section, or
 * `Logging` has none for this daemon
 */
export function withoutLoggers(
  installation: Installation,
  file: ConfigFile,
  own: readonly OwnLoggers[],
  target: Version,
): ConfigFile | undefined {
  const { document, path, absolute } = file;
  const cut = legacyFile(file);
  const isCertain = own.every(({ section, loggers }) => {
    const isOnly = [...document.children(section.node)].length === 1;
    if (cut === undefined || isOnly || hasCommentsAt(loggers)) return false;
    return loggersFor(cut, section).length > 0;
  });
  if (!isCertain) return undefined;
  const changes = own.map(({ loggers }) => ({ kind: 'remove', ...edit(loggers) }) as const);
  const { edits, refused } = lower(document, changes);
  const here = edits.get(document.source.path);
  if (refused.length > 0 || here === undefined || edits.size > 1) return undefined;
  const text = apply(document.source.text, here);
  return replaceFile(installation, file, [{ path, absolute, text }], target).made[0];
}
