// The published schemas: valid, in step with the keyword table, and never stricter than Kea's formats.

import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { version } from '../../src/core/version.ts';
import { type DaemonKind, daemons } from '../../src/kea/daemons.ts';
import { formats } from '../../src/kea/formats/index.ts';
import type { FormatName } from '../../src/kea/formats/types.ts';
import { publishedSchema } from '../../src/kea/json-schema/published.ts';
import { standardFormats } from '../../src/kea/json-schema/standard-formats.ts';
import { keywordTables } from '../../src/kea/keywords/index.ts';

const kinds = Object.keys(daemons).filter((kind): kind is DaemonKind => kind in daemons);
const kea = version('3.2.0');

const validatorOf = (kind: DaemonKind, of?: string) =>
  new Ajv({ strict: false }).compile(publishedSchema(kind, of === undefined ? undefined : version(of)));

describe.each(kinds)('%s', (kind) => {
  test('is the one that is shipped: npm run schemas', () => {
    const file = new URL(`../../schemas/${daemons[kind].program}.schema.json`, import.meta.url);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(publishedSchema(kind))));
  });

  test('is a valid schema, for all versions and for one', () => {
    expect(() => validatorOf(kind)).not.toThrow();
    expect(() => validatorOf(kind, '2.6.3')).not.toThrow();
  });

  test('every keyword has a description', () => {
    const bare = Object.entries(keywordTables[kind]).flatMap(([map, { keywords }]) =>
      Object.entries(keywords)
        .filter(([, { description }]) => description.trim() === '')
        .map(([key]) => `${map}/${key}`),
    );
    expect(bare).toEqual([]);
  });
});

describe('what it takes and what not', () => {
  test.each([
    ['dhcp4', { Dhcp4: { 'valid-lifetime': 3600 } }, true],
    ['dhcp4', { Dhcp4: { 'valid-lifetme': 3600 } }, false],
    ['dhcp4', { Dhcp4: { 'valid-lifetime': '3600' } }, false],
    ['dhcp4', { Dhcp4: { subnet4: [{ id: 1, subnet: '192.0.2.0/24' }] } }, true],
    ['dhcp4', { Dhcp4: { subnet4: [{ id: 1, subnet: '192.0.2.0' }] } }, false],
    ['dhcp4', { Dhcp4: { 'dhcp-ddns': { 'enable-updates': true, 'ncr-format': 'json' } } }, true],
    ['dhcp4', { Dhcp6: {} }, false],
    [
      'dhcp6',
      { Dhcp6: { subnet6: [{ id: 1, subnet: '2001:db8::/64', pools: [{ pool: '2001:db8::/80' }] }] } },
      true,
    ],
    ['agent', { 'Control-agent': { 'http-port': 70000 } }, false],
  ] as const)('%s %j: %s', (kind, file, takes) => {
    expect(validatorOf(kind)(file)).toBe(takes);
  });

  test('parameters follow from the library', () => {
    const file = (parameters: object) => ({
      Dhcp4: { 'hooks-libraries': [{ library: '/usr/lib/kea/hooks/libdhcp_ha.so', parameters }] },
    });
    const validate = validatorOf('dhcp4');
    expect(validate(file({ 'high-availability': [] }))).toBe(true);
    expect(validate(file({ 'high-availability': 'yes' }))).toBe(false);
  });

  test('a version takes only what it knows', () => {
    const file = { Dhcp4: { 'control-sockets': [{ 'socket-type': 'http' }] } };
    expect(validatorOf('dhcp4', '3.0.4')(file)).toBe(true);
    expect(validatorOf('dhcp4', '2.6.3')(file)).toBe(false);
  });
});

describe('patterns take everything that Kea takes', () => {
  const names = Object.keys(formats).filter((name): name is FormatName => name in formats);
  const blanks = fc.constantFrom('', ' ', '\t');
  const address = fc.oneof(fc.ipV4(), fc.ipV6(), fc.constantFrom('::', '::1', '0.0.0.0', 'fe80::1%eth0'));
  const length = fc.nat({ max: 130 }).map(String);
  const pieces = fc.oneof(
    address,
    fc
      .tuple(blanks, address, blanks, fc.constant('/'), blanks, length, blanks)
      .map((parts) => parts.join('')),
    fc
      .tuple(blanks, address, blanks, fc.constant('-'), blanks, address, blanks)
      .map((parts) => parts.join('')),
    fc.uint8Array({ maxLength: 20 }).map((some) => Buffer.from(some).toString('hex')),
    fc.uint8Array({ maxLength: 20 }).map((some) => [...some].map((one) => one.toString(16)).join(':')),
    fc.uint8Array({ maxLength: 20 }).map((some) => Buffer.from(some).toString('base64')),
    fc.uint8Array({ maxLength: 20 }).map((some) => `0x${Buffer.from(some).toString('hex')}`),
    fc.string().map((text) => `'${text}'`),
    fc.webUrl(),
    fc.string(),
  );

  test.each(names)('%s', (name) => {
    const { pattern } = standardFormats[name];
    if (pattern === undefined) return;
    const regular = new RegExp(pattern);
    fc.assert(
      fc.property(pieces, (value) => {
        if (formats[name].takes(value, kea)) expect(value).toMatch(regular);
      }),
      { numRuns: 2000 },
    );
  });
});
