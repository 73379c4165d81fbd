// Holds the document layer against real Kea: the same documents are refused, at the same place, with the same warnings.

import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { type Position, positionOf, type Source } from '../../src/core/source.ts';
import { type Version, version } from '../../src/core/version.ts';
import { parseDocument } from '../../src/document/parse.ts';
import { scanTrivia } from '../../src/document/trivia.ts';
import type { Document, IncludeReader } from '../../src/document/types.ts';
import { installedKeas, type KeaMessage } from './harness/index.ts';
import { type SyntaxCase, syntaxCases } from './syntax/cases.ts';
import { type Verdict, verdicts } from './syntax/verdicts.ts';

/** What Kea says where its grammar knows keys and types, which is no matter of this layer. */
const GRAMMAR =
  /unexpected keyword|expecting (?:Dhcp4|Dhcp6|DhcpDdns|Control-agent|integer|floating point|boolean|constant string|\{$|\[)|unexpected (?:constant string|null|integer|floating point|boolean)\b(?!.*expecting (?:"," or|:))|^syntax error, unexpected \}$|unexpected \}, expecting Dhcp4/;

/** Opens the files of a case as Kea does: from the working directory, by the name as it is written. */
function readerOf(asked: SyntaxCase): IncludeReader {
  const files = new Map([...Object.entries(asked.includes), [asked.file, asked.bytes] as const]);
  return (name) => {
    const text = files.get(posix.normalize(name));
    return text === undefined ? { failure: 'no such file' } : { path: name, text };
  };
}

function parse(asked: SyntaxCase, target: Version): Document {
  return parseDocument({ path: asked.file, text: asked.bytes }, { target, include: readerOf(asked) });
}

/** What both sides say of a case when they do not agree. */
function disagreement(asked: SyntaxCase, verdict: Verdict, target: Version): string | undefined {
  const document = parse(asked, target);
  // A template is not judged; Kea refuses most of them.
  if (document.template !== undefined) return undefined;
  const errors = document.problems.filter(({ severity }) => severity === 'error');
  const { error } = verdict;
  if (agreesOnError(errors, error) && (error !== undefined || agreesOnWarnings(document, verdict))) {
    return undefined;
  }
  const ours = document.problems.map(describeProblem).join(' | ');
  return `${asked.id} ${JSON.stringify(asked.bytes)}: Kea says ${JSON.stringify(error ?? verdict.warnings)}, we say ${ours || 'good'}`;
}

function describeProblem({ at, message }: Diagnostic): string {
  const { line, column } = positionOf(at.source, at.start);
  return `${at.source.path}:${line}.${column} ${message}`;
}

function agreesOnError(errors: readonly Diagnostic[], error: KeaMessage | undefined): boolean {
  const first = errors[0];
  if (error === undefined) return first === undefined;
  if (GRAMMAR.test(error.message)) return true;
  if (first === undefined) return false;
  // When a duplicate is noticed depends on the type of its value, which is no matter of this layer.
  if (errors.some(({ rule }) => rule === 'json-duplicate-key')) return errors.some((one) => isAt(one, error));
  return isAt(first, error);
}

function agreesOnWarnings(document: Document, { warnings }: Verdict): boolean {
  const ours = document.problems.filter(({ severity }) => severity === 'warning');
  if (ours.length !== warnings.length) return false;
  // Kea's warnings name the file of the command line even when the comma stands in an included one.
  return ours.every((problem, i) =>
    isAt(problem, { ...warnings[i], file: problem.at.source.path, message: '' }),
  );
}

/** True when a problem is where Kea says, a comment glued to the token aside: Kea counts it as part of the token. */
function isAt({ at }: Diagnostic, message: KeaMessage): boolean {
  const { line, column, file } = message;
  if (line === undefined || column === undefined) {
    const stated = /in line (\d+)/.exec(message.message);
    return stated === null || positionOf(at.source, at.start).line === Number(stated[1]);
  }
  if (file !== at.source.path) return false;
  const start = offsetOf(at.source, { line, column });
  return start <= at.start && isTrivia(at.source.text, start, at.start);
}

function offsetOf(source: Source, { line, column }: Position): number {
  const before = source.text.split('\n').slice(0, line - 1);
  return before.reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
}

/** Comments, blanks, include directives, and the ends of them that Kea takes for the start of a token. */
function isTrivia(text: string, start: number, end: number): boolean {
  try {
    scanTrivia(text, start, end);
    return true;
  } catch {
    return /^(?:<\?\s*(?:include)?\s*|"[^"\n]*"\s*(?:\?>)?|\?>|[\s\S]*\*\/)$/.test(text.slice(start, end));
  }
}

/** Where one of the two sees less than the other, for a reason. */
const EXCEPTIONS: ReadonlySet<string> = new Set([
  // A key whose value is missing is no member here; Kea notices some duplicates before the value.
  'duplicates/value-error-before-string',
  'duplicates/value-error-before-list',
  // A brace too many ends the section, and Kea knows that no other key may follow.
  'twice/079',
]);

const asked = syntaxCases.filter(({ judge, id }) => judge === 'document' && !EXCEPTIONS.has(id));

describe.each(installedKeas().map((kea) => [kea.version, kea] as const))('Kea %s', (_, kea) => {
  it('and the document layer refuse the same documents, at the same places', async () => {
    const given = await verdicts(kea, asked);
    const found = asked.flatMap((one) => {
      const verdict = given.get(one.id);
      const found = verdict && disagreement(one, verdict, version(kea.version));
      return found ?? [];
    });
    expect(found).toEqual([]);
  }, 300_000);
});
