// The top-level keys of anything that may be a configuration.

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell variables are what is looked for

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { peekSections } from '../../src/document/peek.ts';
import { parse } from './harness.ts';

describe('peekSections', () => {
  test.each<[string, string, readonly string[]]>([
    ['one section', '{ "Dhcp4": { "a": 1 } }', ['Dhcp4']],
    [
      'several sections',
      '{"Dhcp4": {"x": {}}, "Dhcp6": {}, "Logging": {"loggers": []}}',
      ['Dhcp4', 'Dhcp6', 'Logging'],
    ],
    ['a section twice', '{"Dhcp4": {}, "Dhcp4": {}}', ['Dhcp4', 'Dhcp4']],
    ['a misspelt section', '{"CtrlAgent": {}}', ['CtrlAgent']],
    ['keys spelt with escapes', '{"Dhcp\\u0034": {}}', ['Dhcp4']],
    ['comments everywhere', '# "x": {\n/* { "y": */ { // "z": {\n"Dhcp4" /* : */ # :\n : {} }', ['Dhcp4']],
    ['strings that look like structure', '{"a": "}{ \\"b\\": {", "c": 1}', ['a', 'c']],
    ['a byte order mark', '\xef\xbb\xbf{"Dhcp4": {}}', ['Dhcp4']],
    ['strings as values only', '{"a": "b", "c": ["d"]}', ['a', 'c']],
    ['a truncated file', '{"Dhcp4": {"a": [1, {"b": "x', ['Dhcp4']],
    ['a missing quote', '{"Dhcp4": {"a": "x,\n "b": 1}, "Logging": {}}', ['Dhcp4', 'Logging']],
    ['commas missing', '{"Dhcp4": {} "Logging": {}}', ['Dhcp4', 'Logging']],
    ['a fragment', '"subnet4": [{"id": 1}], "x": 2', ['subnet4', 'x']],
    ['a list', '[{"a": 1}]', []],
    ['text', 'Usage: "kea" {\n', []],
    ['nothing', '', []],
    ['shell variables', 'kea_dhcp4="x"\nPATH="${prefix}/bin"\n', []],
    [
      'a jinja template',
      '{% if "x": %}\n{# {{ "a": #}{ "Dhcp4": { "a": {{ b["c"] }} } }\n{% endif %}',
      ['Dhcp4'],
    ],
    [
      'jinja around a section',
      '{ {% for d in daemons %} "{{ d }}": { }, {% endfor %} "x": 1 }',
      ['{{ d }}', 'x'],
    ],
    ['shell values', '{"Dhcp4": {"a": ${A}, "b": "${B}"}, "Logging": {}}', ['Dhcp4', 'Logging']],
    ['an included section', '{ <?include "dhcp4"?> }', []],
    ['an include beside a section', '{ <?include "x"?>, "Dhcp4": <?include "y"?> }', ['Dhcp4']],
    ['braces closed too often', '{"Dhcp4": {}}}, "x": 1', ['Dhcp4']],
    ['UTF-16', '\xff\xfe{\0"\0D\0"\0', []],
  ])('%s', (_, text, sections) => {
    expect(peekSections(text)).toEqual(sections);
  });

  test('says of a good file what the parse says', () => {
    const key = fc.constantFrom('Dhcp4', 'Dhcp6', 'a', '', '{', 'x:', '#', '\\"');
    fc.assert(
      fc.property(
        fc.dictionary(key, fc.jsonValue({ maxDepth: 3 })),
        fc.constantFrom(0, 2),
        (object, indent) => {
          const text = JSON.stringify(object, null, indent).replaceAll('\n', ' # x {\n');
          const document = parse(Buffer.from(text, 'utf8').toString('latin1'));
          const keys = [...document.children(0)].map((node) => document.key(node));
          expect(peekSections(document.source.text)).toEqual(keys);
        },
      ),
    );
  });

  test('takes any bytes', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ':',
      '"a":',
      '/*',
      '*/',
      '#',
      '\n',
      '{{',
      '}}',
      '{%',
      '%}',
      '\\',
      'x',
      '\0',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(Array.isArray(peekSections(pieces.join('')))).toBe(true);
      }),
    );
  });
});
