// GitHub annotations read as the runner reads them, GitLab's code quality, rdjson by reviewdog's rules, JSON lines.

import { readFileSync } from 'node:fs';
import { RDFormatValidator } from '@umbrelladocs/rdformat-validator';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { visible } from '../../src/report/escape.ts';
import github from '../../src/report/github.ts';
import gitlab from '../../src/report/gitlab.ts';
import json from '../../src/report/json.ts';
import jsonl from '../../src/report/jsonl.ts';
import rdjson from '../../src/report/rdjson.ts';
import { expectGolden } from './golden.ts';
import { hostileFinding, hostileReport, hostileSource, hostileTexts } from './hostile.ts';
import { officeFindings, officeReport, reportOf } from './samples.ts';

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** As actions/runner reads a line of output: src/Runner.Common/ActionCommand.cs */
function readCommand(line: string): Command {
  const match = /^::(\w+) (.*?)::(.*)$/.exec(line);
  if (match === null) throw new Error(`no command: ${line}`);
  const [, name = '', list = '', data = ''] = match;
  const back = (text: string): string =>
    text
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%25', '%');
  const pairs = list.split(',').map((pair): [string, string] => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), back(pair.slice(at + 1))];
  });
  return { name, properties: Object.fromEntries(pairs), data: back(data) };
}

describe('github', () => {
  test('everything', () => {
    expectGolden('office.github.txt', github(officeReport()));
  });

  test('one command for each finding, whatever is in it', () => {
    for (const hostile of hostileTexts) {
      const lines = github(hostileReport(hostile)).split('\n').slice(0, -1);
      expect(lines).toHaveLength(4);
      for (const { name, properties, data } of lines.slice(0, 3).map(readCommand)) {
        expect(name).toBe('error');
        expect(properties.file).toBe(visible(hostileSource.path));
        expect(Number(properties.line)).toBeGreaterThan(0);
        expect(data.startsWith(`${visible(hostile)}\n`)).toBe(true);
      }
    }
  });

  test('columns are left out over several lines', () => {
    const line = github(reportOf({ diagnostics: [hostileFinding('m', 1, 60)] }));
    expect(readCommand(line.trimEnd()).properties).toMatchObject({
      line: '1',
      endLine: '3',
      title: 'some-rule',
    });
    expect(line).not.toContain('col=');
  });
});

describe('gitlab', () => {
  interface Issue {
    readonly description: string;
    readonly check_name: string;
    readonly fingerprint: string;
    readonly severity: string;
    readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
  }
  const schema = readFileSync(new URL('schemas/gitlab-code-quality.schema.json', import.meta.url), 'utf8');
  const isReport = new Ajv({ allErrors: true }).compile(JSON.parse(schema));
  const issues = (text: string): readonly Issue[] => {
    const found = JSON.parse(text);
    expect(isReport(found), JSON.stringify(isReport.errors?.slice(0, 3))).toBe(true);
    return found;
  };

  test('everything', () => {
    expectGolden('office.gitlab.json', gitlab(officeReport()));
    expect(issues(gitlab(officeReport()))).toHaveLength(officeFindings.length);
    expect(issues(gitlab(reportOf()))).toEqual([]);
  });

  test('has what GitLab demands, and no two fingerprints alike', () => {
    for (const hostile of hostileTexts) {
      const found = issues(gitlab(hostileReport(hostile)));
      expect(found).toHaveLength(3);
      expect(new Set(found.map(({ fingerprint }) => fingerprint)).size).toBe(3);
      for (const issue of found) {
        expect(issue).toMatchObject({ check_name: 'some-rule', severity: 'major' });
        expect(issue.fingerprint).toMatch(/^[0-9a-f]{40}$/);
        expect(issue.location.lines.begin).toBeGreaterThan(0);
        expect(issue.description.startsWith(visible(hostile))).toBe(true);
      }
    }
  });

  test('a fingerprint survives new lines above, and knows nothing of a password', () => {
    const print = (text: string): string | undefined => {
      const source = { path: 'a.conf', text };
      const start = text.indexOf('"x"');
      const finding = { ...hostileFinding('m'), at: { source, start, end: start + 3 } };
      return issues(gitlab(reportOf({ diagnostics: [finding] })))[0]?.fingerprint;
    };
    const line = '"password": "one", "x": 1\n';
    expect(print(`// new\n\n${line}`)).toBe(print(line));
    expect(print(line.replace('one', 'two-longer'))).toBe(print(line));
    expect(print(line.replace('1', '2'))).not.toBe(print(line));
  });
});

describe('rdjson', () => {
  const check = async (text: string): Promise<void> => {
    const validator = new RDFormatValidator({ strictMode: true, allowExtraFields: false });
    const { valid, errors } = await validator.validateString(text);
    expect(valid, JSON.stringify(errors)).toBe(true);
  };

  test('everything', async () => {
    expectGolden('office.rdjson', rdjson(officeReport()));
    await check(rdjson(officeReport()));
  });

  test('is valid whatever is in it', async () => {
    await check(rdjson(reportOf()));
    for (const hostile of hostileTexts) await check(rdjson(hostileReport(hostile)));
  });

  test('suggests what a fix does', () => {
    const { diagnostics } = JSON.parse(rdjson(officeReport()));
    expect(diagnostics[3].suggestions).toEqual([
      { range: { start: { line: 9, column: 80 }, end: { line: 9, column: 86 } }, text: 'true' },
    ]);
  });

  test('offers no half of a fix that reaches into another file', () => {
    const [first] = officeFindings;
    if (first === undefined) throw new Error('no finding');
    const fix = { title: 't', safety: 'safe', changes: [{ kind: 'remove', file: 'x', at: ['a'] }] } as const;
    const other = {
      source: { path: 'other.conf', text: 'abc' },
      edits: [{ offset: 0, length: 1, content: 'x' }],
    };
    const own = { ...other, source: first.at.source };
    const suggestions = (files: readonly (typeof own)[]): unknown =>
      JSON.parse(rdjson(reportOf({ diagnostics: [{ ...first, fix }], editsOf: () => files }))).diagnostics[0]
        .suggestions;
    expect(suggestions([own])).toHaveLength(1);
    expect(suggestions([own, other])).toBeUndefined();
    expect(suggestions([other])).toBeUndefined();
  });
});

describe('jsonl', () => {
  test('the same as JSON, line by line', () => {
    for (const report of [officeReport(), reportOf(), ...hostileTexts.map(hostileReport)]) {
      const lines = jsonl(report)
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      const whole = JSON.parse(json(report));
      const of = (type: string): unknown =>
        lines.filter((line) => line.type === type).map(({ type: _, ...rest }) => rest);
      expect(of('diagnostic')).toEqual(whole.diagnostics);
      expect(of('skipped')).toEqual(whole.skipped);
      expect(of('plan')).toEqual(whole.plan === null ? [] : [whole.plan]);
      const { next: _, ...figures } = whole.summary;
      expect(of('summary')).toEqual([{ version: 1, target: '3.2', ...figures }]);
    }
  });
});
