// The published schemas in a real JSON language service, the one of VS Code: help on hover, completion of keys and values, and
// what it underlines, in files with Kea's comments.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  type CompletionItem,
  type Diagnostic,
  getLanguageService,
  type JSONDocument,
  MarkupContent,
  type Position,
  TextDocument,
} from 'vscode-json-languageservice';

const service = getLanguageService({});

type Schema = 'kea-dhcp4' | 'kea-dhcp6' | 'kea-dhcp-ddns' | 'kea-ctrl-agent' | 'kea-netconf';
const names: readonly Schema[] = ['kea-dhcp4', 'kea-dhcp6', 'kea-dhcp-ddns', 'kea-ctrl-agent', 'kea-netconf'];

service.configure({
  allowComments: true,
  schemas: names.map((name) => ({
    uri: `test://${name}.schema.json`,
    fileMatch: [`${name}.conf`],
    schema: JSON.parse(readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), 'utf8')),
  })),
});

interface Opened {
  readonly text: TextDocument;
  readonly json: JSONDocument;
  /** Where the `^` stood, which is no longer in the text. */
  readonly cursor: Position;
}

/** @param written the file, with `^` for the cursor */
function open(written: string, schema: Schema = 'kea-dhcp4'): Opened {
  const cursor = written.indexOf('^');
  const content = cursor < 0 ? written : written.slice(0, cursor) + written.slice(cursor + 1);
  const text = TextDocument.create(`file:///etc/kea/${schema}.conf`, 'jsonc', 1, content);
  return { text, json: service.parseJSONDocument(text), cursor: text.positionAt(Math.max(cursor, 0)) };
}

async function hover(written: string, schema?: Schema): Promise<string> {
  const { text, json, cursor } = open(written, schema);
  const contents = (await service.doHover(text, cursor, json))?.contents;
  if (contents === undefined) return '';
  if (MarkupContent.is(contents)) return contents.value;
  const parts = Array.isArray(contents) ? contents : [contents];
  return parts.map((part) => (typeof part === 'string' ? part : part.value)).join('\n\n');
}

async function complete(written: string, schema?: Schema): Promise<readonly CompletionItem[]> {
  const { text, json, cursor } = open(written, schema);
  return (await service.doComplete(text, cursor, json))?.items ?? [];
}

async function labels(written: string, schema?: Schema): Promise<readonly string[]> {
  return (await complete(written, schema)).map(({ label }) => label);
}

async function underlined(written: string, schema?: Schema): Promise<readonly Diagnostic[]> {
  const { text, json } = open(written, schema);
  return service.doValidation(text, json, { comments: 'ignore', trailingCommas: 'ignore' });
}

describe('hover', () => {
  test('says what a keyword means, with default, unit and range', async () => {
    const help = await hover('{ "Dhcp4": { "valid-life^time": 3600 } }');
    expect(help).toContain('How long a lease is good for.');
    expect(help).toContain('Default: `7200`');
    expect(help).toContain('Unit: seconds');
  });

  test('says since when, and what to use instead', async () => {
    const help = await hover('{ "Dhcp4": { "subnet4": [ { "require-client-cl^asses": [] } ] } }');
    expect(help).toContain('deprecated since Kea 2.7.4');
    expect(help).toContain('evaluate-additional-classes');
  });

  test('works behind comments of all three kinds', async () => {
    const help = await hover(
      '// one\n{\n  /* two */\n  "Dhcp6": {\n    // three\n    "preferred-life^time": 1\n  }\n}',
      'kea-dhcp6',
    );
    expect(help).not.toBe('');
  });
});

describe('completion', () => {
  test('of keys: those of the map, without those that are there', async () => {
    const keys = await labels('{ "Dhcp4": { "subnet4": [ { "id": 1, "^" } ] } }');
    expect(keys).toEqual(expect.arrayContaining(['subnet', 'pools', 'reservations']));
    expect(keys).not.toContain('id');
    expect(keys).not.toContain('subnet4');
  });

  test('of words', async () => {
    expect(await labels('{ "Dhcp4": { "allocator": ^ } }')).toEqual(
      expect.arrayContaining(['"iterative"', '"random"', '"flq"']),
    );
  });

  test('of the parameters of the library beside it', async () => {
    const keys = await labels(
      '{ "Dhcp4": { "hooks-libraries": [ { "library": "libdhcp_ha.so", "parameters": { "^" } } ] } }',
    );
    expect(keys).toContain('high-availability');
    expect(keys).not.toContain('identifier-expression');
  });

  test('brings its help along', async () => {
    const items = await complete('{ "DhcpDdns": { "^" } }', 'kea-dhcp-ddns');
    const item = items.find(({ label }) => label === 'dns-server-timeout');
    expect(JSON.stringify(item?.documentation)).toContain('DNS server');
  });
});

describe('what is underlined', () => {
  test.each(names)('nothing in an empty file of %s but what it lacks', async (name) => {
    const found = await underlined('{ }', name);
    expect(found.map(({ message }) => message)).toHaveLength(1);
  });

  test('nothing in a good file with comments and a comma too many', async () => {
    const found = await underlined(
      '{\n  // leases\n  "Dhcp4": {\n    "valid-lifetime": 3600, /* an hour */\n    "subnet4": [ { "id": 1, "subnet": "192.0.2.0/24" }, ]\n  }\n}',
    );
    expect(found).toEqual([]);
  });

  test.each([
    ['{ "Dhcp4": { "valid-lifetme": 1 } }', '"valid-lifetme"'],
    ['{ "Dhcp4": { "valid-lifetime": "1" } }', '"1"'],
    ['{ "Dhcp4": { "subnet4": [ { "id": -1, "subnet": "192.0.2.0/24" } ] } }', '-1'],
    ['{ "Dhcp4": { "allocator": "fastest" } }', '"fastest"'],
    ['{ "Dhcp4": { "subnet4": [ { "id": 1, "subnet": "192.0.2.0" } ] } }', '"192.0.2.0"'],
  ])('in %s: %s, once', async (written, expected) => {
    const { text } = open(written);
    const found = await underlined(written);
    expect(found.map(({ range }) => text.getText(range))).toEqual([expected]);
  });

  test('a deprecated keyword, as a hint', async () => {
    const found = await underlined(
      '{ "Dhcp4": { "subnet4": [ { "id": 1, "subnet": "192.0.2.0/24", "client-class": "a" } ] } }',
    );
    expect(found.map(({ message }) => message).join()).toContain('deprecated since Kea 2.7.5');
  });
});
