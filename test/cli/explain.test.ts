// `explain` as it is typed: pages, lists between two versions, and data that the published schema describes.

import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { ruleIds } from '../../src/check/explain.ts';
import { keywordNames } from '../../src/check/keyword-places.ts';
import { memoryIo } from '../../src/core/memory-io.ts';
import { version } from '../../src/core/version.ts';
import { changes, changesBetween } from '../../src/run/changes/catalogue.ts';
import type { Explanation, ExplanationBetween } from '../../src/run/changes/explain.ts';
import { run } from './harness.ts';

const io = memoryIo({}, { cwd: '/' });
const schema = JSON.parse(
  readFileSync(new URL('../../schemas/explain.schema.json', import.meta.url), 'utf8'),
);

/** The schema with nothing allowed that it does not name: what is printed must be described. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const members = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]));
  const isOpen = !('properties' in members) || 'do' in Object(members.properties);
  return members.type === 'object' && !isOpen ? { ...members, additionalProperties: false } : members;
}

const isPublished = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);
const isDescribed = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(
  Object(closed({ ...schema, $id: undefined })),
);

/** Runs `explain` with these words. */
async function explained(...words: readonly string[]): Promise<string> {
  const { code, out, err } = await run(['explain', ...words], io);
  expect(err).toBe('');
  expect(code).toBe(0);
  return out;
}

/** The same as data, held against the schema. */
async function data(...words: readonly string[]): Promise<ExplanationBetween> {
  const parsed: ExplanationBetween = JSON.parse(await explained(...words, '--format', 'json'));
  expect(isPublished(parsed), JSON.stringify(isPublished.errors)).toBe(true);
  expect(isDescribed(parsed), JSON.stringify(isDescribed.errors)).toBe(true);
  return parsed;
}

describe('explain as data', () => {
  test('everything', async () => {
    const all = await data();
    expect(all.rules.map(({ id }) => id)).toEqual(ruleIds);
    expect(all.changes).toEqual(JSON.parse(JSON.stringify(changes)));
    expect([...new Set(all.keywords.map(({ keyword }) => keyword))]).toEqual(keywordNames());
  });

  test.each([
    ['a rule that is a change', 'subnet-id-required', [1, 1, 0]],
    ['a rule alone', 'socket-path-mismatch', [1, 0, 0]],
    ['a change alone', 'umask-tightened', [0, 1, 0]],
  ])('%s', async (_what, id, counts) => {
    const { rules, changes: own, keywords } = await data(id);
    expect([rules.length, own.length, keywords.length]).toEqual(counts);
  });

  test('a rewrite, with its pattern as text', async () => {
    const [renamed] = (await data('cb-hook-renamed')).changes;
    expect(renamed?.rewrite?.rewrite).toEqual({
      do: 'replace',
      pattern: '_cb\\.so$',
      with: '.so',
      once: true,
    });
    expect(renamed?.told).toEqual({ rules: ['cb-hook-renamed'], migrations: ['cb-hook-renamed'] });
  });

  test('between two versions: who is met, and the changes themselves', async () => {
    const { between, changes: met } = await data('--from', '2.2', '--target', '3.0');
    expect(between).toMatchObject({ from: '2.2.0', target: '3.0.4' });
    expect(between.met.map(({ id }) => id)).toEqual(met.map(({ id }) => id));
    expect(met).toHaveLength(changesBetween(version('2.2'), version('3.0.4')).length);
    expect(between.met).toContainEqual({ id: 'subnet-id-required', kind: 'refused', since: '2.6.0' });
  });

  test('what no longer is has no kind', async () => {
    const { between } = await data('--from', '3.0', '--target', '3.2');
    expect(between.met).toContainEqual({ id: 'control-agent-deprecated', kind: null, since: null });
  });

  test('the schema refuses what is not promised, and describes every part', async () => {
    const all: Explanation = JSON.parse(await explained('mt-default-on', '-f', 'json'));
    expect(isPublished({ ...all, version: 2 })).toBe(false);
    expect(isPublished({ ...all, changes: [{ id: 'x' }] })).toBe(false);
    expect(isPublished({ ...all, later: 'additions do not break readers' })).toBe(true);
    const bare: string[] = [];
    const walk = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      const properties = 'properties' in node ? node.properties : undefined;
      for (const [name, property] of Object.entries(properties ?? {})) {
        if (!('description' in property) && !('$ref' in property)) bare.push(`${path}/${name}`);
      }
      for (const [key, value] of Object.entries(node)) walk(value, `${path}/${key}`);
    };
    walk(schema, '');
    expect(bare).toEqual([]);
  });
});

describe('explain as text', () => {
  test('a change without a rule of its name has a page', async () => {
    const page = await explained('umask-tightened');
    expect(page).toContain('# umask-tightened\n');
    expect(page).toContain(
      'silently different 2.4.2 to before 2.5.0, and 2.6.3 to before 2.7.0, and from 2.7.9 on',
    );
    expect(page).toContain('no rule tells of it: who reads the files');
  });

  test.each(changes.map(({ id }) => id))('%s has one', async (id) => {
    expect(await explained(id)).toContain(`# ${id}\n`);
  });

  test('the page of a rule says how an upgrade meets it, and what real Kea said', async () => {
    const page = await explained('subnet-id-required');
    expect(page).toContain('## In an upgrade\n');
    expect(page).toContain('warned about 2.4.0 to before 2.6.0; refused from 2.6.0 on');
    expect(page).toContain(
      'the check of the file: 2.2.0 accepted, 2.6.3 refused, 3.0.4 refused, 3.2.0 refused',
    );
    expect(await explained('socket-path-mismatch')).not.toContain('## In an upgrade');
  });

  test('the page of a keyword names the changes about it', async () => {
    expect(await explained('hostname-char-set')).toContain('- hostname-sanitizing-default: ');
    expect(await explained('dhcp4.subnet4.hostname-char-set')).toContain('- hostname-sanitizing-default: ');
    expect(await explained('decline-probation-period')).not.toContain('## In an upgrade');
  });

  test('between two versions, theme by theme', async () => {
    const list = await explained('--from', '2.2', '--target', '3.0');
    expect(list.split('\n')[0]).toMatch(/^\d+ of 215 known changes lie between Kea 2\.2\.0 and 3\.0\.4\.$/);
    expect(list).toMatch(/\n {2}subnet-id-required +refused since 2\.6\.0 +\S/);
    expect(list).not.toContain('control-agent-removed');
    expect(await explained('--from', '2.2')).toContain('control-agent-removed');
    expect(await explained('--target', '2.6')).toContain('between Kea 1.6.0 and 2.6.3');
  });

  test('as Markdown, with the line that keeps the old way', async () => {
    const list = await explained('--from', '2.2', '--target', '3.0', '-f', 'markdown');
    expect(list).toContain('\n## Defaults and quiet changes\n\n| change |');
    expect(list).toContain('`"cache-max-age": 0`');
    expect(await explained('-f', 'markdown')).toContain('# Rules\n');
  });
});

describe('explain refuses', () => {
  test.each([
    [['--from', '3.2', '--target', '3.0'], '--from 3.2.0 is newer than the target 3.0.4'],
    [['mt-default-on', '--from', '2.2'], 'leave mt-default-on out'],
    [['--from', 'yesterday'], 'yesterday is no version of Kea'],
    [['mt-default-onn'], 'did you mean mt-default-on?'],
  ])('%j', async (words, said) => {
    const { code, out, err } = await run(['explain', ...words], io);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(said);
  });
});
