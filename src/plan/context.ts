// What the plan is asked to do, and the few things it may ask the world: handed in by run.ts, so that planning is pure.

import { join, relative } from 'node:path/posix';
import type { CheckSettings } from '../check/check.ts';
import { UsageError } from '../core/errors.ts';
import type { Version } from '../core/version.ts';
import type { Installation, UnclearGroup } from '../installation/types.ts';
import type { WrittenForOf } from '../installation/written-for.ts';
import type { ServerKind } from '../kea/daemons.ts';
import type { Platform } from '../kea/directories.ts';
import { behaves, type TargetName } from '../kea/versions.ts';
import type { PlanPart } from './part.ts';
import type { AgentMode } from './types.ts';

/** An address and port that the user chose with `--listen`. */
export interface ListenChoice {
  /** An IP address without brackets. */
  readonly address: string;
  readonly port: number;
}

/** A file that nobody could read, so that what it says is not known. */
export interface UnreadFile {
  /** As shown. */
  readonly path: string;
  readonly absolute: string;
  /** `permission denied`. */
  readonly reason: string;
}

/** Everything that decides what a plan looks like, besides the files. */
export interface PlanContext {
  readonly target: Version;
  readonly targetName: TargetName;
  /** `--agent`; undefined: what the target suggests. */
  readonly agent: AgentMode | undefined;
  readonly listen: Readonly<Partial<Record<ServerKind, ListenChoice>>>;
  /** `none`: a new listener asks for no credentials where the target allows that. */
  readonly credentials: 'auto' | 'none';
  /** No http listeners at all. */
  readonly unixOnly: boolean;
  /** Where the files of an installation live on its server, absolute. */
  readonly deployDirectory: string;
  /** `--platform`; undefined: told from the files, else unknown. */
  readonly platform: Platform | undefined;
  readonly settings: CheckSettings;
  /** True when a file at this absolute path would lie in a git work tree: no secret is created there. */
  insideGit(path: string): boolean;
  /** True when something is at this absolute path. */
  exists(path: string): boolean;
  /** A new password: printable ASCII without blanks, colons, quotes and backslashes. */
  random(): string;
  /** `--only`; absent: both parts. */
  readonly only?: PlanPart;
  /** `--unsafe`: fixes that a person should look at are carried out too. */
  readonly unsafe?: boolean;
  /** For which Kea the files were written; absent: nothing is known. */
  readonly writtenFor?: WrittenForOf;
  /** Files that nobody could tell apart, and so are in no installation. */
  readonly unclear?: readonly UnclearGroup[];
  /** Files that would have been checked and could not be read. */
  readonly unread?: readonly UnreadFile[];
  /** Where a file of PATH lives on the server, when run.ts knows better than {@link onServer}. */
  readonly onServer?: (absolute: string) => string;
}

/**
 * What happens to the agent.
 *
 * @throws UsageError when the target knows no agent, or has nothing to replace it with
 */
export function agentModeOf({ agent, target, targetName, unixOnly, only }: PlanContext): AgentMode {
  // Somebody else, or another run, sees to the agent.
  if (only === 'upgrade') return 'keep';
  const runs = behaves('agentRuns', target);
  const mode = agent ?? (runs ? 'keep' : 'replace');
  if (mode === 'keep' && !runs) {
    throw new UsageError(`--agent keep: Kea ${targetName} has no Control Agent; use --agent replace`);
  }
  if (mode === 'replace' && !behaves('controlSocketsList', target) && !unixOnly) {
    throw new UsageError(
      `--agent replace: servers of Kea ${targetName} have no http listeners; use --target 3.0 or later, or --unix-only`,
    );
  }
  return mode;
}

/** The path on the server of a file or directory of an installation, given by its absolute path here. */
export function onServer(context: PlanContext, installation: Installation, absolute: string): string {
  if (context.onServer !== undefined) return context.onServer(absolute);
  const { deployDirectory } = context;
  if (absolute === deployDirectory || absolute.startsWith(`${deployDirectory.replace(/\/+$/, '')}/`)) {
    return absolute;
  }
  return join(deployDirectory, relative(installation.directory, absolute));
}
