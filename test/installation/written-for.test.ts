// The age of files, told from their words; and how it is said.

import { describe, expect, test } from 'vitest';
import { formatVersion, version } from '../../src/core/version.ts';
import { guess, isBefore, writtenForOf } from '../../src/installation/written-for.ts';
import { seriesBetween } from '../../src/kea/versions.ts';
import { load } from '../check/harness.ts';

const target = version('3.2.0');

function ageOf(files: Readonly<Record<string, string>>, kea = target) {
  const { installations } = load(files);
  const all = installations.flatMap((one) => one.files);
  const { from, before, because, but } = guess(all, kea);
  return {
    between: `${formatVersion(from)} ${before === undefined ? '-' : formatVersion(before)}`,
    because: because.map(({ says }) => says),
    ...(but === undefined ? {} : { but: but.says }),
  };
}

describe('the age of files', () => {
  test.each([
    ['nothing tells', '{ "Dhcp4": { "valid-lifetime": 1 } }', '1.6.0 -', []],
    [
      'a keyword that came',
      '{ "Dhcp4": { "control-sockets": [ ] } }',
      '2.7.2 -',
      ['"control-sockets" has been known since 2.7.2'],
    ],
    [
      'a keyword that went',
      '{ "Dhcp4": { "reservation-mode": "all" } }',
      '1.6.0 2.6.0',
      ['"reservation-mode" was removed in 2.6.0'],
    ],
    [
      'both',
      '{ "Dhcp6": { "subnet6": [ { "id": 1, "subnet": "2001:db8::/64", "store-extended-info": true, "reservation-mode": "all" } ] } }',
      '1.7.7 2.6.0',
      ['"store-extended-info" has been known since 1.7.7', '"reservation-mode" was removed in 2.6.0'],
    ],
    [
      'a subnet without a number',
      '{ "Dhcp4": { "subnet4": [ { "subnet": "192.0.2.0/24" } ] } }',
      '1.6.0 2.6.0',
      ['a subnet without "id" is refused since 2.6.0'],
    ],
    [
      'a legacy file',
      '{ "Dhcp4": { "valid-lifetime": 1 }, "DhcpDdns": { "port": 1 } }',
      '1.6.0 1.7.10',
      ['several daemons in one file are refused since 1.7.10'],
    ],
    [
      'Logging',
      '{ "Dhcp4": { "valid-lifetime": 1 }, "Logging": { "loggers": [ ] } }',
      '1.6.0 1.7.10',
      ['the top-level "Logging" was removed in 1.7.10'],
    ],
    ['words of other maps', '{ "Dhcp4": { "user-context": { "control-sockets": [ ] } } }', '1.6.0 -', []],
    [
      'what is gone after the target',
      '{ "Dhcp4": { "control-socket": { "socket-type": "unix", "socket-name": "x" } } }',
      '1.6.0 -',
      [],
    ],
  ])('%s', (_name, text, between, because) => {
    expect(ageOf({ 'kea.conf': text })).toEqual({ between, because });
  });

  test.each([
    ['never in one Kea', '"reservation-mode": "all", "allocator": "random", "control-sockets": [ ]', '2.7.2'],
    ['in Keas of development only', '"reservation-mode": "all", "stash-agent-options": true', '2.5.8'],
  ])('the newer word counts when two were %s', (_name, members, from) => {
    expect(ageOf({ 'kea-dhcp4.conf': `{ "Dhcp4": { ${members} } }` })).toEqual({
      between: `${from} -`,
      because: [expect.stringContaining(` has been known since ${from}`)],
      but: '"reservation-mode" was removed in 2.6.0',
    });
  });

  test('the files of one host are of one age, and others are not asked', () => {
    const { installations } = load({
      'a/kea-dhcp4.conf': '{ "Dhcp4": { "allocator": "random" } }',
      'a/kea-dhcp6.conf': '{ "Dhcp6": { "valid-lifetime": 1 } }',
      'b/kea-dhcp6.conf': '{ "Dhcp6": { "valid-lifetime": 1 } }',
    });
    const age = writtenForOf(installations, target, undefined);
    const ages = installations.flatMap(({ files }) =>
      files.map((file) => `${file.path} ${formatVersion(age(file).from)}`),
    );
    expect(ages).toEqual(['a/kea-dhcp4.conf 2.3.4', 'a/kea-dhcp6.conf 2.3.4', 'b/kea-dhcp6.conf 1.6.0']);
  });

  test('a file of no installation is looked at alone, unless the plan made it', () => {
    const { installations } = load({
      'a/kea-dhcp4.conf': '{ "Dhcp4": { "allocator": "random" } }',
      'b/other.conf': '{ "Dhcp4": { "cache-max-age": 1 } }',
    });
    const [known, other] = installations.map(({ files }) => files[0]);
    if (known === undefined || other === undefined) throw new Error('no file');
    const stranger = { ...other, absolute: known.absolute.replace('kea-dhcp4', 'stranger') };
    const some = installations.slice(0, 1);
    const ages = (['alone', 'made here'] as const).map((strangers) =>
      formatVersion(writtenForOf(some, target, undefined, strangers)(stranger).from),
    );
    expect(ages).toEqual(['1.9.1', '2.3.4']);
  });

  test('what the user says counts', () => {
    const { installations } = load({ 'kea-dhcp4.conf': '{ "Dhcp4": { "control-sockets": [ ] } }' });
    const file = installations[0]?.files[0];
    if (file === undefined) throw new Error('no file');
    const age = writtenForOf(installations, target, version('2.2'))(file);
    expect(age).toMatchObject({ from: [2, 2, 0], given: true, because: [] });
    expect(isBefore(age, version('2.3.0'))).toBe(true);
    expect(isBefore(age, version('2.2.0'))).toBe(false);
  });
});

test.each([
  ['2.7.2', '3.0.0', false],
  ['2.7.2', '3.1.9', true],
  ['1.9.1', '1.9.3', false],
  ['2.2.1', '2.3.5', true],
  ['1.6.0', '1.7.6', true],
  ['3.1.0', '3.2.0', false],
  ['3.3.0', '3.3.1', true],
])('words of %s may be older than %s: %s', (from, changed, expected) => {
  const told = { from: version(from), before: undefined, given: false, because: [] };
  expect(isBefore(told, version(changed))).toBe(expected);
  expect(isBefore({ ...told, given: true }, version(changed))).toBe(true);
});

test.each([
  ['1.6.0', undefined, 'any version'],
  ['1.6.0', '2.6.0', '2.4 or earlier'],
  ['1.6.0', '1.7.10', '1.6 or earlier'],
  ['2.2.1', undefined, '2.2 or later'],
  ['2.7.2', undefined, '3.0 or later'],
  ['1.9.1', '2.6.0', '2.0 to 2.4'],
  ['2.3.4', '2.6.0', '2.4'],
  ['2.7.2', '2.7.5', '2.7.2 to before 2.7.5'],
  ['3.3.1', undefined, '3.3.1 or later'],
])('from %s to before %s is %s', (from, before, said) => {
  expect(seriesBetween(version(from), before === undefined ? undefined : version(before))).toBe(said);
});
