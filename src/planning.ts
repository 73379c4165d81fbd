// The stages that make and carry out a plan, as the library offers them: plan and apply. Nothing here prints, exits, or
// reads the environment; the world is reached through the `Io` that is handed in.

import { isAbsolute, join, relative, resolve } from 'node:path';
import type { Io } from './core/io.ts';
import type { Installation } from './installation/types.ts';
import { writtenForOf } from './installation/written-for.ts';
import type { PlanContext } from './plan/context.ts';
import { makePlan } from './plan/proven-plan.ts';
import type { Plan } from './plan/types.ts';
import type { Outcome } from './report/types.ts';
import type { Checked } from './run/checked.ts';
import { randomPassword } from './run/password.ts';
import { deployDirectoryOf } from './run/survey.ts';
import { writePlan } from './run/write-plan.ts';
import { check, type Loaded } from './stages.ts';
import { insideGitWorkTree } from './write/git.ts';

/** What planning asks of the world; the defaults look through the `Io` at hand and take random bytes of the system. */
export interface PlanOptions {
  /** A new password: printable ASCII without blanks, colons, quotes and backslashes. */
  readonly random?: () => string;
}

/**
 * Plans the migration. Nothing is written.
 *
 * @param checked the findings, when {@link check} ran already
 * @throws UsageError when the settings ask for what the target cannot do
 */
export function plan(
  loaded: Loaded,
  io: Io,
  options: PlanOptions = {},
  checked: Checked = check(loaded),
): Plan {
  const installations = loaded.parts.flatMap((part) => part.installations);
  const context = planContext(loaded, installations, io, options.random);
  return makePlan(installations, context, checked.diagnostics);
}

/** What planning may know and ask; `random` makes passwords. */
export function planContext(
  loaded: Loaded,
  installations: readonly Installation[],
  io: Io,
  random: () => string = randomPassword,
): PlanContext {
  const { settings, target, targetName } = loaded;
  const directoryOf = (installation: Installation): string =>
    deployDirectoryOf(loaded, installation.directory);
  const first = installations[0];
  return {
    target,
    targetName,
    agent: settings.agent,
    listen: settings.listen ?? {},
    credentials: settings.credentials ?? 'auto',
    unixOnly: settings.unixOnly ?? false,
    ...(settings.only === undefined ? {} : { only: settings.only }),
    unsafe: settings.unsafe ?? false,
    deployDirectory: first === undefined ? deployDirectoryOf(loaded, '/') : directoryOf(first),
    platform: settings.platform,
    writtenFor: writtenForOf(installations, target, settings.from, 'made here'),
    settings: loaded.checkSettings,
    insideGit: (path) => insideGitWorkTree(io, path),
    exists: (path) => io.lstat(path) !== undefined,
    random,
    unread: loaded.skipped
      .filter(({ incomplete, nothing }) => incomplete && nothing !== true)
      .map(({ path, reason }) => ({ path, absolute: resolve(io.cwd(), path), reason })),
    unclear: loaded.parts.flatMap((part) => part.unclear),
    onServer: (absolute) => {
      const owner = installations.find(({ directory }) => isBelow(absolute, directory));
      return owner === undefined ? absolute : join(directoryOf(owner), relative(owner.directory, absolute));
    },
  };
}

function isBelow(absolute: string, directory: string): boolean {
  const way = relative(directory, absolute);
  return way === '' || !(way.startsWith('..') || isAbsolute(way));
}

/**
 * Writes a plan: all files or none, with a backup. Refuses when the proof does not hold, when a person must decide
 * something first, or when a file changed since it was read; then nothing is touched, and the outcome says so.
 */
export function apply(planned: Plan, paths: readonly string[], io: Io, now: Date = new Date()): Outcome {
  return writePlan(planned, paths, io, now);
}
