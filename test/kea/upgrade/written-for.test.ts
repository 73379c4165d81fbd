// The age that is told from a file's words, for real files: the examples of each Kea, and files made of parts of them.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVersions, formatVersion, version } from '../../../src/core/version.ts';
import { guess } from '../../../src/installation/written-for.ts';
import { targets } from '../../../src/kea/versions.ts';
import { load } from '../../check/harness.ts';
import { keaOf } from '../harness/index.ts';
import { namesOf } from './example-files.ts';

/** Templates of Kea 2.6 and 3.0 that their own Kea refuses: subnets without a number. */
const refused = /^template-.*\/kea-dhcp4-[12]\.conf$/;

/** `2.1.5 to 2.6.0`, and true when the Kea lies between. */
function told(text: string, kea: string): { readonly age: string; readonly isRight: boolean } {
  const files = load({ 'kea.conf': text }).installations.flatMap((one) => one.files);
  const { from, before, but } = guess(files, targets['3.3']);
  const own = version(kea);
  return {
    age: `${formatVersion(from)} to ${before === undefined ? 'now' : formatVersion(before)}${but === undefined ? '' : `, but ${but.says}`}`,
    isRight:
      compareVersions(from, own) <= 0 &&
      (before === undefined || compareVersions(own, before) < 0) &&
      but === undefined,
  };
}

describe.each(['2.2', '2.6', '3.0'] as const)('Kea %s', (series) => {
  const kea = keaOf(series);
  const read = (name: string): string => readFileSync(join(kea.doc, 'examples', name), 'latin1');

  it('is among the versions that its examples are told to be for', () => {
    const wrong = namesOf(kea).flatMap((name) => {
      const { age, isRight } = told(read(name), kea.version);
      return isRight || refused.test(name) ? [] : [`${name}: ${age}`];
    });
    expect(wrong).toEqual([]);
  });

  it.each(['kea4/all-keys.json', 'kea6/all-keys.json', 'ddns/all-keys.json'])(
    'is so for any part of %s',
    (name) => {
      const { installations } = load({ 'kea.conf': read(name) });
      const [section] = installations.flatMap(({ files }) => files.flatMap(({ sections }) => sections));
      if (section === undefined) throw new Error(`nothing in ${name}`);
      const { document, node } = section;
      const members = [...document.children(node)].map(
        (member) => `"${document.key(member)}": ${JSON.stringify(document.value(member))}`,
      );
      fc.assert(
        fc.property(fc.subarray(members), (some) => {
          const text = `{ "${document.key(node)}": { ${some.join(', ')} } }`;
          expect(told(text, kea.version)).toMatchObject({ isRight: true });
        }),
        { numRuns: 40 },
      );
    },
  );
});

it('a file that no stable Kea takes is told as such', () => {
  const text = readFileSync(join(keaOf('3.0').doc, 'examples/template-ha-mt-tls/kea-dhcp4-1.conf'), 'latin1');
  expect(told(text, '3.0.4').age).toBe('2.5.1 to now, but a subnet without "id" is refused since 2.6.0');
});
