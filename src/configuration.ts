// The tool's own kea-migrate.jsonc: found upwards from PATH, read with jsonc-parser, mistakes shown with their place.

import { dirname, join } from 'node:path';
import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { UsageError } from './core/errors.ts';
import type { Io } from './core/io.ts';
import { positionOf, type Source, utf8 } from './core/source.ts';
import {
  type FileGroup,
  type Listen,
  type RuleLevel,
  readAgentMode,
  readCredentials,
  readListen,
  readPlatform,
  readRuleLevel,
  readSeverity,
  readTarget,
  type Settings,
} from './options.ts';

/** The name that is looked for. */
export const configurationName = 'kea-migrate.jsonc';

/**
 * The configuration file that holds for a path: the nearest one in its directory or above.
 *
 * @param start absolute path of a file or directory
 * @returns the absolute path of the configuration file, or undefined
 */
export function findConfiguration(io: Io, start: string): string | undefined {
  const stat = io.stat(start);
  for (
    let directory = stat?.kind === 'directory' ? start : dirname(start);
    ;
    directory = dirname(directory)
  ) {
    const candidate = join(directory, configurationName);
    if (io.stat(candidate)?.kind === 'file') return candidate;
    if (dirname(directory) === directory) return undefined;
  }
}

/** A reader of one setting: the node's value in, its part of the settings out. Throws {@link UsageError}. */
type SettingReader = (value: unknown, node: Node) => Settings;

const text = (value: unknown, what: string): string => {
  if (typeof value === 'string') return utf8(value);
  throw new UsageError(`expected a string: ${what}`);
};

const readers: Readonly<Record<string, SettingReader>> = {
  $schema: () => ({}),
  target: (value) => ({ target: readTarget(text(value, 'a Kea version')) }),
  agent: (value) => ({ agent: readAgentMode(text(value, 'keep or replace')) }),
  credentials: (value) => ({ credentials: readCredentials(text(value, 'auto or none')) }),
  platform: (value) => ({ platform: readPlatform(text(value, 'debian, isc, upstream or freebsd')) }),
  deployDirectory: (value) => ({ deployDirectory: text(value, 'a directory') }),
  includeRoot: (value) => ({ includeRoot: text(value, 'a directory') }),
  failOn: (value) => ({ failOn: readSeverity(text(value, 'error, warning or info')) }),
  unixOnly: (value) => {
    if (typeof value !== 'boolean') throw new UsageError('expected true or false');
    return { unixOnly: value };
  },
  ignore: (_value, node) => ({ ignore: items(node).map((item) => text(item.value, 'a glob pattern')) }),
  groups: (_value, node) => ({ groups: items(node).map(groupOf) }),
  listen: (_value, node) => {
    const listen: Partial<Record<string, Listen>> = {};
    for (const [key, member] of members(node)) {
      const [server, place] = readListen(`${key}=${text(member.value, 'ADDRESS:PORT')}`);
      listen[server] = place;
    }
    return { listen };
  },
  rules: (_value, node) => {
    const rules: Record<string, RuleLevel> = {};
    for (const [key, member] of members(node))
      rules[key] = readRuleLevel(text(member.value, 'a severity or off'));
    return { rules };
  },
};

function groupOf(node: Node): FileGroup {
  let name: string | undefined;
  let files: readonly string[] | undefined;
  for (const [key, member] of members(node)) {
    if (key === 'name') name = text(member.value, 'what the host is called');
    else if (key === 'files') files = items(member).map((item) => text(item.value, 'a glob pattern'));
    else throw new UsageError(`unknown key ${key} in a group; known are name, files`);
  }
  if (files === undefined) throw new UsageError('a group needs "files", a list of glob patterns');
  return name === undefined ? { files } : { name, files };
}

function items(node: Node): readonly Node[] {
  if (node.type !== 'array') throw new UsageError('expected a list');
  return node.children ?? [];
}

function members(node: Node): readonly (readonly [string, Node])[] {
  if (node.type !== 'object') throw new UsageError('expected an object');
  return (node.children ?? []).flatMap((property) => {
    const [key, value] = property.children ?? [];
    return key === undefined || value === undefined ? [] : [[String(key.value), value] as const];
  });
}

/**
 * Reads a configuration file.
 *
 * @param source the file; its text is Latin-1
 * @throws UsageError naming file, line, column and what is wrong
 */
export function readConfiguration(source: Source): Settings {
  const errors: ParseError[] = [];
  const tree = parseTree(source.text, errors, { allowTrailingComma: true });
  const first = errors[0];
  if (first !== undefined) fail(source, first.offset, printParseErrorCode(first.error));
  if (tree === undefined || tree.type !== 'object') fail(source, 0, 'expected an object');
  let settings: Settings = {};
  for (const [key, node] of members(tree)) {
    const reader = Object.hasOwn(readers, key) ? readers[key] : undefined;
    if (reader === undefined) {
      fail(
        source,
        node.parent?.offset ?? node.offset,
        `unknown setting ${key}; known are ${Object.keys(readers).join(', ')}`,
      );
    }
    try {
      settings = { ...settings, ...reader(node.value, node) };
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      // The option readers name the option; here the file, the place and the setting say it better.
      fail(source, node.offset, `${key}: ${error.message.replace(/^--[a-z-]+: /, '')}`);
    }
  }
  return settings;
}

function fail(source: Source, offset: number, message: string): never {
  const { line, column } = positionOf(source, offset);
  throw new UsageError(`${source.path}:${line}:${column}: ${message}`);
}
