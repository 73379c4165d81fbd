import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/core/change.ts';
import { parseDocument } from '../../src/document/parse.ts';
import { apply } from '../../src/edit/apply.ts';
import { targets } from '../../src/kea/versions.ts';
import { fixDiff } from '../../src/report/fix-diff.ts';
import { fixEdits } from '../../src/report/fix-edits.ts';
import { reportOf } from './samples.ts';

const document = parseDocument(
  {
    path: 'a.conf',
    text: '{ "Dhcp4": {\r\n  "valid-lifetime": "7", // s\r\n  "password": "old-one"\r\n} }\r\n',
  },
  { target: targets['3.2'] },
);
const fix = (...changes: Change[]) => ({ title: 't', safety: 'safe', changes }) as const;
const set = fix({ kind: 'set', file: 'a.conf', at: ['Dhcp4', 'valid-lifetime'], value: 7 });

describe('edits of fixes', () => {
  test('are those of the edit layer', () => {
    const [file] = fixEdits([document])(set) ?? [];
    expect(file?.source).toBe(document.source);
    expect(apply(document.source.text, file?.edits ?? [])).toBe(document.source.text.replace('"7"', '7'));
  });

  test('are absent where nothing can be edited', () => {
    const editsOf = fixEdits([document]);
    expect(editsOf(fix())).toBeUndefined();
    expect(editsOf(fix({ kind: 'set', file: 'other.conf', at: ['a'], value: 7 }))).toBeUndefined();
    expect(editsOf(fix({ kind: 'set', file: 'a.conf', at: ['Dhcp4', 'nothing'], value: 7 }))).toBeUndefined();
  });

  test('as a small diff', () => {
    const report = reportOf({ editsOf: fixEdits([document]) });
    expect(fixDiff(set, report)).toEqual(['- "valid-lifetime": "7", // s', '+ "valid-lifetime": 7, // s']);
    const secret = fix({ kind: 'set', file: 'a.conf', at: ['Dhcp4', 'password'], value: 'new-one' });
    expect(fixDiff(secret, report)).toEqual(['- "password": "********"', '+ "password": "********"']);
  });
});
