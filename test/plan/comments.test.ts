// The proof's look at comments must see every loss, although it looks only at what differs.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../src/document/parse.ts';
import { targets } from '../../src/kea/versions.ts';
import { lostComments } from '../../src/plan/comments.ts';

const parse = (text: string) => parseDocument({ path: 'kea-dhcp4.conf', text }, { target: targets['3.2'] });

const lost = (before: string, after: string, removed: readonly string[] = []) =>
  lostComments(parse(before), parse(after), removed);

const wrap = (inner: string): string => `# top\n{ "Dhcp4": {\n${inner}\n} }\n// end\n`;
const a = '  "valid-lifetime": 1, // one';
const b = '  "control-socket": { "socket-type": "unix" }, # two';
const c = '  /* three */ "renew-timer": 2';

describe('lost comments', () => {
  test.each([
    ['nothing changed', wrap([a, b, c].join('\n')), wrap([a, b, c].join('\n')), []],
    ['a value changed', wrap([a, b, c].join('\n')), wrap([a.replace('1', '17'), b, c].join('\n')), []],
    [
      'one in the middle',
      wrap([a, b, c].join('\n')),
      wrap([a, b.replace(' # two', ''), c].join('\n')),
      ['# two'],
    ],
    ['the first', wrap(a), wrap(a).replace('# top\n', ''), ['# top']],
    ['the last', wrap(a), wrap(a).replace('// end', ''), ['// end']],
    ['moved', wrap([a, b, c].join('\n')), wrap([a, c.replace('2', '2,'), b.replace(',', '')].join('\n')), []],
    ['one of two alike', wrap(`${a}\n// x\n// x\n${c}`), wrap(`${a}\n// x\n${c}`), ['// x']],
    ['changed', wrap(a), wrap(a).replace('one', 'uno'), ['// one']],
    [
      'text in a string is none',
      wrap('"user-context": { "x": "# no" }'),
      wrap('"user-context": { "x": "" }'),
      [],
    ],
  ])('%s', (_name, before, after, expected) => {
    expect(lost(before, after)).toEqual(expected);
  });

  test('what the change takes out may be gone', () => {
    expect(lost(wrap(a), wrap(a).replace(' // one', ''), ['// one'])).toEqual([]);
  });

  test('taking any one comment out of any file is seen', () => {
    const member = fc.tuple(fc.nat(99), fc.option(fc.stringMatching(/^[a-z ]{1,5}$/), { nil: undefined }));
    fc.assert(
      fc.property(fc.array(member, { minLength: 1, maxLength: 12 }), fc.nat(), (members, pick) => {
        const lines = members.map(
          ([value, comment], index) =>
            `  "k${index}": ${value},${comment === undefined ? '' : ` # ${comment}`}`,
        );
        const before = wrap(`${lines.join('\n')}\n  "z": 0`);
        const commented = lines.flatMap((line, index) => (line.includes('#') ? [index] : []));
        const victim = commented[pick % Math.max(commented.length, 1)];
        if (victim === undefined) return;
        const after = wrap(
          `${lines.map((line, i) => (i === victim ? line.replace(/ #.*/, '') : line)).join('\n')}\n  "z": 0`,
        );
        expect(lost(before, after)).toHaveLength(1);
      }),
    );
  });
});
