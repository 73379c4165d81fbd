// The hot path and the long way are two readers of one language: whatever the text, they must say the same.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { version } from '../../src/core/version.ts';
import { build } from '../../src/document/build.ts';
import { createDocument } from '../../src/document/document.ts';
import { problemsOf } from '../../src/document/problem-log.ts';
import { STRIDE } from '../../src/document/tape.ts';
import { readerOf } from './harness.ts';

const files = {
  member: '"i": [1, {"j": "k"}], "a": "x"',
  comma: '"i": 1,',
  open: '{"a": [1, ',
  close: ' 2 ]}',
  key: '"a"',
  nothing: '# nothing\n',
  bad: '"i": TRUE, "i" 2',
};

/** Everything that a parse leaves behind. */
function read(text: string, fast: boolean): unknown {
  const built = build({ path: 'a', text }, { target: version('3.2'), include: readerOf(files) }, fast);
  const { tape, keys, lexer } = built;
  const problems = problemsOf(built.log);
  const document = createDocument(built, problems, undefined);
  const places = Array.from({ length: tape.count }, (_, node) => [
    document.location(node).source.path,
    document.keyLocation(node),
    document.spansFiles(node),
    document.kind(node),
  ]);
  return {
    words: [...tape.words.subarray(0, tape.count * STRIDE)],
    keys: keys.decoded,
    problems,
    places,
    includes: lexer.includes.map(({ name, at }) => [name, at.start, at.end]),
    marked: lexer.marked,
    value: document.root === undefined ? undefined : document.value(document.root),
  };
}

const piece = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('{', '}', '[', ']', ',', ':', ' ', '\n', '\t', '\r\n') },
  {
    weight: 6,
    arbitrary: fc.constantFrom('"a":', '"b": 1,', '"c":{', '"d":[', '{"a":1},', '"Dhcp4": {', '"a"'),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '1',
      '-12',
      '0',
      '00',
      '007',
      '1.5',
      '-',
      '123456789012345678',
      '1234567890123456789',
      '1e5',
      'true',
      'false',
      'null',
      'nul',
      'truex',
      'True',
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '"x"',
      '"x\\"y"',
      '"\\u0041"',
      '"x\ty"',
      '"x',
      '"{{"',
      '"@a@"',
      '"\xff"',
      '""',
    ),
  },
  { weight: 3, arbitrary: fc.constantFrom('# x\n', '// x\n', '/* x */', '/*', '#', '/', '//') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...Object.keys(files).map((name) => `<?include "${name}"?>`),
      '<?include "none"?>',
      '<?',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('\0', '\xef\xbb\xbf', '\xa0', '+1', "'x'", 'x', '<', '{{ x }}') },
);
const rough = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

/** Mostly good text, so that the hot path has something to run on. */
const smooth = fc
  .tuple(
    fc.dictionary(fc.constantFrom('a', 'b', 'c', 'Control-agent', 'd'), fc.jsonValue({ maxDepth: 3 })),
    rough,
    fc.nat(),
    fc.constantFrom(0, 1),
  )
  .map(([object, damage, place, indent]) => {
    const text = Buffer.from(JSON.stringify(object, null, indent), 'utf8').toString('latin1');
    const at = place % (text.length + 1);
    return text.slice(0, at) + damage + text.slice(at);
  });

describe('fast and slow', () => {
  test('say the same of anything', () => {
    fc.assert(
      fc.property(fc.oneof(rough, smooth), (text) => {
        expect(read(text, true)).toEqual(read(text, false));
      }),
      { numRuns: 1000 },
    );
  });

  test('say the same of files larger than the window, wherever tokens are cut by it', () => {
    const unit =
      '{"hw-address": "1a:1b:1c:1d:1e:1f", "n": [1, 22, true], "s": "\xc3\xa9 \\n {" }, # comment\n';
    for (const shift of [0, 1, 13, 40, 61]) {
      const text = `{"a": [${' '.repeat(shift)}${unit.repeat(2500)} 007 ], "b": ${'"x'.repeat(shift)}}`;
      expect(read(text, true)).toEqual(read(text, false));
    }
  });

  test('say the same of tokens longer than the window', () => {
    const long = 'x'.repeat(140_000);
    for (const text of [
      `{"a": "${long}", "b": 1}`,
      `{"${long}": 1, "b": "${long}"}`,
      `{"a": 1, /*${long}*/ "b": 2, #${long}\n "c": 3}`,
      `{"a": 1,${' '.repeat(140_000)}"b": 2}`,
      `{"a": ${'1'.repeat(140_000)}}`,
    ]) {
      expect(read(text, true)).toEqual(read(text, false));
    }
  });
});
