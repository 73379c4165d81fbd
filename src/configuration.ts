// The tool's own kea-migrate.jsonc: found upwards from PATH, read with jsonc-parser, mistakes shown with their place.

import { dirname, join } from 'node:path';
import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { nearestRule, ruleIds } from './check/explain.ts';
import { nearestOf } from './check/nearest.ts';
import { UsageError } from './core/errors.ts';
import { type Io, statIfOpen } from './core/io.ts';
import { deeperThan } from './core/nesting.ts';
import { type Location, positionOf, type Source, utf8 } from './core/source.ts';
import {
  type FileGroup,
  type Listen,
  type RuleLevel,
  type RuleOverride,
  readAgentMode,
  readCredentials,
  readDeployDirectory,
  readFrom,
  readIncludeRoot,
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
  const stat = statIfOpen(io, start);
  for (
    let directory = stat?.kind === 'directory' ? start : dirname(start);
    ;
    directory = dirname(directory)
  ) {
    const candidate = join(directory, configurationName);
    if (statIfOpen(io, candidate)?.kind === 'file') return candidate;
    if (dirname(directory) === directory) return undefined;
  }
}

/** A mistake in the configuration file. */
export interface Mistake {
  readonly at: Location;
  /** What is wrong and what was expected; to be shown (decoded). */
  readonly message: string;
}

/** The configuration file is wrong: all its mistakes. */
export class ConfigurationError extends UsageError {
  readonly mistakes: readonly Mistake[];

  constructor(mistakes: readonly Mistake[]) {
    const lines = mistakes.map(({ at, message }) => {
      const { line, column } = positionOf(at.source, at.start);
      return `${at.source.path}:${line}:${column}: ${message}`;
    });
    super(lines.join('\n'));
    this.mistakes = mistakes;
  }
}

/** Takes mistakes down. */
type Note = (node: Node, message: string) => void;
/** A reader of one setting: its part of the settings. Throws {@link UsageError} when the value as such is wrong. */
type SettingReader = (node: Node, note: Note, source: Source) => Settings;

const text = (node: Node, what: string): string => {
  if (typeof node.value === 'string') return utf8(node.value);
  throw new UsageError(`expected a string: ${what}`);
};

const truth = (node: Node): boolean => {
  if (typeof node.value === 'boolean') return node.value;
  throw new UsageError('expected true or false');
};

const readers: Readonly<Record<string, SettingReader>> = {
  $schema: () => ({}),
  target: (node) => ({ target: readTarget(text(node, 'a Kea version')) }),
  from: (node) => ({ from: readFrom(text(node, 'a Kea version')) }),
  agent: (node) => ({ agent: readAgentMode(text(node, 'keep or replace')) }),
  credentials: (node) => ({ credentials: readCredentials(text(node, 'auto or none')) }),
  platform: (node) => ({ platform: readPlatform(text(node, 'debian, isc, upstream or freebsd')) }),
  deployDirectory: (node) => ({ deployDirectory: readDeployDirectory(text(node, 'a directory')) }),
  includeRoot: (node) => ({ includeRoot: readIncludeRoot(text(node, 'a directory')) }),
  failOn: (node) => ({ failOn: readSeverity(text(node, 'error, warning or info')) }),
  unixOnly: (node) => ({ unixOnly: truth(node) }),
  baseline: (node) => ({ baseline: text(node, 'a file that --write-baseline wrote') }),
  ignore: (node) => ({ ignore: patterns(node) }),
  groups: (node, note, source) => ({
    groups: items(node).flatMap((item) => guarded(item, note, () => groupOf(item, note, source))),
  }),
  listen: (node, note) => {
    const listen: Partial<Record<string, Listen>> = {};
    for (const [key, member] of members(node)) {
      guarded(member, note, () => {
        const [server, place] = readListen(`${key}=${text(member, 'ADDRESS:PORT')}`);
        listen[server] = place;
        return [];
      });
    }
    return { listen };
  },
  rules: (node, note) => ({ rules: levels(node, note) }),
  overrides: (node, note) => ({ overrides: items(node).flatMap((item) => guarded(item, note, overrideOf)) }),
};

/** The settings that {@link readConfiguration} knows. */
export const settingNames: readonly string[] = Object.keys(readers);

/** Severities by rule; ids that no rule has are mistakes. */
function levels(node: Node, note: Note): Readonly<Record<string, RuleLevel>> {
  const found: Record<string, RuleLevel> = {};
  for (const [key, member, property] of members(node)) {
    if (!ruleIds.includes(key)) note(property, noSuchRule(key));
    else {
      guarded(member, note, () => {
        found[key] = readRuleLevel(text(member, 'off, info, warning or error'));
        return [];
      });
    }
  }
  return found;
}

/** What is said of an id that no rule has. */
export function noSuchRule(id: string): string {
  const near = nearestRule(id);
  const meant = near === undefined ? 'kea-migrate explain lists them' : `did you mean ${near}?`;
  return `no rule is called ${id}; ${meant}`;
}

function groupOf(node: Node, note: Note, source: Source): readonly FileGroup[] {
  const { name, files, containers } = fieldsOf(node, ['name', 'files', 'containers'], 'a group', note);
  if (files === undefined) throw new UsageError('a group needs "files", a list of glob patterns');
  return [
    {
      ...(name === undefined ? {} : { name: text(name, 'what the host is called') }),
      files: patterns(files),
      places: items(files).map((item) => locationOf(item, source)),
      ...(containers === undefined ? {} : { containers: truth(containers) }),
    },
  ];
}

function overrideOf(node: Node, note: Note): readonly RuleOverride[] {
  const { files, rules } = fieldsOf(node, ['files', 'rules'], 'an override', note);
  if (files === undefined || rules === undefined) {
    throw new UsageError('an override needs "files", a list of glob patterns, and "rules"');
  }
  return [{ files: patterns(files), rules: levels(rules, note) }];
}

function fieldsOf<K extends string>(
  node: Node,
  known: readonly K[],
  what: string,
  note: Note,
): Partial<Record<K, Node>> {
  const found: Partial<Record<K, Node>> = {};
  for (const [key, member, property] of members(node)) {
    const field = known.find((name) => name === key);
    if (field === undefined) note(property, unknownKey(key, known, `unknown key ${key} in ${what}`));
    else found[field] = member;
  }
  return found;
}

function unknownKey(key: string, known: readonly string[], message: string): string {
  const near = nearestOf(key, known);
  return near === undefined
    ? `${message}; known are ${known.join(', ')}`
    : `${message}; did you mean ${near}?`;
}

/** Runs a reader of a part; what it throws is a mistake at that part. */
function guarded<T>(node: Node, note: Note, read: (node: Node, note: Note) => readonly T[]): readonly T[] {
  try {
    return read(node, note);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    // The option readers name the option; the place says it better.
    note(node, error.message.replace(/^--[a-z-]+: /, ''));
    return [];
  }
}

function patterns(node: Node): readonly string[] {
  return items(node).map((item) => {
    const pattern = text(item, 'a glob pattern');
    if (pattern === '') throw new UsageError('expected a glob pattern, and no empty text');
    return pattern;
  });
}

function items(node: Node): readonly Node[] {
  if (node.type !== 'array') throw new UsageError('expected a list');
  return node.children ?? [];
}

/** Key, value, and the key's own node. */
function members(node: Node): readonly (readonly [string, Node, Node])[] {
  if (node.type !== 'object') throw new UsageError('expected an object');
  return (node.children ?? []).flatMap((property) => {
    const [key, value] = property.children ?? [];
    return key === undefined || value === undefined ? [] : [[utf8(String(key.value)), value, key] as const];
  });
}

/**
 * Reads a configuration file.
 *
 * @param source the file; its text is Latin-1
 * @throws ConfigurationError naming all mistakes with their places
 */
export function readConfiguration(source: Source): Settings {
  const mistakes: Mistake[] = [];
  const errors: ParseError[] = [];
  const only = (start: number, length: number, message: string): ConfigurationError =>
    new ConfigurationError([{ at: { source, start, end: start + length }, message }]);
  const deep = deeperThan(1000, source.text);
  if (deep !== -1) throw only(deep, 1, 'brackets are nested too deep');
  const tree = parseTree(source.text, errors, { allowTrailingComma: true });
  for (const { error, offset, length } of errors) {
    const code = printParseErrorCode(error);
    throw only(offset, Math.max(length, 1), syntaxWords[code] ?? code);
  }
  if (tree?.type !== 'object') throw only(0, 0, 'expected an object');
  const note: Note = (node, message) => {
    mistakes.push({ at: locationOf(node, source), message });
  };
  noteRepeated(tree, note, source);
  const settings = settingsOf(tree, note, source);
  if (mistakes.length > 0) throw new ConfigurationError(mistakes.sort((a, b) => a.at.start - b.at.start));
  return settings;
}

function locationOf({ offset, length }: Node, source: Source): Location {
  return { source, start: offset, end: offset + length };
}

/** Keys that stand twice in one object: whichever was meant, the other would do nothing. */
function noteRepeated(node: Node, note: Note, source: Source): void {
  const first = new Map<string, Node>();
  for (const [key, , property] of node.type === 'object' ? members(node) : []) {
    const before = first.get(key);
    if (before === undefined) first.set(key, property);
    else {
      const { line } = positionOf(source, before.offset);
      note(property, `${key} stands here a second time; the first is in line ${line}`);
    }
  }
  for (const child of node.children ?? []) noteRepeated(child, note, source);
}

function settingsOf(tree: Node, note: Note, source: Source): Settings {
  let settings: Settings = {};
  for (const [key, node, property] of members(tree)) {
    const reader = Object.hasOwn(readers, key) ? readers[key] : undefined;
    if (reader === undefined) {
      note(property, unknownKey(key, settingNames, `unknown setting ${key}`));
      continue;
    }
    const named: Note = (at, message) => note(at, `${key}: ${message}`);
    for (const part of guarded(node, named, () => [reader(node, named, source)]))
      settings = { ...settings, ...part };
  }
  return settings;
}

/** What the JSON reader calls its errors, in words. */
const syntaxWords: Readonly<Record<string, string>> = {
  InvalidSymbol: 'expected a value: a string in double quotes, a number, true, false, a list or an object',
  InvalidNumberFormat: 'this is no number',
  PropertyNameExpected: 'expected a setting, its name in double quotes',
  ValueExpected: 'expected a value',
  ColonExpected: 'expected a colon behind the name of the setting',
  CommaExpected: 'expected a comma',
  CloseBraceExpected: 'a brace is not closed',
  CloseBracketExpected: 'a bracket is not closed',
  EndOfFileExpected: 'expected nothing behind the closing brace',
  InvalidCommentToken: 'this is no comment; // and /* */ are',
  UnexpectedEndOfComment: 'this comment is never closed',
  UnexpectedEndOfString: 'this string is never closed',
  UnexpectedEndOfNumber: 'this number is not complete',
  InvalidUnicode: 'this escape is not complete',
  InvalidEscapeCharacter: 'there is no such escape',
  InvalidCharacter: 'a character that must be written as an escape',
};
