import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { compareDiagnostics } from '../../src/core/diagnostic.ts';
import json from '../../src/report/json.ts';
import { jsonFinding } from '../../src/report/json-findings.ts';
import type { Report } from '../../src/report/types.ts';
import { expectGolden } from './golden.ts';
import { hostileFinding, hostileReport, hostileTexts, secretTexts } from './hostile.ts';
import { office, officeFindings, officeReport, planFor, planOf, reportOf } from './samples.ts';

const schema = JSON.parse(readFileSync(new URL('../../schemas/report.schema.json', import.meta.url), 'utf8'));

/** The schema with nothing allowed that it does not name: what is printed must be described. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const members = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]));
  return 'properties' in members && members.type === 'object'
    ? { ...members, additionalProperties: false }
    : members;
}

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
const isPublished = ajv.compile(schema);
const isDescribed = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(
  closed({ ...schema, $id: undefined }) as object,
);

function parsed(report: Report): Record<string, unknown> {
  const data = JSON.parse(json(report));
  expect(isPublished(data), JSON.stringify(isPublished.errors)).toBe(true);
  expect(isDescribed(data), JSON.stringify(isDescribed.errors)).toBe(true);
  return data;
}

describe('json', () => {
  test('everything', () => {
    parsed(officeReport());
    expectGolden('office.json', json(officeReport()));
  });

  test('every report is as the schema says', () => {
    parsed(reportOf());
    parsed(reportOf({ installations: [] }));
    parsed(officeReport({ command: 'check', plan: undefined }));
    parsed(reportOf({ plan: planFor(planOf({ before: office, after: {}, agent: undefined })) }));
    parsed(
      officeReport({
        outcome: {
          action: 'written',
          files: ['a'],
          created: [],
          detail: undefined,
          undo: 'kea-migrate undo a',
        },
      }),
    );
    for (const hostile of hostileTexts) parsed(hostileReport(hostile));
  });

  test('the schema refuses what is not promised', () => {
    const data = JSON.parse(json(officeReport()));
    expect(isPublished({ ...data, version: 2 })).toBe(false);
    expect(isPublished({ ...data, diagnostics: [{ rule: 'x' }] })).toBe(false);
    expect(isPublished({ ...data, summary: undefined })).toBe(false);
    expect(isPublished({ ...data, later: 'additions do not break readers' })).toBe(true);
  });

  test('every part of the schema is described', () => {
    const bare: string[] = [];
    const walk = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      const properties = 'properties' in node ? node.properties : undefined;
      for (const [name, property] of Object.entries(properties ?? {})) {
        if (!('description' in property) && !('$ref' in property)) bare.push(`${path}/${name}`);
      }
      for (const [key, value] of Object.entries(node)) walk(value, `${path}/${key}`);
    };
    walk(schema, '');
    expect(bare).toEqual([]);
  });

  test('a finding has place, other place, fix with edits, and page', () => {
    expect(jsonFinding(officeFindings[3] ?? hostileFinding(''), officeReport())).toEqual({
      rule: 'ha-boolean-as-string',
      severity: 'error',
      message:
        '"restrict-commands" is the string "true": the server does not start, and kea-dhcp4 -t does not see it',
      file: 'etc/kea/kea-dhcp4.conf',
      line: 9,
      column: 80,
      end: { line: 9, column: 86 },
      related: [],
      fix: {
        title: 'write "restrict-commands" as a boolean',
        safety: 'safe',
        edits: [
          {
            file: 'etc/kea/kea-dhcp4.conf',
            line: 9,
            column: 80,
            end: { line: 9, column: 86 },
            offset: 383,
            length: 6,
            content: 'true',
          },
        ],
      },
      url: 'https://github.com/kea-migrate/kea-migrate/blob/main/docs/rules/ha-boolean-as-string.md',
    });
  });

  test('edits that would show a secret are left out', () => {
    const source = { path: 'a.conf', text: '{ "password": "old-one" }' };
    const fix = {
      title: 'x',
      safety: 'safe',
      changes: [{ kind: 'set', file: 'a.conf', at: ['password'], value: 'new-one' }],
    } as const;
    const edits = [{ offset: 14, length: 9, content: '"new-one"' }];
    const report = reportOf({ editsOf: () => [{ source, edits }] });
    const at = { source, start: 14, end: 23 };
    const finding = jsonFinding({ rule: 'r', severity: 'info', message: 'm', at, related: [], fix }, report);
    expect(finding.fix).toEqual({ title: 'x', safety: 'safe', edits: null });
  });

  test('findings are sorted whatever order they come in', () => {
    const sorted = parsed(officeReport()).diagnostics;
    expect(parsed(officeReport({ diagnostics: [...officeFindings].reverse() })).diagnostics).toEqual(sorted);
    expect([...officeFindings].sort(compareDiagnostics)).toEqual(officeFindings);
  });

  test('never a secret, never the content of a file to create', () => {
    for (const hostile of hostileTexts) {
      const text = json(hostileReport(hostile));
      for (const secret of secretTexts) expect(text).not.toContain(secret);
    }
    for (const secret of secretTexts) expect(json(officeReport())).not.toContain(secret);
  });
});
