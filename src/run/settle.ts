// What holds for this run: options of the command line over the configuration file over the defaults.

import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { configurationName, findConfiguration, readConfiguration } from '../configuration.ts';
import { UsageError } from '../core/errors.ts';
import { type Io, IoError } from '../core/io.ts';
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
  const settings: Settings = {
    ...fromFile,
    ...given,
    // Single rules and listeners add up.
    ...mergedMaps(fromFile, given),
  };
  return {
    settings,
    base: file === undefined ? io.cwd() : dirname(file),
    remarks: file === undefined ? [] : [`settings from ${relative(io.cwd(), file)}`],
  };
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
      .map((path) => findConfiguration(io, resolve(io.cwd(), beforeGlob(path))))
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

/** The part of a path that holds no pattern. */
function beforeGlob(path: string): string {
  const at = path.search(/[*?[{]/);
  return at === -1 ? path : path.slice(0, path.lastIndexOf('/', at) + 1) || '.';
}

function readSettings(absolute: string, shown: string, io: Io): Settings {
  try {
    return inDirectory(readConfiguration({ path: shown, text: io.read(absolute) }), dirname(absolute));
  } catch (error) {
    if (error instanceof IoError) throw new UsageError(`${shown}: ${error.reason}`);
    throw error;
  }
}

/** Relative directories in a configuration file start where the file is. */
function inDirectory(settings: Settings, directory: string): Settings {
  const { includeRoot } = settings;
  return includeRoot === undefined || isAbsolute(includeRoot)
    ? settings
    : { ...settings, includeRoot: resolve(directory, includeRoot) };
}
