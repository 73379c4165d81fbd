import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { latin1 } from '../../src/core/source.ts';
import { unifiedDiff } from '../../src/edit/diff.ts';

const diff = (before: string | undefined, after: string, context = 3, mask = true): string =>
  unifiedDiff('etc/kea.conf', before, after, { context, mask });

describe('unifiedDiff', () => {
  test('the same text', () => {
    expect(diff('a\n', 'a\n')).toBe('');
  });

  test('a changed line with context', () => {
    expect(diff('1\n2\n3\n4\n5\n6\n7\n8\n9\n', '1\n2\n3\n4\nx\n6\n7\n8\n9\n', 2)).toBe(
      '--- etc/kea.conf\n+++ etc/kea.conf\n@@ -3,5 +3,5 @@\n 3\n 4\n-5\n+x\n 6\n 7\n',
    );
  });

  test('two hunks, and two that are one', () => {
    const text = Array.from({ length: 20 }, (_, index) => `${index}\n`).join('');
    const apart = text.replace('3\n', 'x\n').replace('\n17\n', '\n17\ny\n');
    expect(diff(text, apart, 1)).toBe(
      '--- etc/kea.conf\n+++ etc/kea.conf\n@@ -3,3 +3,3 @@\n 2\n-3\n+x\n 4\n@@ -18,2 +18,3 @@\n 17\n+y\n 18\n',
    );
    expect(diff(text, text.replace('3\n', 'x\n').replace('6\n', 'y\n'), 1).match(/@@/g)).toHaveLength(2);
  });

  test('lines added at the end, taken from the beginning, without context', () => {
    expect(diff('a\n', 'a\nb\n', 0)).toContain('@@ -1,0 +2 @@\n+b\n');
    expect(diff('a\nb\n', 'b\n', 0)).toContain('@@ -1 +0,0 @@\n-a\n');
    expect(diff('b\n', 'xb\n', 0)).toContain('@@ -1 +1 @@\n-b\n+xb\n');
  });

  test('a new file', () => {
    expect(diff(undefined, 'a\nb')).toBe(
      '--- /dev/null\n+++ etc/kea.conf\n@@ -0,0 +1,2 @@\n+a\n+b\n\\ No newline at end of file\n',
    );
  });

  test('the last line without a line end', () => {
    expect(diff('a\nb', 'a\nb\n')).toContain(' a\n-b\n\\ No newline at end of file\n+b\n');
  });

  test('CR LF is shown only where it is news', () => {
    expect(diff('a\r\nb\r\n', 'a\r\nc\r\n')).toContain(' a\n-b\n+c\n');
    expect(diff('a\r\nb\r\n', 'a\r\nb\n')).toContain(' a\\r\n-b\\r\n+b\n');
  });

  test('bytes are decoded, and nothing reaches the terminal', () => {
    expect(diff('a\n', latin1('é\u0085\u202e\n'))).toContain('+é\\u0085\\u202e\n');
    expect(diff('a\n', '\x1b[31m\x07\tb\rc\n')).toContain('+\\u001b[31m\\u0007\tb\\rc\n');
    expect(diff('a\n', 'b\xff\n')).toContain('+b\ufffd\n');
    expect(unifiedDiff('a\x1b\nb', 'a\n', 'b\n', { context: 0, mask: false })).toContain(
      '+++ a\\u001b\\u000ab\n',
    );
  });
});

describe('secrets', () => {
  const text = (password: string): string =>
    `{\n  "user": "x",\n  "password":\n    // old: "password": "${password}0"\n    "${password}"\n}\n`;

  test('are masked in changed lines and around them', () => {
    const shown = diff(text('geheim'), text('anders-lang'), 5);
    expect(shown).not.toMatch(/geheim|anders/);
    expect(shown).toContain('-    "********"\n');
    expect(shown).toContain('+    "********"\n');
    expect(diff(text('geheim'), text('anders'), 5, false)).toContain('-    "geheim"');
  });

  test('are masked when the key is out of sight', () => {
    const far = (password: string): string => `"password":${'\n'.repeat(90)}"${password}"\n`;
    expect(diff(far('geheim'), far('anders'), 0)).not.toMatch(/geheim|anders/);
    const multi = (password: string): string => `"password": "x\n${password}\n"\n`;
    expect(diff(multi('geheim'), multi('anders'), 0)).not.toMatch(/geheim|anders/);
  });
});

/** What `patch` does: the reference for the shape of hunks. */
function patched(before: string, patch: string): string {
  const old = before === '' ? [] : before.split(/(?<=\n)/);
  const result: string[] = [];
  let done = 0;
  const lines = patch.split('\n').slice(2, -1);
  for (const [index, line] of lines.entries()) {
    const head = /^@@ -(\d+)(?:,(\d+))? \+/.exec(line);
    const noNewline = lines[index + 1]?.startsWith('\\') ?? false;
    const text = `${line.slice(1)}${noNewline ? '' : '\n'}`;
    if (head !== null) {
      const start = Number(head[1]) - (head[2] === '0' ? 0 : 1);
      result.push(...old.slice(done, start));
      done = start;
    } else if (line.startsWith('+')) {
      result.push(text);
    } else if (line.startsWith(' ') || line.startsWith('-')) {
      expect(old[done]).toBe(text);
      if (line.startsWith(' ')) result.push(text);
      done += 1;
    }
  }
  return [...result, ...old.slice(done)].join('');
}

const someLines = (most: number) =>
  fc
    .array(fc.constantFrom('a\n', 'b\n', 'c\n', '{\n', '}\n', '\n'), { maxLength: most })
    .chain((lines) => fc.constantFrom(lines.join(''), `${lines.join('')}z`));

test('any two texts: the diff leads from one to the other', () => {
  fc.assert(
    fc.property(someLines(30), someLines(30), fc.nat(4), (before, after, context) => {
      expect(patched(before, diff(before, after, context, false))).toBe(after);
    }),
    { numRuns: 500 },
  );
});

test('large texts: so does a diff that is not the shortest', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(11_999), { minLength: 1, maxLength: 40 }), fc.nat(2), (places, kind) => {
      const lines = Array.from({ length: 6000 }, (_, index) => `line ${index % 2000}\n`);
      const before = [...lines, ...lines];
      const after = [...before];
      for (const place of places.sort((a, b) => b - a)) {
        if (kind === 0) after.splice(place, 1);
        else if (kind === 1) after.splice(place, 0, 'new\n');
        else after.splice(place, 500, 'x\n', 'y\n');
      }
      const shown = diff(before.join(''), after.join(''), 3, false);
      expect(patched(before.join(''), shown)).toBe(after.join(''));
      if (kind < 2) expect(shown.split('\n').length).toBeLessThan(places.length * 10 + 5);
    }),
    { numRuns: 15 },
  );
});
