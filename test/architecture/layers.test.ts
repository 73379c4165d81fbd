// Keeps the flow one-directional: every import goes from a stage to an earlier one, every package has one home.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = new URL('../../src', import.meta.url).pathname;

/** From the bottom to the top. A file may import from its own room and from rooms above it in this list. */
const rooms = [
  ['core'],
  ['kea'],
  ['expression'],
  ['document'],
  ['edit'],
  ['installation', 'read.ts', 'discover.ts', 'discover'],
  ['check'],
  ['plan'],
  ['options.ts', 'configuration.ts'],
  ['report'],
  ['write'],
  ['verify.ts'],
  ['tool.ts'],
  ['run.ts', 'run', 'stages.ts', 'planning.ts'],
  [
    'cli.ts',
    'cli',
    'node-io.ts',
    'node-below.ts',
    'node-files.ts',
    'node-execute.ts',
    'node-process.ts',
    'node-terminal.ts',
    'index.ts',
    'main.ts',
  ],
];

/** Rooms that a room must not know, although they are lower. */
const forbidden: Readonly<Record<string, readonly string[]>> = {
  check: ['edit', 'write'],
  report: ['write', 'check/rules'],
  write: ['document', 'edit', 'installation', 'check', 'plan', 'report'],
};

const packageHomes: Readonly<Record<string, RegExp>> = {
  commander: /^cli\/(program|check-options|plan-options)\.ts$/,
  'fast-glob': /^node-io\.ts$/,
  diff: /^edit\/diff\.ts$/,
  ajv: /^check\/schema(\.ts|\/)/,
  'jsonc-parser': /^(configuration\.ts|edit\/apply\.ts)$/,
};

function sourceFiles(directory: string): readonly string[] {
  return readdirSync(directory).flatMap((name) => {
    const path = join(directory, name);
    if (statSync(path).isDirectory()) return sourceFiles(path);
    return path.endsWith('.ts') ? [path] : [];
  });
}

const files = sourceFiles(root).map((path) => {
  const text = readFileSync(path, 'utf8');
  const imports = [
    ...text.matchAll(/^(?:import|export)\b[^'"`=(]*?\bfrom '([^']+)'|\bimport\('([^']+)'\)/gm),
  ].map((match) => match[1] ?? match[2] ?? '');
  return { path: relative(root, path), text, imports };
});

function roomOf(path: string): number {
  return rooms.findIndex((names) => names.some((name) => path === name || path.startsWith(`${name}/`)));
}

describe('the house', () => {
  test('every file stands in a room', () => {
    expect(files.filter(({ path }) => roomOf(path) === -1).map(({ path }) => path)).toEqual([]);
  });

  test('imports go down only', () => {
    const wrong = files.flatMap(({ path, imports }) =>
      imports
        .filter((name) => name.startsWith('.'))
        .map((name) => relative(root, join(root, path, '..', name)))
        .filter((target) => roomOf(target) > roomOf(path))
        .map((target) => `${path} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('no room reaches where it must not', () => {
    const wrong = files.flatMap(({ path, imports }) =>
      imports
        .filter((name) => name.startsWith('.'))
        .map((name) => relative(root, join(root, path, '..', name)))
        .filter((target) =>
          Object.entries(forbidden).some(
            ([room, others]) =>
              path.startsWith(`${room}/`) &&
              others.some((other) => target === other || target.startsWith(`${other}/`)),
          ),
        )
        .map((target) => `${path} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('a rule imports no rule', () => {
    const wrong = files
      .filter(({ path }) => /^check\/rules\/(?!index\.ts$)/.test(path))
      .filter(({ imports }) => imports.some((name) => /^\.\/(?!.*\/)/.test(name)))
      .map(({ path }) => path);
    expect(wrong).toEqual([]);
  });

  test('every package has one home', () => {
    const wrong = files.flatMap(({ path, imports }) =>
      imports
        .filter((name) => !name.startsWith('.') && !name.startsWith('node:'))
        .filter((name) => !(packageHomes[name] ?? /^$/).test(path))
        .map((name) => `${path} imports ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  test('only the ends touch the world', () => {
    const wrong = files
      .filter(({ path }) => !path.startsWith('node-'))
      .filter(({ imports }) =>
        imports.some((name) => ['node:fs', 'node:child_process', 'node:process'].includes(name)),
      )
      .map(({ path }) => path);
    expect(wrong).toEqual([]);
  });

  test('files can be read in one sitting', () => {
    const long = files
      // Facts are tables, and the list of rules is written by a program.
      .filter(({ path }) => !path.startsWith('kea/') && path !== 'check/rules/index.ts')
      .map(({ path, text }) => ({ path, lines: text.split('\n').length }))
      .filter(({ lines }) => lines > 300);
    expect(long).toEqual([]);
  });
});
