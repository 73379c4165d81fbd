// A map that looks like a valid one before it is still judged wherever its values count.

import { describe, expect, test } from 'vitest';
import { schemaFindings } from '../../src/check/schema.ts';
import { version } from '../../src/core/version.ts';
import { parseDocument } from '../../src/document/parse.ts';
import { modelFile } from '../../src/installation/sections.ts';

const path = '/k/kea-dhcp4.conf';
const target = version('3.2.0');

function rulesIn(subnets: readonly string[]): readonly string[] {
  const text = `{ "Dhcp4": { "subnet4": [\n${subnets.join(',\n')}\n] } }`;
  const file = modelFile(parseDocument({ path, text }, { target }), path);
  return schemaFindings(file, target).map(({ rule, at }) => `${rule} in line ${lineOf(text, at.start)}`);
}

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

const subnet = '"subnet": "192.0.2.0/24"';
const cases: readonly (readonly [string, string, string, string])[] = [
  ['a number out of range', '"id": 1', '"id": 4294967296', 'out-of-range'],
  ['another type', '"id": 1', '"id": "1"', 'wrong-type'],
  ['a number with a point', '"id": 1', '"id": 1.0', 'wrong-type'],
  ['a word that is none', '"id": 1, "allocator": "random"', '"id": 1, "allocator": "raudom"', 'not-one-of'],
  ['an item of a list', '"client-classes": [ "a" ]', '"client-classes": [ 1 ]', 'wrong-type'],
  ['an unknown keyword', '"interface": "eth0"', '"interfaec": "eth0"', 'unknown-keyword'],
  ['a broken format', '"next-server": "192.0.2.1"', '"next-server": "192.0.2"', 'bad-format'],
  ['one keyword more', '"interface": "eth0"', '"interface": "eth0", "rapid-comit": true', 'unknown-keyword'],
];

describe('a map like a valid one', () => {
  test.each(cases)('%s', (_, good, bad, rule) => {
    const valid = `{ ${subnet}, ${good} }`;
    expect(rulesIn([valid, valid, `{ ${subnet}, ${bad} }`, valid])).toEqual([`${rule} in line 4`]);
  });

  test('lacks a keyword', () => {
    const pair = '"relay": { "ip-addresses": [ "192.0.2.1" ] }';
    expect(rulesIn([`{ ${subnet}, ${pair} }`, `{ ${pair} }`])).toEqual(['missing-keyword in line 3']);
  });

  test('is found again and again', () => {
    const wrong = `{ ${subnet}, "interfaec": "eth0" }`;
    expect(rulesIn([wrong, wrong])).toHaveLength(2);
  });
});
