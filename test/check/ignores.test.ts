// Comments that leave findings out: which lines they stand for, in which files, and what is said of those that do nothing.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ignoreCommentsIn, ignoreLinesIn } from '../../src/check/ignore-comments.ts';
import { checkFiles } from './harness.ts';

/** The lines that each comment stands for, 1-based, by the rule it names. */
function reached(text: string): readonly string[] {
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length;
  return ignoreCommentsIn({ path: 'k', text }).map(
    ({ rule, reason, from, to }) => `${rule}(${reason}) ${lineOf(from)}-${lineOf(Math.max(from, to - 1))}`,
  );
}

describe('what a comment stands for', () => {
  test.each([
    ['the next line', '{\n# kea-migrate-ignore r why\n"a": 1,\n"b": 2 }', ['r(why) 3-3']],
    ['its own line', '{\n"a": 1, // kea-migrate-ignore r why\n"b": 2 }', ['r(why) 2-2']],
    ['a map that is opened', '{\n// kea-migrate-ignore r why\n"a": {\n"b": 1\n},\n"c": 2 }', ['r(why) 3-5']],
    ['a list item', '[\n// kea-migrate-ignore r why\n{\n"b": 1\n}, {\n"c": 2 } ]', ['r(why) 3-5']],
    [
      'a line that ends one map and begins another',
      '[ {\n/* kea-migrate-ignore r why */\n}, {\n"c": 2\n} ]',
      ['r(why) 3-5'],
    ],
    [
      'a value on the line below its key',
      '{\n# kea-migrate-ignore r why\n"a":\n{\n"b": 1 },\n"c": 2 }',
      ['r(why) 3-5'],
    ],
    [
      'what follows further comments and blank lines',
      '{\n# kea-migrate-ignore r why\n\n# more\n"a": 1,\n"b": 2 }',
      ['r(why) 5-5'],
    ],
    [
      'the same line for several comments',
      '{\n# kea-migrate-ignore r why\n# kea-migrate-ignore s so\n"a": 1\n}',
      ['r(why) 4-4', 's(so) 4-4'],
    ],
    [
      'the whole file, from its head',
      '# ours\n# kea-migrate-ignore r why\n{ "a": {\n"b": 1 }\n}\n',
      ['r(why) 1-5'],
    ],
    [
      'brackets in strings and comments are none',
      '{\n# kea-migrate-ignore r why\n"a": "{", // {\n"b": 2 }',
      ['r(why) 3-3'],
    ],
    ['nothing, at the end of a file', '{ }\n# kea-migrate-ignore r why', ['r(why) 2-2']],
    ['the first word of a comment only', '{\n# see kea-migrate-ignore r why\n"a": 1 }', []],
    ['no string', '{ "a": "# kea-migrate-ignore r why" }', []],
    ['CR LF', '{\r\n# kea-migrate-ignore r why\r\n"a": 1,\r\n"b": 2 }', ['r(why) 3-3']],
  ])('%s', (_name, text, expected) => {
    expect(reached(text)).toEqual(expected);
  });

  test.each(['//', '#', '////', '##', '/*'])('the mark %s', (mark) => {
    const end = mark === '/*' ? ' */' : '';
    for (const middle of ['r why', 'r: why', 'r -- why', '  r   why']) {
      expect(reached(`{\n${mark} kea-migrate-ignore ${middle}${end}\n"a": 1 }`)).toEqual(['r(why) 3-3']);
    }
  });

  test('any text at all, in time', () => {
    const word = fc.constantFrom(
      '# kea-migrate-ignore r x\n',
      '/* kea-migrate-ignore r */',
      '{',
      '}',
      '[',
      '":',
      '"',
      '\n',
      ',',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        const text = words.join('');
        for (const { from, to, at } of ignoreCommentsIn({ path: 'k', text })) {
          expect(from).toBeLessThanOrEqual(Math.max(to, at.end));
          expect(to).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});

const rulesIn = (files: Readonly<Record<string, string>>, settings = {}): readonly string[] =>
  checkFiles(files, { target: '2.6' }, { severities: new Map(), ...settings }).diagnostics.map(
    ({ rule, at }) => `${at.source.path} ${rule}`,
  );

describe('findings with two places', () => {
  const agent = (comment: string): string =>
    `{ "Control-agent": { "http-host": "127.0.0.1", "control-sockets": { "dhcp4": {\n  "socket-type": "unix",${comment}\n  "socket-name": "/run/kea/a"\n} } } }\n`;
  const server = (comment: string): string =>
    `{ "Dhcp4": { "control-socket": {\n  "socket-type": "unix",${comment}\n  "socket-name": "/run/kea/b"\n} } }\n`;
  const comment = '\n// kea-migrate-ignore socket-path-mismatch a link joins the two\n';
  const pair = (a: string, b: string) => ({ 'kea-ctrl-agent.conf': agent(a), 'kea-dhcp4.conf': server(b) });

  test('either place will do', () => {
    expect(rulesIn(pair('', ''))).toEqual(['kea-ctrl-agent.conf socket-path-mismatch']);
    expect(rulesIn(pair(comment, ''))).toEqual([]);
    expect(rulesIn(pair('', comment))).toEqual([]);
  });

  test('a comment for a rule that compares files is not called unused when one file is missing', () => {
    const alone = { 'kea-dhcp4.conf': server(comment) };
    expect(rulesIn(alone)).toEqual(['kea-dhcp4.conf ignore-unused']);
    expect(rulesIn(alone, { isPartial: true })).toEqual([]);
  });

  test('nor when its rule is off, or there are errors', () => {
    expect(
      rulesIn(
        { 'kea-dhcp4.conf': server(comment) },
        { severities: new Map([['socket-path-mismatch', 'off']]) },
      ),
    ).toEqual([]);
    const broken = server(comment).replace('"unix",', '"unix"');
    expect(rulesIn({ 'kea-dhcp4.conf': broken })).toEqual(['kea-dhcp4.conf syntax-error']);
  });
});

describe('what cannot be left out', () => {
  test('a syntax error', () => {
    const text = '{ "Dhcp4": {\n# kea-migrate-ignore syntax-error why\n"valid-lifetime" 1 } }\n';
    expect(rulesIn({ 'kea-dhcp4.conf': text })).toEqual([
      'kea-dhcp4.conf ignore-unknown-rule',
      'kea-dhcp4.conf syntax-error',
    ]);
  });

  test('findings about such comments', () => {
    const text =
      '# kea-migrate-ignore ignore-unused why\n{ "Dhcp4": {\n# kea-migrate-ignore json-trailing-comma why\n"valid-lifetime": 1 } }\n';
    expect(rulesIn({ 'kea-dhcp4.conf': text })).toEqual([
      'kea-dhcp4.conf ignore-unknown-rule',
      'kea-dhcp4.conf ignore-unused',
    ]);
  });
});

test('in an included file, for all that include it', () => {
  const including = '{ "Dhcp4": { <?include "/k/part.inc"?> } }\n';
  const part = (comment: string): string => `${comment}"renew-timer": 0900\n`;
  const files = (comment: string) => ({ 'a/kea-dhcp4.conf': including, 'part.inc': part(comment) });
  expect(rulesIn(files(''))).toEqual([]);
  const at33 = (comment: string) =>
    checkFiles(files(comment), { target: '3.2' }).diagnostics.map(({ rule }) => rule);
  expect(at33('')).toEqual(['json-leading-zeros']);
  expect(at33('# kea-migrate-ignore json-leading-zeros as in the plan\n')).toEqual([]);
});

describe('files beside Kea’s', () => {
  const agent = '{ "Control-agent": { "http-host": "127.0.0.1", "http-port": 8000 } }\n';
  const script = (comment: string, behind = ''): Readonly<Record<string, string>> => ({
    'kea-ctrl-agent.conf': agent,
    'leases.sh': `#!/bin/sh\n# asks Kea\n${comment}curl http://127.0.0.1:8000/${behind}\ncurl http://127.0.0.1:8000/ # Kea again\n`,
  });
  const inScript = (comment: string, behind = '') =>
    checkFiles(script(comment, behind))
      .diagnostics.filter(({ at }) => at.source.path === 'leases.sh')
      .map(({ rule }) => rule);

  test('a comment above the line or behind it', () => {
    expect(inScript('')).toEqual(['client-calls-agent', 'client-calls-agent']);
    expect(inScript('# kea-migrate-ignore client-calls-agent a tunnel to another host\n')).toEqual([
      'client-calls-agent',
    ]);
    expect(inScript('', ' # kea-migrate-ignore client-calls-agent a tunnel')).toEqual(['client-calls-agent']);
    expect(inScript('# kea-migrate-ignore client-calls-agent\n')).toEqual([
      'ignore-without-reason',
      'client-calls-agent',
    ]);
    expect(inScript('# kea-migrate-ignore client-cals-agent why\n')).toEqual([
      'ignore-unknown-rule',
      'client-calls-agent',
      'client-calls-agent',
    ]);
  });

  test('one that leaves nothing out is told, unless files are missing', () => {
    const told = (more = {}) =>
      checkFiles(
        {
          'kea-ctrl-agent.conf': agent,
          'leases.sh':
            '# kea-migrate-ignore client-calls-agent why\ncurl http://kea.example.org:8001/ # Kea\n',
        },
        {},
        { severities: new Map(), ...more },
      )
        .diagnostics.filter(({ at }) => at.source.path === 'leases.sh')
        .map(({ rule }) => rule);
    expect(told()).toEqual(['ignore-unused']);
    expect(told({ isPartial: true })).toEqual([]);
  });

  test('keactrl.conf: nothing is found in it, so every comment there is told', () => {
    const told = (comment: string) =>
      rulesIn({
        'kea-dhcp4.conf': '{ "Dhcp4": { "valid-lifetime": 600 } }\n',
        'keactrl.conf': `dhcp4=yes\n${comment}\nctrl_agent=yes\n`,
      });
    expect(told('# starts both')).toEqual([]);
    expect(told('# kea-migrate-ignore socket-path-mismatch a link')).toEqual(['keactrl.conf ignore-unused']);
    expect(told('# kea-migrate-ignore socket-path-mismatched a link')).toEqual([
      'keactrl.conf ignore-unknown-rule',
    ]);
    expect(told('dhcp6=no # kea-migrate-ignore')).toEqual(['keactrl.conf ignore-unknown-rule']);
  });

  test.each([
    ['; kea-migrate-ignore r why\n[a]', '[a]'],
    ['<!-- kea-migrate-ignore r why -->\n<a/>', '<a/>'],
    ['-- kea-migrate-ignore r: why\n\nlocal a', 'local a'],
    ['// kea-migrate-ignore r why\n// kea-migrate-ignore s so\nx', 'x'],
    ['a = 1 # kea-migrate-ignore r why\nb', 'a = 1 # kea-migrate-ignore r why'],
  ])('%j', (text, line) => {
    const [{ rule, reason, from, to } = { rule: '', reason: '', from: 0, to: 0 }] = ignoreLinesIn({
      path: 'k',
      text,
    });
    expect([rule, reason, text.slice(from, to)]).toEqual(['r', 'why', line]);
  });
});
