// A fix is shown as a few lines; never a secret among them, also where its key stands further above.

import { expect, test } from 'vitest';
import type { Fix } from '../../src/core/change.ts';
import { fixDiff } from '../../src/report/fix-diff.ts';

const fix: Fix = { title: 'x', safety: 'safe', changes: [] };

function shown(text: string, find: string, content: string): readonly string[] {
  const source = { path: 'kea-dhcp4.conf', text };
  const edits = [{ offset: text.indexOf(find), length: find.length, content }];
  return fixDiff(fix, { editsOf: () => [{ source, edits }] });
}

test('the lines before and after', () => {
  expect(shown('{\n  "a": 1,\n  "b": 2\n}\n', '"a"', '"c"')).toEqual(['- "a": 1,', '+ "c": 1,']);
});

test('a secret on the line is masked', () => {
  const lines = shown('{\n  "a": 1, "password": "swordfish"\n}\n', '"a"', '"c"').join('\n');
  expect(lines).toContain('"c": 1');
  expect(lines).not.toContain('swordfish');
});

test('a secret whose key stands above is not shown at all', () => {
  expect(shown('{\n  "password":\n    "swordfish", "a": 1\n}\n', '"a"', '"c"').join('\n')).not.toContain(
    'swordfish',
  );
});
