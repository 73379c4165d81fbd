// Reports in the hands of programs that read them: JUnit by junitparser, XML by libxml2, hostile texts included.

import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import checkstyle from '../../src/report/checkstyle.ts';
import { visible } from '../../src/report/escape.ts';
import { renderGraph } from '../../src/report/graph/graphs.ts';
import junit from '../../src/report/junit.ts';
import type { Report } from '../../src/report/types.ts';
import { hostileReport, hostileTexts } from '../report/hostile.ts';
import { officePlan, officeReport } from '../report/samples.ts';

const reports: readonly Report[] = [officeReport(), ...hostileTexts.map(hostileReport)];

/** Prints what junitparser makes of the file, as JSON. */
const script = `
import json, sys
from junitparser import JUnitXml
found = JUnitXml.fromstring(sys.stdin.buffer.read())
cases = [case for suite in found for case in suite]
print(json.dumps({
    'suites': len(list(found)),
    'tests': found.tests, 'failures': found.failures, 'errors': found.errors,
    'skipped': sum(suite.skipped for suite in found),
    'results': [[type(result).__name__, result.message] for case in cases for result in case.result],
}))`;

interface Read {
  readonly suites: number;
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
  readonly results: readonly (readonly [string, string])[];
}

const readJunit = (xml: string): Read =>
  JSON.parse(execFileSync('/usr/bin/python3', ['-c', script], { input: xml, encoding: 'utf8' }));

describe('junitparser', () => {
  test('counts what we count', () => {
    const { results, ...counts } = readJunit(junit(officeReport()));
    expect(counts).toEqual({ suites: 5, tests: 7, failures: 3, errors: 1, skipped: 1 });
    expect(results.filter(([kind]) => kind === 'Failure')).toHaveLength(3);
  });

  test('reads every message back as it is shown', () => {
    for (const text of hostileTexts) {
      const { results } = readJunit(junit(hostileReport(text)));
      const failures = results.filter(([kind]) => kind === 'Failure');
      expect(failures.map(([, message]) => message)).toEqual([visible(text), visible(text), visible(text)]);
    }
  });
});

test('libxml2 has nothing against JUnit, Checkstyle and SVG', () => {
  const texts = [
    ...reports.flatMap((report) => [junit(report), checkstyle(report)]),
    renderGraph([officePlan().channel], 'svg'),
  ];
  for (const input of texts) {
    expect(
      execFileSync('xmllint', ['--noout', '-'], { input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] }),
    ).toBe('');
  }
});
