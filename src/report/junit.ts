// JUnit XML, as CI servers show test results: a suite for each file, a failed test for each finding that counts.

import type { Diagnostic } from '../core/diagnostic.ts';
import { isAtLeast, type Severity } from '../core/severity.ts';
import type { Skipped } from '../core/skipped.ts';
import { xmlText } from './escape.ts';
import { findingsByFile } from './files.ts';
import { placeText } from './places.ts';
import type { Report } from './types.ts';

/** A test and how it ended. */
interface TestCase {
  readonly name: string;
  readonly end: 'passed' | 'failure' | 'error' | 'skipped';
  readonly type: string;
  readonly message: string;
  readonly body: string;
}

/** The JUnit format. Findings below `--fail-on` are tests that pass and say something. */
export default function junit(report: Report): string {
  const failOn = report.failOn ?? 'error';
  const suites: [string, readonly TestCase[]][] = findingsByFile(report).map(([path, findings]) => [
    path,
    findings.length === 0 ? [passed(path)] : findings.map((finding) => caseOf(finding, failOn)),
  ]);
  for (const skipped of report.skipped) suites.push([skipped.path, [skippedCase(skipped)]]);
  const all = suites.flatMap(([, cases]) => cases);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    // Strict readers know the number of skipped tests of a suite alone.
    `<testsuites name="${xmlText(report.tool.name)}"${counts(all)}>`,
    ...suites.flatMap(([path, cases]) => [
      `  <testsuite name="${xmlText(path)}"${counts(cases)} skipped="${cases.filter(({ end }) => end === 'skipped').length}">`,
      ...cases.flatMap((one) => caseLines(path, one)),
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n');
}

function counts(cases: readonly TestCase[]): string {
  const count = (end: TestCase['end']): number => cases.filter((one) => one.end === end).length;
  return ` tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}"`;
}

function passed(path: string): TestCase {
  return { name: `${path}: no findings`, end: 'passed', type: '', message: '', body: '' };
}

function skippedCase({ path, reason, incomplete }: Skipped): TestCase {
  return {
    name: `${path}: ${incomplete ? 'not checked' : 'left out'}`,
    end: incomplete ? 'error' : 'skipped',
    type: 'not checked',
    message: reason,
    body: '',
  };
}

function caseOf({ at, rule, severity, message, related, fix }: Diagnostic, failOn: Severity): TestCase {
  const lines = [
    `${placeText(at)}: ${severity}: ${message} [${rule}]`,
    ...related.map((other) => `${placeText(other.at)}: ${other.message}`),
    ...(fix === undefined ? [] : [`fix (${fix.safety}): ${fix.title}`]),
  ];
  return {
    name: `${rule} at ${placeText(at)}`,
    end: isAtLeast(severity, failOn) ? 'failure' : 'passed',
    type: severity,
    message,
    body: lines.map(xmlText).join('\n'),
  };
}

function caseLines(path: string, { name, end, type, message, body }: TestCase): readonly string[] {
  const open = `    <testcase name="${xmlText(name)}" classname="${xmlText(path)}"`;
  if (end === 'passed') {
    return body === ''
      ? [`${open}/>`]
      : [`${open}>`, `      <system-out>${body}</system-out>`, '    </testcase>'];
  }
  const attributes = end === 'skipped' ? '' : ` type="${xmlText(type)}"`;
  return [
    `${open}>`,
    `      <${end} message="${xmlText(message)}"${attributes}>${body}</${end}>`,
    '    </testcase>',
  ];
}
