// What a run looked at, for a baseline to be held against it: only what would have been found again can be called gone.

import { isAbsolute, relative, resolve } from 'node:path';
import { canBeIgnored } from '../check/ignoring.ts';
import { rules } from '../check/rules/index.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Io } from '../core/io.ts';
import type { Loaded } from '../stages.ts';
import type { Looked } from './baseline.ts';

/**
 * What was looked at. A file counts when it lies below a PATH, there or not any more, and was not left out; or when
 * something included it.
 *
 * @param found all findings of the run
 */
export function lookedAt(loaded: Loaded, found: readonly Diagnostic[], io: Io): Looked {
  const target = loaded.targetName;
  const absolute = (path: string): string => resolve(io.cwd(), path);
  if (!isWhole(loaded, found)) return { target, sees: () => false };
  const tops = loaded.paths.map(absolute);
  const included = new Set(loaded.included.map(absolute));
  const skipped = new Set(loaded.skipped.map(({ path }) => absolute(path)));
  const sees = (rule: string, file: string): boolean =>
    (included.has(file) || tops.some((top) => isBelow(file, top))) &&
    !skipped.has(file) &&
    runs(rule, loaded);
  return { target, sees };
}

/** Single files are not a whole, and what hides a part of one file may hide the other end of a finding elsewhere. */
function isWhole({ checkSettings, skipped }: Loaded, found: readonly Diagnostic[]): boolean {
  if (checkSettings.isPartial === true || skipped.some(({ incomplete }) => incomplete)) return false;
  return found.every(({ rule }) => canBeIgnored(rule) || rule.startsWith('ignore-'));
}

function runs(id: string, { checkSettings, host, settings }: Loaded): boolean {
  const levels = [checkSettings, ...(checkSettings.overrides ?? [])].map(({ severities }) =>
    severities.get(id),
  );
  if (levels.includes('off')) return false;
  const rule = rules.find((one) => one.id === id);
  if (rule?.exampleHost !== undefined && host === undefined) return false;
  return rule?.examplePlatform === undefined || settings.platform !== undefined;
}

function isBelow(file: string, top: string): boolean {
  const way = relative(top, file);
  return !(way === '..' || way.startsWith('../') || isAbsolute(way));
}
