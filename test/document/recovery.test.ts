// After an error the parse goes on: one mistake is one finding, and what stands behind it is still read.

import { describe, expect, test } from 'vitest';
import { found, parse, valueOfAll } from './harness.ts';

describe('one mistake, one finding', () => {
  test.each<[string, string, readonly string[], unknown]>([
    ['comma missing in a map', '{"a": 1 "b": 2, "c": 3}', ['1.9 syntax-error'], { a: 1, b: 2, c: 3 }],
    ['comma missing in a list', '{"a": [1 2, 3]}', ['1.10 syntax-error'], { a: [1, 2, 3] }],
    [
      'comma missing between maps',
      '{"a": [{"b": 1} {"b": 2}]}',
      ['1.17 syntax-error'],
      { a: [{ b: 1 }, { b: 2 }] },
    ],
    [
      'two commas missing',
      '{"a": 1 "b": 2 "c": 3}',
      ['1.9 syntax-error', '1.16 syntax-error'],
      { a: 1, b: 2, c: 3 },
    ],
    ['colon missing', '{"a" 1, "b": 2}', ['1.6 syntax-error'], { a: 1, b: 2 }],
    ['equals sign for a colon', '{"a" = 1, "b": 2}', ['1.6 syntax-error'], { a: 1, b: 2 }],
    ['two colons', '{"a":: 1, "b": 2}', ['1.6 syntax-error'], { a: 1, b: 2 }],
    ['key alone', '{"a", "b": 2}', ['1.5 syntax-error'], { b: 2 }],
    ['key alone at the end', '{"b": 2, "a"}', ['1.13 syntax-error'], { b: 2 }],
    ['value missing', '{"a":, "b": 2}', ['1.6 syntax-error'], { b: 2 }],
    ['value missing at the end', '{"b": 2, "a": }', ['1.15 syntax-error'], { b: 2 }],
    ['two values', '{"a": 1 2, "b": 2}', ['1.9 syntax-error'], { a: 1, b: 2 }],
    ['two values, the second a map', '{"a": 1 {"x": [1, {}]}, "b": 2}', ['1.9 syntax-error'], { a: 1, b: 2 }],
    ['two words', '{"a": foo bar baz, "b": 2}', ['1.7 syntax-error'], { b: 2 }],
    ['map where a key is due', '{{"x": 1}, "b": 2}', ['1.2 syntax-error'], { b: 2 }],
    [
      'members in a list',
      '{"a": ["x": 1, "y": 2], "b": 2}',
      ['1.11 syntax-error'],
      { a: ['x', 1, 'y', 2], b: 2 },
    ],
    ['leading comma in a map', '{, "b": 2}', ['1.2 syntax-error'], { b: 2 }],
    ['leading comma in a list', '{"a": [, 1], "b": 2}', ['1.8 syntax-error'], { a: [1], b: 2 }],
    ['only a comma in a list', '{"a": [,], "b": 2}', ['1.8 syntax-error'], { a: [], b: 2 }],
    ['opening quote missing', '{"a": x",\n"b": 2}', ['1.7 syntax-error'], { b: 2 }],
    ['MAC address without quotes', '{"a": 1a:2b:3c:4d:5e:6f, "b": 2}', ['1.8 syntax-error'], { b: 2 }],
  ])('%s', (_, text, findings, value) => {
    const document = parse(text);
    expect(found(document)).toEqual(findings);
    expect(valueOfAll(document)).toEqual(value);
  });
});

describe('an opening brace missing', () => {
  test('in a list of maps', () => {
    const text = '{"a": [\n  "id": 1,\n  "b": 2\n}, {\n  "id": 2\n}], "c": 3}';
    const document = parse(text);
    expect(found(document)).toEqual(['2.7 syntax-error']);
    expect(document.number(document.find(['c']))).toBe(3);
  });

  test('behind a key, without taking the members for duplicates', () => {
    const text = '{\n  "a": 1,\n  "m":\n    "x": 2,\n    "a": 3\n  },\n  "c": 4\n}\n';
    const document = parse(text);
    expect(found(document)).toEqual(['4.8 syntax-error']);
    expect(document.number(document.find(['c']))).toBe(4);
  });
});

describe('brackets', () => {
  test('a list closed by a brace is closed where the layout closes it', () => {
    const document = parse('{\n  "a": [\n    1,\n    2\n  },\n  "b": 2\n}\n');
    expect(found(document)).toEqual(['5.3 syntax-error']);
    expect(valueOfAll(document)).toEqual({ a: [1, 2], b: 2 });
  });

  test('a map closed by a square bracket likewise', () => {
    const document = parse('{\n  "a": {\n    "x": 1\n  ],\n  "b": 2\n}\n');
    expect(found(document)).toEqual(['4.3 syntax-error']);
    expect(valueOfAll(document)).toEqual({ a: { x: 1 }, b: 2 });
  });

  test('a list that is never closed ends with the map around it', () => {
    const document = parse('{\n  "a": {\n    "x": [ 1, 2\n  },\n  "b": 2\n}\n');
    expect(found(document)).toEqual(['4.3 syntax-error']);
    expect(valueOfAll(document)).toEqual({ a: { x: [1, 2] }, b: 2 });
    expect(document.problems[0]?.related).toEqual([
      { message: 'the list begins here', at: { source: document.source, start: 20, end: 21 } },
    ]);
  });

  test('a square bracket too many is passed over', () => {
    const document = parse('{"a": {"x": 1]}, "b": 2}');
    expect(found(document)).toEqual(['1.14 syntax-error']);
    expect(valueOfAll(document)).toEqual({ a: { x: 1 }, b: 2 });
  });

  test('a brace missing at the end shows what is still open', () => {
    const document = parse('{"a": {"x": 1},\n "b": [2');
    expect(found(document)).toEqual(['2.9 syntax-error']);
    expect(valueOfAll(document)).toEqual({ a: { x: 1 }, b: [2] });
    expect(document.problems[0]?.related.map(({ at }) => at.start)).toEqual([22]);
  });
});

describe('commas too many', () => {
  test('one warning for each', () => {
    const document = parse('{"a": [1,,2,], "b": 2,,\n}');
    expect(found(document)).toEqual([
      '1.9 json-trailing-comma (warning)',
      '1.12 json-trailing-comma (warning)',
      '1.22 json-trailing-comma (warning)',
      '1.23 json-trailing-comma (warning)',
    ]);
    expect(valueOfAll(document)).toEqual({ a: [1, 2], b: 2 });
  });
});

describe('duplicate keys', () => {
  test('each is a finding at its key, with the first place', () => {
    const document = parse('{"a": 1, "b": {"a": 1}, "a": 2,\n"a": 3}');
    expect(found(document)).toEqual(['1.25 json-duplicate-key', '2.1 json-duplicate-key']);
    expect(
      document.problems.map(({ at, related }) => [at.end - at.start, related.map((one) => one.at.start)]),
    ).toEqual([
      [3, [1]],
      [3, [1]],
    ]);
  });

  test('in two spellings of one key', () => {
    expect(found(parse('{"a": {"x": 1}, "\\u0061": 2, "b": {"\\u0061": 1, "b": 1, "a": 1}}'))).toEqual([
      '1.17 json-duplicate-key',
      '1.57 json-duplicate-key',
    ]);
  });

  test('among many keys', () => {
    const keys = Array.from({ length: 500 }, (_, n) => `"k${n}": ${n}`);
    expect(found(parse(`{${keys.join(', ')}}`))).toEqual([]);
    expect(found(parse(`{${[...keys, '"k77": 1'].join(',\n')}}`))).toEqual(['501.1 json-duplicate-key']);
  });

  test('with something wrong in each of them', () => {
    expect(found(parse('{"l": [{"a\\x": 1}, {"a\\x": 1}, {"a\\x": 1}]}'))).toEqual([
      '1.9 json-invalid-string',
      '1.21 json-invalid-string',
      '1.33 json-invalid-string',
    ]);
  });

  test('not across maps', () => {
    expect(found(parse('{"a": {"a": {"a": 1}}, "b": [{"a": 1}, {"a": 1}]}'))).toEqual([]);
  });
});

describe('any one byte wrong', () => {
  const config = `{
  "Dhcp4": {
    "valid-lifetime": 4000, # seconds
    "interfaces-config": {
      "interfaces": [ "eth0", "eth1" ]
    },
    "control-socket": {
      "socket-type": "unix",
      "socket-name": "/run/kea/x"
    },
    "subnet4": [
      {
        "id": 1,
        "pools": [ { "pool": "192.0.2.1 - 192.0.2.9" } ],
        "option-data": [
          { "name": "routers", "data": "192.0.2.1" },
          { "name": "dns", "data": "192.0.2.2" }
        ]
      },
      {
        "id": 2
      }
    ],
    "loggers": [ { "name": "kea-dhcp4", "severity": "INFO" } ]
  }
}
`;
  const places = (pattern: RegExp): readonly number[] =>
    [...config.matchAll(pattern)].map(({ index }) => index);
  const outside = places(/(?<=^[^"\n#]*(?:"[^"\n]*"[^"\n#]*)*)[ \n]/gm);

  /** How many of the texts have how many findings. */
  function tally(texts: readonly string[]): ReadonlyMap<number, number> {
    const counts = new Map<number, number>();
    for (const text of texts) {
      const { length } = parse(text).problems;
      counts.set(length, (counts.get(length) ?? 0) + 1);
    }
    return counts;
  }

  test.each<[string, readonly string[], number, number]>([
    ['too few', places(/[{}[\],:"]/g).map((at) => config.slice(0, at) + config.slice(at + 1)), 2, 0.95],
    [
      'too many',
      outside.flatMap((at) => [...'{}[],:"@'].map((byte) => config.slice(0, at) + byte + config.slice(at))),
      4,
      0.8,
    ],
    [
      'a bracket for another',
      places(/[{}[\]]/g).flatMap((at) =>
        [...'{}[]'].map((byte) => config.slice(0, at) + byte + config.slice(at + 1)),
      ),
      3,
      0.65,
    ],
  ])('%s: mostly one finding, never many', (_, texts, most, share) => {
    const counts = tally(texts);
    expect(texts.length).toBeGreaterThan(80);
    expect(Math.max(...counts.keys())).toBeLessThanOrEqual(most);
    // A bracket in its own place is no mistake.
    expect((counts.get(1) ?? 0) / (texts.length - (counts.get(0) ?? 0))).toBeGreaterThan(share);
  });
});

describe('several mistakes', () => {
  test('are all shown, in order', () => {
    const text = [
      '{',
      '  "a": TRUE,',
      '  "b": 1 "c": 2,',
      '  "d": "x\ty",',
      '  "e": [1,],',
      '  "a": 99999999999999999999,',
      '  f: .,',
      '  "g": <?include "none"?>,',
      '  "h": 08',
      '}}',
    ].join('\n');
    expect(found(parse(text))).toEqual([
      '2.8 json-literal-case',
      '3.10 syntax-error',
      '4.8 json-invalid-string',
      '5.10 json-trailing-comma (warning)',
      '6.3 json-duplicate-key',
      '6.8 json-invalid-number',
      '7.3 syntax-error',
      '7.6 json-invalid-number',
      '8.18 include-not-found',
      '9.8 json-leading-zeros (warning)',
      '10.2 syntax-error',
    ]);
  });

  test('are listed up to a limit for each rule, then counted', () => {
    const document = parse(`{"a": [${'00,'.repeat(500)} 1], "b": TRUE}`);
    const zeros = document.problems.filter(({ rule }) => rule === 'json-leading-zeros');
    expect(zeros).toHaveLength(101);
    expect(zeros.at(-1)?.message).toBe('400 more of this kind from here on, not listed');
    expect(document.problems.at(-1)?.rule).toBe('json-literal-case');
  });

  test('one more than the limit is one more', () => {
    const document = parse(`{"a": [${'00,'.repeat(101)} 1]}`);
    expect(document.problems).toHaveLength(101);
    expect(document.problems.at(-1)?.message).toBe('1 more of this kind from here on, not listed');
    expect(parse(`{"a": [${'00,'.repeat(100)} 1]}`).problems.at(-1)?.message).not.toMatch('more');
  });
});

describe('messages', () => {
  const secret = 'hunter2';
  const texts = [
    `{"password": ${secret}}`,
    `{"password": "x" "${secret}"}`,
    `{"password": '${secret}'}`,
    `{"password": "${secret}\\q"}`,
    `{"password": "${secret}\t"}`,
    `{"password": "${secret}\\u1234"}`,
    `{"password": "${secret},\n "a": 1}`,
    `{"password" "${secret}"}`,
    `{"password": true${secret}}`,
    `{"password": 12${secret}}`,
    `"${secret}"`,
    `{"a": 1} "${secret}"`,
    `{"password": ["${secret}": 1]}`,
    `{"password": <?include "${'x'}" ${secret}?>}`,
  ];

  test.each(texts)('hold nothing of a value: %s', (text) => {
    const { problems } = parse(text);
    expect(problems.length).toBeGreaterThan(0);
    for (const { message, related } of problems) {
      expect([message, ...related.map((one) => one.message)].join('\n')).not.toContain(secret);
    }
  });

  test.each([
    ...texts,
    '{',
    '{"a": [}',
    '{"a": 1, "a": 2,}',
    '{"a": TRUE, b: +1, "c": 01, "d": 1e999}',
    '\xef\xbb\xbf{',
  ])('begin in lower case and end without a full stop: %s', (text) => {
    for (const { message } of parse(text).problems) {
      expect(message).not.toMatch(/^[A-Z]/);
      expect(message).not.toMatch(/\.$/);
    }
  });
});
