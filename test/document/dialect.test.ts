// What Kea's lexers and grammar accept, refuse and warn about. Rows follow facts that real Kea shows; test/kea asks it.

import { describe, expect, test } from 'vitest';
import { found, parse, valueOfAll } from './harness.ts';

const good = '{"a": 1}';

describe('accepted between tokens', () => {
  test.each([
    ['hash comment', `# x\n${good}`],
    ['slashes', `// x\n${good}`],
    ['block comment', `/* x\n y */${good}`],
    ['block comment of stars', `/***/ /****/ ${good}`],
    ['block comment that looks nested', `/* /* */${good}`],
    ['comment behind the last brace, without a line end', `${good}# x`],
    ['slashes behind the last brace', `${good} // x`],
    ['comments in every place', '/*1*/{/*2*/"a"#3\n:/*4*/1//5\n}/*6*/'],
    ['include in a comment', `# <?include "none"?>\n/* <?include "none"?> */${good}`],
    ['quotes in comments', `# "\n/* " */${good}`],
    ['bytes that mean nothing in comments', `# \0\x01\xff\f\n${good}`],
    ['CR LF', '{\r\n"a": 1\r\n}\r\n'],
    ['CR alone, as a blank', '{\r"a":\r1\r}\r'],
    ['tabs', '{\t"a"\t:\t1\t}\t'],
  ])('%s', (_, text) => {
    const document = parse(text);
    expect(found(document)).toEqual([]);
    expect(valueOfAll(document)).toEqual({ a: 1 });
  });
});

describe('refused between tokens', () => {
  test.each([
    ['form feed', '{"a":\f1}', '1.6 syntax-error'],
    ['vertical tab', '{"a":\v1}', '1.6 syntax-error'],
    ['NUL', '{"a":\x001}', '1.6 syntax-error'],
    ['no-break space in UTF-8', '{"a":\xc2\xa01}', '1.6 syntax-error'],
    ['no-break space in Latin-1', '{"a":\xa01}', '1.6 syntax-error'],
    ['byte order mark', `\xef\xbb\xbf${good}`, '1.1 json-byte-order-mark'],
    ['UTF-16', '\xff\xfe{\0"\0a\0"\0', '1.1 syntax-error'],
    ['block comment without an end', `${good}\n/* x`, '2.1 syntax-error'],
    ['block comment without an end, which swallows the rest', '{ /* "a": 1}', '1.3 syntax-error'],
    ['CR alone behind a comment, which swallows the rest', `# x\r${good}`, '1.13 syntax-error'],
    ['semicolon', `; x\n${good}`, '1.1 syntax-error'],
    ['one slash', `{/ "a": 1}`, '1.2 syntax-error'],
  ])('%s', (_, text, finding) => {
    expect(found(parse(text))).toEqual([finding]);
  });
});

test.each(['\f', '\v', '\0', '\xc2\xa0', '\xa0', '\x01\xc2\xa0\0'])(
  '%j is passed over as a blank',
  (byte) => {
    const document = parse(`{"a":${byte} 1${byte},${byte}"b": 2}`);
    expect(document.problems.map(({ rule }) => rule)).toEqual([
      'syntax-error',
      'syntax-error',
      'syntax-error',
    ]);
    expect(valueOfAll(document)).toEqual({ a: 1, b: 2 });
  },
);

describe('whole files', () => {
  test.each([
    ['empty', '', '1.1 syntax-error'],
    ['only comments', '# x\n', '2.1 syntax-error'],
    ['a list', '[1, 2]', '1.1 syntax-error'],
    ['a string', '"a"', '1.1 syntax-error'],
    ['a fragment', '"a": 1, "b": 2', '1.1 syntax-error'],
    ['something behind the map', `${good} "b"`, '1.10 syntax-error'],
    ['another map', `${good}\n${good}`, '2.1 syntax-error'],
    ['a comma behind the map', `${good},`, '1.9 syntax-error'],
    ['a brace too many', `${good}}`, '1.9 syntax-error'],
    ['a brace missing', '{"a": {"b": 1}', '1.15 syntax-error'],
    ['prose', 'Hello, this is { no } configuration: "at all"', '1.1 syntax-error'],
  ])('%s', (_, text, finding) => {
    expect(found(parse(text))).toEqual([finding]);
  });

  test('what follows the top-level map is not read', () => {
    expect(valueOfAll(parse(`${good} {"b": [`))).toEqual({ a: 1 });
  });
});

describe('strings are bytes', () => {
  test.each([
    ['escapes', String.raw`\"\\\/\b\f\n\r\t`, '"\\/\b\f\n\r\t'],
    ['\\u00XX is one byte', String.raw`\u00e9\u00E9\u0000`, '\xe9\xe9\0'],
    ['UTF-8 stays as it is', '\xc3\xa9', '\xc3\xa9'],
    ['broken UTF-8 too', '\xff\xc3', '\xff\xc3'],
    ['DEL', '\x7f', '\x7f'],
    ['comment marks', '# // /* <?include', '# // /* <?include'],
  ])('%s', (_, raw, bytes) => {
    const document = parse(`{"a": "${raw}"}`);
    expect(found(document)).toEqual([]);
    expect(document.string(document.find(['a']))).toBe(bytes);
  });

  test.each([
    ['TAB', 'x\ty'],
    ['control character', 'x\x01y'],
    ['NUL', 'x\0y'],
    ['line end in the middle of a text', 'x\n   y z'],
    ['bad escape', String.raw`x\x41`],
    ['escaped apostrophe', String.raw`it\'s`],
    ['Windows path', String.raw`C:\dir\kea`],
    ['\\u above a byte', String.raw`\u0100`],
    ['\\u with too few digits', String.raw`\u00e`],
    ['\\U', String.raw`\U00e9`],
  ])('%s is refused where the string begins', (_, raw) => {
    const document = parse(`{"a": "${raw}", "b": 2}`);
    expect(found(document)).toEqual(['1.7 json-invalid-string']);
    expect(document.kind(document.find(['a']) ?? -1)).toBe('string');
    expect(document.number(document.find(['b']))).toBe(2);
  });

  test.each([
    ['at a line end', '{"a": "x,\n "b": 2}'],
    ['before a closing brace', '{"b": 2, "a": "x}'],
    ['of a key', '{"a: 1,\n "b": 2}'],
    ['in a list', '{"a": [ "x, 1 ],\n "b": 2}'],
    ['at the end of the file', '{"b": 2, "a": "x'],
  ])('a closing quote missing %s is one finding', (_, text) => {
    const document = parse(text);
    expect(document.problems.map(({ rule }) => rule)).toEqual(['syntax-error']);
    expect(document.number(document.find(['b']))).toBe(2);
  });
});

describe('literals', () => {
  test('true, false and null', () => {
    expect(valueOfAll(parse('{"a": [true, false, null]}'))).toEqual({ a: [true, false, null] });
  });

  test.each(['TRUE', 'True', 'FALSE', 'Null', 'nULL'])(
    '%s is refused, and taken for what it means',
    (word) => {
      const document = parse(`{"a": ${word}, "b": 2}`);
      expect(found(document)).toEqual(['1.7 json-literal-case']);
      expect(valueOfAll(document)).toEqual({ a: JSON.parse(word.toLowerCase()), b: 2 });
    },
  );

  test.each([
    ['eth0', '1.7'],
    ['/run/kea', '1.7'],
    ["'x'", '1.7'],
    ['truex', '1.11'],
    ['10s', '1.9'],
    ['0x10', '1.8'],
    ['1_000', '1.8'],
    ['192.0.2.1', '1.12'],
    ['\xe2\x80\x9cx\xe2\x80\x9d', '1.7'],
    ['=', '1.7'],
  ])('%s without quotes is one finding', (word, place) => {
    const document = parse(`{"a": ${word}, "b": 2}`);
    expect(found(document)).toEqual([`${place} syntax-error`]);
    expect(document.number(document.find(['b']))).toBe(2);
  });
});

describe('keys', () => {
  test('without quotes are findings, and taken for keys', () => {
    const document = parse('{a: 1, \'b\': 2, 3: {"c": 4}, true: 5}');
    expect(found(document)).toEqual([
      '1.2 syntax-error',
      '1.8 syntax-error',
      '1.16 syntax-error',
      '1.29 syntax-error',
    ]);
    expect(valueOfAll(document)).toEqual({ a: 1, b: 2, 3: { c: 4 }, true: 5 });
  });

  test('may be empty, may be __proto__, and are told apart by case and bytes', () => {
    const document = parse('{"": 1, "__proto__": 2, "A": 3, "a": 4, "\xc3\xa9": 5}');
    expect(found(document)).toEqual([]);
    expect(document.number(document.find(['']))).toBe(1);
    expect(document.number(document.find(['__proto__']))).toBe(2);
    expect(document.number(document.find(['A']))).toBe(3);
    expect(Object.keys(document.value(0) ?? {})).toEqual(['', '__proto__', 'A', 'a', '\xc3\xa9']);
  });
});

describe('by version', () => {
  test.each([
    ['1.8.0', []],
    ['1.9.0', ['error']],
    ['3.2.0', ['error']],
  ])('%s: a duplicate key', (target, errors) => {
    const document = parse('{"a": 1, "a": 2}', { target });
    const severities = document.problems
      .map(({ severity }) => severity)
      .filter((severity) => severity === 'error');
    expect(severities).toEqual(errors);
    expect(document.number(document.find(['a']))).toBe(2);
  });

  test.each([
    ['2.1.1', 'error'],
    ['2.1.2', 'warning'],
    ['3.2.0', 'warning'],
  ])('%s: a trailing comma', (target, severity) => {
    const document = parse('{"a": [1,],}', { target });
    expect(document.problems.map((problem) => problem.severity)).toEqual([severity, severity]);
  });

  test.each([
    ['3.1.8', '"Dhcp4"', []],
    ['3.1.9', '"Dhcp4"', ['1.17 json-leading-zeros (warning)', '1.28 json-leading-plus']],
    ['3.2.0', '"Dhcp6"', ['1.17 json-leading-zeros (warning)', '1.28 json-leading-plus']],
    ['3.2.0', '"Control-agent"', []],
  ])('%s: leading zeros and plus signs in %s', (target, section, findings) => {
    const text = `{${section}: {"a": 0600, "b": +600}}`;
    const shift = section.length - '"Dhcp4"'.length;
    const at = (finding: string): string =>
      finding.replace(/^1\.(\d+)/, (_, column) => `1.${Number(column) + shift}`);
    expect(found(parse(text, { target }))).toEqual(findings.map(at));
  });
});
