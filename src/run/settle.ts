// What holds for this run: options of the command line over the configuration file over the defaults.

import { dirname, relative, resolve } from 'node:path';
import { ruleIds } from '../check/explain.ts';
import { configurationName, findConfiguration, noSuchRule, readConfiguration } from '../configuration.ts';
import { UsageError } from '../core/errors.ts';
import { type Io, IoError } from '../core/io.ts';
import { searchedFrom } from '../core/patterns.ts';
import type { Settings } from '../options.ts';

/** The settings with nothing left open. */
export interface Settled {
  readonly settings: Settings;
  /** Directory that patterns of the configuration file are relative to. */
  readonly base: string;
  /** Which configuration file holds, when there is one. */
  readonly remarks: readonly string[];
}

/**
 * Finds and reads the configuration file and puts the command line's settings over it.
 *
 * @param named `--config`
 * @throws UsageError when the file is wrong or cannot be read
 */
export function settle(
  paths: readonly string[],
  given: Settings,
  named: string | undefined,
  io: Io,
): Settled {
  const file = named === undefined ? nearest(paths, io) : resolve(io.cwd(), named);
  const fromFile = file === undefined ? {} : readSettings(file, named ?? relative(io.cwd(), file), io);
  for (const id of Object.keys(given.rules ?? {})) {
    if (!ruleIds.includes(id)) throw new UsageError(`--rule: ${noSuchRule(id)}`);
  }
  const settings: Settings = {
    ...fromFile,
    ...given,
    ...withoutNamed(fromFile.overrides, given.rules),
    // Single rules and listeners add up.
    ...mergedMaps(fromFile, given),
  };
  return {
    settings,
    base: file === undefined ? io.cwd() : dirname(file),
    remarks: file === undefined ? [] : [`settings from ${relative(io.cwd(), file)}`],
  };
}

/** The command line is over the file: what it says of a rule holds for all files. */
function withoutNamed(overrides: Settings['overrides'], rules: Settings['rules'] = {}): Settings {
  if (overrides === undefined) return {};
  const kept = overrides.map(({ files, rules: levels }) => ({
    files,
    rules: Object.fromEntries(Object.entries(levels).filter(([id]) => !Object.hasOwn(rules, id))),
  }));
  return { overrides: kept };
}

function mergedMaps(fromFile: Settings, given: Settings): Settings {
  return {
    ...(fromFile.rules === undefined && given.rules === undefined
      ? {}
      : { rules: { ...fromFile.rules, ...given.rules } }),
    ...(fromFile.listen === undefined && given.listen === undefined
      ? {}
      : { listen: { ...fromFile.listen, ...given.listen } }),
  };
}

/** The configuration file that all PATHs share. Two different ones would make one run follow two sets of rules. */
function nearest(paths: readonly string[], io: Io): string | undefined {
  const found = new Set(
    paths
      .filter((path) => path !== '-')
      .map((path) => findConfiguration(io, resolve(io.cwd(), searchedFrom(io, path))))
      .filter((path) => path !== undefined),
  );
  if (found.size > 1) {
    const names = [...found].map((path) => relative(io.cwd(), path)).join(' and ');
    throw new UsageError(
      `these paths have different ${configurationName} files (${names}); name one with --config`,
    );
  }
  return [...found][0];
}

function readSettings(absolute: string, shown: string, io: Io): Settings {
  try {
    return inDirectory(readConfiguration({ path: shown, text: io.read(absolute) }), dirname(absolute));
  } catch (error) {
    if (error instanceof IoError) throw new UsageError(`${shown}: ${error.reason}`);
    throw error;
  }
}

/** Relative paths in a configuration file start where the file is. */
function inDirectory(settings: Settings, directory: string): Settings {
  const { includeRoot, baseline } = settings;
  return {
    ...settings,
    ...(includeRoot === undefined ? {} : { includeRoot: resolve(directory, includeRoot) }),
    ...(baseline === undefined ? {} : { baseline: resolve(directory, baseline) }),
  };
}
