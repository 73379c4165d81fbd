import { posix } from 'node:path';
import { positionOf, type Source } from '../../../src/core/source.ts';
import type { Version } from '../../../src/core/version.ts';
import { parseDocument } from '../../../src/document/parse.ts';
import { scanTrivia } from '../../../src/document/trivia.ts';
import type { KeaMessage } from '../harness/index.ts';
import type { SyntaxCase } from './case.ts';
import type { Verdict } from './verdicts.ts';

/** What our document layer says to a case, reduced to what Kea says too. */
export interface Ours {
  /** Recognised as a template, and therefore not judged. */
  readonly template: boolean;
  readonly error: Place | undefined;
  readonly warnings: readonly Place[];
}

interface Place {
  readonly source: Source;
  readonly start: number;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

// Kea's own limit is met long before; this one keeps a bug of ours from running away.
const MOST_FILES = 10_000;

/** The file of a case that an include name leads to from the working directory, as the operating system would find it. */
function lookUp(asked: SyntaxCase, name: string): string | undefined {
  const files: Record<string, string> = { ...asked.includes, [asked.file]: asked.bytes };
  return files[posix.normalize(name)];
}

/** Ask our document layer about a case. */
export function askOurs(asked: SyntaxCase, target: Version): Ours {
  let opened = 0;
  const include = (name: string): Source | { failure: string } => {
    const text = lookUp(asked, name);
    return text === undefined || ++opened > MOST_FILES ? { failure: 'no such file' } : { path: name, text };
  };
  const document = parseDocument({ path: asked.file, text: asked.bytes }, { target, include });
  const places = document.problems.map((problem) => {
    const { source, start } = problem.at;
    return {
      ...positionOf(source, start),
      start,
      source,
      message: problem.message,
      severity: problem.severity,
    };
  });
  return {
    template: document.template !== undefined,
    error: places.find(({ severity }) => severity === 'error'),
    warnings: places.filter(({ severity }) => severity !== 'error'),
  };
}

/** Keys and types: refused by Kea's grammar, not by the rules of its JSON. */
const BY_GRAMMAR = [
  /^got unexpected keyword /,
  /, expecting (Dhcp4|Dhcp6|DhcpDdns|Control-agent|integer|floating point|boolean|constant string)$/,
  /unexpected (constant string|integer|floating point|boolean|null|\[|\{|[a-z0-9-]+), expecting [{[]$/,
  /^duplicate user-context/,
  // The section is closed, a comma follows, and only the closing brace may come.
  /unexpected (constant string|Dhcp4|Dhcp6|DhcpDdns|Control-agent), expecting "," or }$/,
  // An empty map where the grammar wants a member.
  /^syntax error, unexpected }$/,
];

/** Ends of comments and of include directives at which Kea's range may begin. See docs/kea-syntax-positions.md. */
const GLUED_END = /^(?:<\?\s*(?:include)?\s*|"[^"\n]*"\s*(?:\?>?)?|\?>?|.*\*\/)$/s;

/** May Kea have counted this text to the token behind it? Comments and include directives, or the rest of one. */
function isGlued(text: string, start: number, end: number): boolean {
  try {
    scanTrivia(text, start, end);
    return true;
  } catch {
    return GLUED_END.test(text.slice(start, end));
  }
}

/** Is our place the one that Kea means, whose range may begin earlier, with what is glued to the token? */
function samePlace(kea: KeaMessage, ours: Place): boolean {
  if (kea.line !== ours.line || kea.column === undefined) return false;
  if (kea.column === ours.column) return true;
  if (kea.column > ours.column) return false;
  return isGlued(ours.source.text, ours.start - (ours.column - kea.column), ours.start);
}

const show = (place: Place | undefined): string =>
  place ? `${place.source.path}:${place.line}.${place.column} ${place.message}` : 'accepted';

/** Errors that Kea gives without a place: what must be true of ours instead. */
function sameWithoutPlace(kea: KeaMessage, ours: Place): boolean {
  const comment = /^Comment not closed\. \(\/\* in line (\d+)/.exec(kea.message);
  return comment ? ours.line === Number(comment[1]) : true;
}

/** The difference between Kea and us on one case, in words; undefined when there is none. */
export function difference(asked: SyntaxCase, verdict: Verdict, ours: Ours): string | undefined {
  const { error: kea } = verdict;
  if (ours.template) return undefined;
  if (!kea) {
    if (ours.error) return `Kea accepts, we refuse: ${show(ours.error)}`;
    const same =
      verdict.warnings.length === ours.warnings.length &&
      verdict.warnings.every((warning, index) => {
        const own = ours.warnings[index];
        return own !== undefined && samePlace(warning, own);
      });
    const theirs = verdict.warnings.map(({ line, column }) => `${line}.${column}`).join(' ');
    return same ? undefined : `warnings: Kea ${theirs}; we ${ours.warnings.map(show).join(' ')}`;
  }
  const said = `Kea: ${kea.file}:${kea.line}.${kea.column} ${kea.message}; we: ${show(ours.error)}`;
  if (asked.judge === 'grammar' || BY_GRAMMAR.some((pattern) => pattern.test(kea.message))) {
    if (!ours.error || ours.error.source.path !== kea.file || kea.line === undefined) return undefined;
    const { line, column } = ours.error;
    const before = line < kea.line || (line === kea.line && column < (kea.column ?? 0));
    return before ? said : undefined;
  }
  if (!ours.error) return said;
  if (kea.line === undefined) return sameWithoutPlace(kea, ours.error) ? undefined : said;
  return samePlace(kea, ours.error) && kea.file === ours.error.source.path ? undefined : said;
}
