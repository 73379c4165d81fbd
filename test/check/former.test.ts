// What was found before an edit is used again only where it still holds: the findings are those of the new text read afresh.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/check/check.ts';
import { schemaFindings } from '../../src/check/schema.ts';
import { compareDiagnostics } from '../../src/core/diagnostic.ts';
import { longText, unchanged } from '../../src/installation/former.ts';
import { remodel } from '../../src/installation/remodel.ts';
import type { Installation } from '../../src/installation/types.ts';
import { targets } from '../../src/kea/versions.ts';
import { contextOf, load } from './harness.ts';

const path = 'kea-dhcp4.conf';

/** Reservations in so great a number that their list is long; some of them wrong. */
function reservations(wrong: ReadonlyMap<number, string>, first = 0): string {
  const some = Array.from({ length: 900 }, (_, n) => {
    const at = n + first;
    const mac = at
      .toString(16)
      .padStart(12, '0')
      .replace(/..(?=.)/g, '$&:');
    const right = `{ "hw-address": "${mac}", "ip-address": "10.0.${at >> 8}.${at & 255}", "hostname": "host-${at}" }`;
    return wrong.get(n) ?? right;
  });
  return `[\n${some.join(',\n')}\n]`;
}

const mistakes = [
  '{ "hw-adress": "00:00:00:00:00:00", "ip-address": "10.0.3.0" }',
  '{ "hw-address": "00:00:00:00:00:01", "ip-address": "10.0.3.200" }',
  '{ "hw-address": "02:00:00:00:00:01", "ip-address": "10.0.0.1" }',
  '{ "hw-address": "02:00:00:00:00:02", "ip-address": "192.0.2.1" }',
  '{ "hw-address": 7, "ip-address": "10.0" }',
  '{ "hostname": "nobody" }',
  '{ "hw-address": "02:00:00:00:00:04", "client-id": "01:02:03", "ip-address": "10.0.3.201" }',
  `{ "circuit-id": "'${'a'.repeat(129)}'", "ip-address": "10.0.3.202" }`,
  '{ "hw-address": "02:00:00:00:00:03", "client-class": "gone", "option-data": [ { "name": "x" } ] }',
];

interface Parts {
  readonly head: string;
  readonly global: string | undefined;
  readonly subnet: string;
  readonly pool: string;
  readonly tail: string;
}

function written({ head, global, subnet, pool, tail }: Parts): string {
  const list = global === undefined ? '' : `"reservations": ${global},\n`;
  const pools = `"pools": [ { "pool": "${pool}" } ]`;
  return `{ "Dhcp4": { ${head}\n${list}"subnet4": [ { "id": 1, "subnet": "10.0.0.0/16", ${pools}, "reservations": ${subnet} } ]${tail} } }`;
}

function installationOf(text: string): Installation {
  const [only] = load({ [path]: text }).installations;
  if (only === undefined) throw new Error('no installation');
  return only;
}

function found(installation: Installation): readonly string[] {
  const context = contextOf({ installations: [installation], unclear: [], stray: [], superseded: new Map() });
  const { diagnostics, bugs } = check([installation], [], context);
  expect(bugs).toEqual([]);
  return diagnostics
    .toSorted(compareDiagnostics)
    .map(({ rule, message, at, related }) =>
      JSON.stringify([rule, message, at.start, at.end, (related ?? []).map((one) => one.at.start)]),
    );
}

/** The findings after an edit, as a plan gets them: the old text was checked before. */
function foundAfter(before: string, after: string): readonly string[] {
  const installation = installationOf(before);
  found(installation);
  const name = installation.files[0]?.path ?? '';
  return found(remodel(installation, new Map([[name, after]]), targets['3.2']));
}

const wrongs = fc
  .uniqueArray(fc.tuple(fc.nat(899), fc.constantFrom(...mistakes)), { maxLength: 3, selector: ([at]) => at })
  .map((some) => new Map(some));

const parts: fc.Arbitrary<Parts> = fc.record({
  head: fc.constantFrom(
    '',
    '"valid-lifetime": 600,',
    '"valid-lifetim": 600,',
    '"client-class": "x", // word\n',
  ),
  global: fc.option(
    wrongs.map((wrong) => reservations(wrong, 10_000)),
    { nil: undefined },
  ),
  subnet: wrongs.map((wrong) => reservations(wrong)),
  pool: fc.constantFrom('10.0.0.0 - 10.0.0.255', '10.0.9.0/24'),
  tail: fc.constantFrom(
    '',
    ', "renew-timer": 900',
    ', "hooks-libraries": [ { "library": "/x/libdhcp_ha.so" } ]',
  ),
});

/** Another text in which some parts are as they were. */
const edited = fc
  .tuple(
    parts,
    parts,
    fc.record({ head: fc.boolean(), global: fc.boolean(), subnet: fc.boolean(), pool: fc.boolean() }),
  )
  .map(([one, other, same]): readonly [string, string] => {
    const next: Parts = {
      ...other,
      ...(same.head ? { head: one.head } : {}),
      ...(same.global ? { global: one.global } : {}),
      ...(same.subnet ? { subnet: one.subnet } : {}),
      ...(same.pool ? { pool: one.pool } : {}),
    };
    return [written(one), written(next)];
  });

test('findings after any edit are those of the new text', () => {
  fc.assert(
    fc.property(edited, ([before, after]) => {
      expect(foundAfter(before, after)).toEqual(found(installationOf(after)));
    }),
    { numRuns: 40 },
  );
});

describe('what is used again', () => {
  const same = reservations(new Map([[7, mistakes[0] ?? '']]));
  const base: Parts = { head: '', global: undefined, subnet: same, pool: '10.0.0.0 - 10.0.0.255', tail: '' };

  function listAfter(before: string, after: string): number | undefined {
    const installation = installationOf(before);
    const name = installation.files[0]?.path ?? '';
    const next = remodel(installation, new Map([[name, after]]), targets['3.2']).files[0]?.document;
    const list = next?.find(['Dhcp4', 'subnet4', 0, 'reservations']);
    return next === undefined || list === undefined ? undefined : unchanged(next, list);
  }

  test('a list that moved', () => {
    expect(same.length).toBeGreaterThan(longText);
    expect(listAfter(written(base), written({ ...base, head: '"renew-timer": 9,' }))).toBeGreaterThan(0);
  });

  test('no list that changed by one byte', () => {
    const changed = { ...base, subnet: same.replace('host-800', 'host-8O0') };
    expect(listAfter(written(base), written(changed))).toBeUndefined();
  });

  test('nothing in a file with an error', () => {
    expect(listAfter(written(base), written({ ...base, head: '"renew-timer" 9,' }))).toBeUndefined();
    expect(listAfter(written({ ...base, tail: ', 7' }), written(base))).toBeUndefined();
  });

  test('the walk over the list that moved goes on with what it found', () => {
    const installation = installationOf(written(base));
    const name = installation.files[0]?.path ?? '';
    const [file] = installation.files;
    const before = file === undefined ? [] : schemaFindings(file, targets['3.2']);
    const text = written({ ...base, head: '"valid-lifetime": 60,' });
    const after = remodel(installation, new Map([[name, text]]), targets['3.2']).files[0];
    const now = after === undefined ? [] : schemaFindings(after, targets['3.2']);
    expect(before.map(({ rule }) => rule)).toContain('unknown-keyword');
    expect(now.map(({ at }) => text.slice(at.start, at.end))).toEqual(
      before.map(({ at }) => written(base).slice(at.start, at.end)),
    );
  });
});
