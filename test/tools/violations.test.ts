// Checkstyle and GitLab's code quality in the hands of a program that reads both: the parsers of violations-lib, which
// Jenkins plugins and commenters of merge requests are made of, from the npm package that brings them.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { positionOf } from '../../src/core/source.ts';
import checkstyle from '../../src/report/checkstyle.ts';
import { visible } from '../../src/report/escape.ts';
import gitlab from '../../src/report/gitlab.ts';
import { placeText } from '../../src/report/places.ts';
import type { Report } from '../../src/report/types.ts';
import { hostileReport, hostileTexts } from '../report/hostile.ts';
import { officeReport, reportOf } from '../report/samples.ts';

const library = 'violation-comments-to-github-command-line';
const jar = new URL(`../../.tools/node_modules/${library}/build/libs/${library}-1.25.0.jar`, import.meta.url);

/** Reads the named files, each with a parser, and prints what it found in each, as one list of lists. */
const program = `
import java.nio.file.*;
import java.util.*;
import java.util.logging.Level;
import shadow.se.bjurr.violations.lib.ViolationsLogger;
import shadow.se.bjurr.violations.lib.reports.Parser;
import shadow.se.bjurr.violations.violationslib.com.google.gson.Gson;

class Read implements ViolationsLogger {
  public void log(Level level, String text) { throw new RuntimeException(text); }
  public void log(Level level, String text, Throwable why) { throw new RuntimeException(text, why); }
  public static void main(String[] args) throws Exception {
    var all = new ArrayList<Object>();
    var parser = Parser.valueOf(args[0]).getViolationsParser();
    for (var file : Arrays.asList(args).subList(1, args.length))
      all.add(parser.parseReportOutput(Files.readString(Path.of(file)), new Read()));
    System.out.write(new Gson().toJson(all).getBytes("UTF-8"));
    System.out.flush();
  }
}`;

interface Violation {
  readonly file: string;
  readonly startLine: number;
  readonly severity: string;
  readonly rule: string;
  readonly message: string;
}

const folder = mkdtempSync(join(tmpdir(), 'kea-migrate-violations-'));
beforeAll(() => writeFileSync(join(folder, 'Read.java'), program));
afterAll(() => rmSync(folder, { recursive: true }));

function readBy(parser: 'CHECKSTYLE' | 'CODECLIMATE', texts: readonly string[]): readonly Violation[][] {
  const files = texts.map((text, at) => {
    const file = join(folder, `${parser}-${at}`);
    writeFileSync(file, text);
    return file;
  });
  const words = ['-Dfile.encoding=UTF-8', '-cp', jar.pathname, join(folder, 'Read.java'), parser, ...files];
  return JSON.parse(execFileSync('java', words, { encoding: 'utf8' }));
}

const reports: readonly Report[] = [officeReport(), reportOf(), ...hostileTexts.map(hostileReport)];

/** What the program should have found, given how a format writes a rule and a path. */
function expected(report: Report, rule: (id: string) => string, path: (name: string) => string): Violation[] {
  return report.diagnostics.map((finding: Diagnostic) => ({
    file: path(finding.at.source.path),
    startLine: positionOf(finding.at.source, finding.at.start).line,
    severity: { error: 'ERROR', warning: 'WARN', info: 'INFO' }[finding.severity],
    rule: rule(finding.rule),
    message: [finding.message, ...finding.related.map(({ at, message }) => `${placeText(at)}: ${message}`)]
      .map(visible)
      .join('; '),
  }));
}

/** The program keeps them in an order of its own. */
function sorted(found: readonly Violation[]): readonly Violation[] {
  const key = (one: Violation): string => JSON.stringify([one.file, one.startLine, one.rule, one.message]);
  return found
    .map(({ file, startLine, severity, rule, message }) => ({ file, startLine, severity, rule, message }))
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** A control character in a path is shown as an escape; this program takes the backslash for a folder's end. */
const shownPath = (name: string): string => visible(name).replaceAll('\\', '/');

describe('violations-lib reads back what was found, hostile texts included', () => {
  test('from Checkstyle', () => {
    const found = readBy('CHECKSTYLE', reports.map(checkstyle));
    for (const [at, report] of reports.entries()) {
      expect(sorted(found[at] ?? [])).toEqual(
        sorted(expected(report, (id) => `kea-migrate.${id}`, shownPath)),
      );
    }
  });

  test('from the code quality report', () => {
    const found = readBy('CODECLIMATE', reports.map(gitlab));
    for (const [at, report] of reports.entries()) {
      expect(sorted(found[at] ?? [])).toEqual(
        sorted(
          expected(
            report,
            (id) => id,
            (name) => name,
          ),
        ),
      );
    }
  });
});
