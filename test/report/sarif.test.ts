// Held against the published JSON schema of SARIF 2.1.0, as the npm package @microsoft/jest-sarif 1.0.0-beta.0 ships it.

import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import sarif from '../../src/report/sarif.ts';
import type { Report } from '../../src/report/types.ts';
import { expectGolden } from './golden.ts';
import { hostileReport, hostileTexts } from './hostile.ts';
import { officeReport, reportOf } from './samples.ts';

const draft4 = readFileSync(new URL('schemas/sarif-2.1.0-rtm.5.json', import.meta.url), 'utf8');
// Draft 4 and draft 7 differ in the name of the identifier alone, as far as this schema goes.
const { $schema: _, id: __, ...schema } = JSON.parse(draft4);
const isSarif = new Ajv({
  allErrors: true,
  strict: false,
  unicodeRegExp: false,
  formats: {
    uri: /^[a-z][a-z0-9+.-]*:[^\s]*$/i,
    'uri-reference': /^(?:[!#$&-;=?-Z_a-z~]|%[0-9A-F]{2})*$/i,
    'date-time': true,
  },
}).compile(schema);

function parsed(report: Report): ReturnType<typeof JSON.parse> {
  const log = JSON.parse(sarif(report));
  expect(isSarif(log), JSON.stringify(isSarif.errors?.slice(0, 3))).toBe(true);
  return log;
}

describe('sarif', () => {
  test('everything', () => {
    const rules = [{ id: 'ha-boolean-as-string', title: 'a boolean given as a string', why: 'Kea *dies*.' }];
    const report = officeReport({ rules });
    parsed(report);
    expectGolden('office.sarif', sarif(report));
  });

  test('is valid whatever is in it', () => {
    parsed(reportOf());
    for (const hostile of hostileTexts) parsed(hostileReport(hostile));
  });

  test('a viewer finds the very text of the place', () => {
    const text = 'é漢👍 = \r\n "x"\n';
    const source = { path: 'dir with blank/ü%.conf', text: Buffer.from(text).toString('latin1') };
    const start = source.text.indexOf('"x"');
    const at = { source, start, end: start + 3 };
    const wide = { source, start: Buffer.from('é漢👍 ').length, end: start + 3 };
    const [one, two] = parsed(
      reportOf({
        diagnostics: [
          { rule: 'a', severity: 'info', message: 'm', at: wide, related: [] },
          { rule: 'a', severity: 'error', message: 'm', at, related: [] },
        ],
      }),
    ).runs[0].results;
    expect(one.locations[0].physicalLocation.region).toEqual({
      startLine: 1,
      startColumn: 6,
      endLine: 2,
      endColumn: 5,
    });
    expect(two.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'dir%20with%20blank/%C3%BC%25.conf' },
      region: { startLine: 2, startColumn: 2, endLine: 2, endColumn: 5 },
    });
    expect([one.level, two.level]).toEqual(['note', 'error']);
  });

  test('a fix carries its replacement', () => {
    const results: { ruleId: string; fixes?: object[] }[] = parsed(officeReport()).runs[0].results;
    expect(results.find(({ ruleId }) => ruleId === 'ha-boolean-as-string')?.fixes).toEqual([
      {
        description: { text: 'write "restrict-commands" as a boolean' },
        artifactChanges: [
          {
            artifactLocation: { uri: 'etc/kea/kea-dhcp4.conf' },
            replacements: [
              {
                deletedRegion: { startLine: 9, startColumn: 80, endLine: 9, endColumn: 86 },
                insertedContent: { text: 'true' },
              },
            ],
          },
        ],
      },
    ]);
  });

  test('no placeholder and no link in a message', () => {
    const { text } = parsed(hostileReport('{0} [click](http://example.org)')).runs[0].results[0].message;
    expect(text).toBe('{{0}} [click\\](http://example.org)');
  });

  test('what could not be checked makes the run unsuccessful', () => {
    expect(parsed(reportOf()).runs[0].invocations[0].executionSuccessful).toBe(true);
    expect(parsed(officeReport()).runs[0].invocations[0].executionSuccessful).toBe(false);
  });
});
