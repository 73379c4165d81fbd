// Where secrets stand in a text, and the text without them. Everything that shows a piece of a file asks here first.
// A lexical scan and no parse: it works on comments, broken files and templates alike, and rather masks too much.

import { passwordsOfPairs } from './login.ts';
import { isSecretKey, keyEnds, keyWords, secretAttributes } from './secret-key.ts';
import { commentsBetween, secretsOfValue, skipTrivia } from './secret-value.ts';
import type { Span } from './source.ts';

/** What is shown instead of any secret, whatever its length. */
export const mask = '********';

const signs = ['basic ', 'bearer ', 'stats auth '];

/** `-u user:password` of curl and its like, `auth=("user", "password")` of scripts, `-p password` of database tools, `-y key:secret` of
 * DNS tools. */
const commandSigns = [
  '-[A-Za-z]{0,6}u[ \\t"\']',
  '-[A-Za-z]{0,6}u(?=[^\\s:="\']{1,60}:)',
  '--(?:proxy-)?user[ =]',
  '[aA][uU][tT][hH](?: ?= ?)?\\(',
  '-p',
  '-y[ \\t]',
];

/** `"type": 2` of a RADIUS attribute that has its number and no name. */
const attributeSign = `["']type\\\\{0,8}["'][ \\t]*:[ \\t]*(?:${secretAttributes.join('|')})(?![\\w.])`;

/** Letters as classes of both cases: on a large text several times faster than the flag `i`. */
const inAnyCase = (word: string): string => word.replace(/[a-z]/g, (c) => `[${c}${c.toUpperCase()}]`);

/** What gives a secret away. Two expressions: in one, a large text takes several times as long. */
const triggers = [
  [
    ...[...keyWords, ...signs].map(inAnyCase),
    '[sS][eE][a-zA-Z]?[rR][eE][tT]',
    '://',
    // In a string of JSON a slash may stand as `\/`, in a line of HAProxy a blank as `\ `.
    '[\\\\]/[\\\\]/',
    '[bB]asic\\\\ ',
    '\\\\u00',
    ...commandSigns,
  ],
  [...keyEnds, attributeSign],
].map((signs) => new RegExp(signs.join('|'), 'g'));

/** A key is looked for no farther than this from the word that gives it away, in bytes. */
const longestKey = 200;

/** What was found at one place, and where to look on. */
interface Found {
  readonly spans: readonly Span[];
  readonly resume: number;
}

/**
 * Finds what must not be shown: the values of keys such as `password`, `secret` and `basic-auth-password`, credentials
 * in URLs and in `Basic` and `Bearer` headers; in comments and in text that does not parse, too.
 *
 * @param text a file, or a piece of one that holds the keys
 * @returns the secrets without their quotes, sorted, apart from each other, and none reaching over a line end; an
 *   empty string counts as a secret, for its length is nobody's business either
 */
export function secretSpans(text: string): readonly Span[] {
  const spans: Span[] = [];
  for (const trigger of triggers) {
    trigger.lastIndex = 0;
    for (let hit = trigger.exec(text); hit !== null; hit = trigger.exec(text)) {
      const found = secretsAt(text, hit.index, hit[0].toLowerCase());
      for (const span of found.spans) spans.push(span);
      trigger.lastIndex = Math.max(hit.index + 1, found.resume);
    }
  }
  for (const span of passwordsOfPairs(text)) spans.push(span);
  return inOrder(spans);
}

/**
 * The secrets of a whole file, or of its beginning. A file that holds a bare value is included behind a key that stands
 * elsewhere, perhaps `password`: such a value counts as a secret.
 */
export function secretsOfFile(text: string): readonly Span[] {
  const spans = secretSpans(text);
  const start = skipTrivia(text, 0);
  if (match(/["\d]|[-+][\d.]|\[\s*["\d]/y, text, start) === null) return spans;
  if (match(/"[^"\n]{0,1000}"\s*:/y, text, start) !== null) return spans;
  return inOrder([...secretsOfValue(text, start, true).spans, ...spans]);
}

/** Sorted, apart and each once: one secret may be told by two signs, or stand before the name that tells it. */
function inOrder(spans: readonly Span[]): readonly Span[] {
  if (spans.every((span, at) => isBehind(span, spans[at - 1]))) return spans;
  const apart: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.start - other.start)) {
    const last = apart.at(-1);
    if (isBehind(span, last)) apart.push(span);
    else if (last !== undefined && span.end > last.end) apart[apart.length - 1] = { ...last, end: span.end };
  }
  return apart;
}

/** False for the same place again, even where nothing stands. */
function isBehind({ start }: Span, last: Span | undefined): boolean {
  return last === undefined || (start >= last.end && start > last.start);
}

/** The text with every secret replaced by the same eight asterisks. Lines stay lines. */
export function redact(text: string): string {
  let shown = '';
  let done = 0;
  for (const { start, end } of secretSpans(text)) {
    shown += text.slice(done, start) + mask;
    done = end;
  }
  return shown + text.slice(done);
}

function secretsAt(text: string, index: number, sign: string): Found {
  if (sign.endsWith('/')) return urlSecret(text, index, index + sign.length);
  if (/^(?:basic|bearer)/.test(sign)) return headerSecret(text, index + sign.length);
  if (sign.startsWith('stats')) return optionSecret(text, index, index + sign.length - 1);
  if (sign === '-p') return databaseSecret(text, index + sign.length);
  if (sign.endsWith('(')) return scriptSecret(text, index + sign.length);
  if (sign.startsWith('-')) return optionSecret(text, index, index + sign.length - 1);
  if (sign === '\\u00') return escapedSecret(text, index);
  if (/^["']/.test(sign)) return attributeSecret(text, index, index + sign.length);
  const key = identifierAt(text, index);
  return isSecretKey(text.slice(key.start, key.end)) ? keyedSecret(text, key) : nothing(key.end);
}

const nothing = (resume: number): Found => ({ spans: [], resume });

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function identifierAt(text: string, index: number): Span {
  let start = index;
  while (index - start < 100 && /[\w.-]/.test(text.charAt(start - 1))) start -= 1;
  return { start, end: index + (match(/[\w.-]{0,200}/y, text, index)?.[0].length ?? 0) };
}

/** What follows a key: the rest of it and its closing quote, perhaps escaped. */
const closingQuote = /[\w .()-]{0,40}?\\{0,8}["'`]/y;
const separatorSign = /=>|:=|[:=]/y;
const quoteAfterBlanks = /[ \t]+(?=\\{0,8}["'])/y;
const separatorBehindWord = /[ \t]*(?:=>|:=|[:=])|[ \t]+(?=\\{0,8}["'])/y;
/** `[ "--password", "…" ]`. */
const nextOfList = /\s*,\s*(?=\\{0,8}["'])/y;
/** `password is …`, and `--password …` on a command line. */
const proseSeparator = /["']?[ \t]+(?:is|was)[ \t]*:?[ \t]+(?=[^\s])/y;
/** `password hunter2`: a word that no prose has. */
const strangeWord = /[ \t]+(?=[^\s"',;]{0,30}[\d!$%&*+@^_|~=])(?=[^\s"',;]{4})/y;
const argumentSeparator = /[ \t]+(?=[^\s"'-])/y;
const nextWord = /[^\s"',;]+/y;

function keyedSecret(text: string, key: Span): Found {
  const quote = match(closingQuote, text, key.end);
  if (quote !== null) {
    const behind = key.end + quote[0].length;
    const sign = skipTrivia(text, behind);
    const separator = match(separatorSign, text, sign);
    if (separator !== null) {
      const value = secretsOfValue(text, sign + separator[0].length, true);
      return { ...value, spans: [...commentsBetween(text, behind, sign), ...value.spans] };
    }
    const isOption = text.startsWith('--', key.start);
    const loose =
      match(quoteAfterBlanks, text, behind) ?? (isOption ? match(nextOfList, text, behind) : null);
    if (loose !== null) return secretsOfValue(text, behind + loose[0].length, true);
    const spans = /["']/.test(text.charAt(key.start - 1)) ? secretsOfPair(text, key.start - 1, behind) : [];
    if (spans.length > 0) return { spans, resume: spans.at(-1)?.end ?? behind };
  }
  const separator = match(separatorBehindWord, text, key.end);
  if (separator !== null) return secretsOfValue(text, key.end + separator[0].length, false);
  const loose =
    match(proseSeparator, text, key.end) ??
    match(strangeWord, text, key.end) ??
    (text.startsWith('--', key.start) ? match(argumentSeparator, text, key.end) : null);
  if (loose === null) return nothing(key.end);
  const start = key.end + loose[0].length + (/["']/.test(text.charAt(key.end + loose[0].length)) ? 1 : 0);
  const end = start + (match(nextWord, text, start)?.[0].length ?? 0);
  return end > start ? { spans: [{ start, end }], resume: end } : nothing(start);
}

/** How far a map with the name of a secret in it is looked through, in bytes. */
const longestPair = 1000;

/** `{ "name": "User-Password", "data": "…" }`, in either order. */
function secretsOfPair(text: string, nameStart: number, nameEnd: number): readonly Span[] {
  const lead = Math.max(0, nameStart - longestPair);
  const from = lead + Math.max(0, text.slice(lead, nameStart).lastIndexOf('{'));
  const tail = text.slice(nameEnd, nameEnd + longestPair);
  const close = tail.indexOf('}');
  const end = nameEnd + (close === -1 ? tail.length : close);
  const spans: Span[] = [];
  for (const key of text.slice(from, end).matchAll(/["'](?:value|data|raw|expr)\\{0,8}["']\s*:/g)) {
    spans.push(...secretsOfValue(text, from + key.index + key[0].length, true).spans);
  }
  return spans;
}

/** `{ "type": 2, "data": "…" }`, in either order. */
function attributeSecret(text: string, start: number, end: number): Found {
  return { spans: secretsOfPair(text, start, end), resume: end };
}

/** What hides behind escapes: a key as `"pass\u0077ord"`, or a string that is masked whole. */
function escapedSecret(text: string, index: number): Found {
  const from = Math.max(0, index - longestKey);
  const before = text.slice(from, index).lastIndexOf('"');
  const rest = match(/[^"\n]{0,200}(?=")/y, text, index);
  if (rest === null || before === -1) return nothing(index + 4);
  const start = from + before + 1;
  const end = index + rest[0].length;
  const plain = text
    .slice(start, end)
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  if (isSecretKey(plain)) return keyedSecret(text, { start, end });
  return !plain.includes('\\u00') && secretSpans(plain).length > 0
    ? { spans: [{ start, end }], resume: end }
    : nothing(end);
}

/** `https://user:password@host/`: everything between `//` and `@`. */
function urlSecret(text: string, colon: number, start: number): Found {
  // Nothing but its closing quote ends an address that is a string of its own.
  const isString = /["'][A-Za-z+]{1,20}:?$/.test(text.slice(Math.max(0, colon - 21), colon));
  const rest = match(isString ? /[^"'\n]{0,500}/y : /[^\s"'`<>]{0,500}/y, text, start)?.[0] ?? '';
  const at = rest.lastIndexOf('@');
  // In `http://host:8000/user@example` the `@` belongs to the path.
  const isPath = /^(?:\[[^\]]*\]|[^:@/]*)(?::\d*)?\\?[/?]/.test(rest);
  return at === -1 || isPath ? nothing(start) : { spans: [{ start, end: start + at }], resume: start + at };
}

/** `Basic dXNlcjpwYXNz`, but not `basic authentication`. */
function headerSecret(text: string, start: number): Found {
  const token = match(/[\w+/.~-]{6,}=*/y, text, start)?.[0] ?? '';
  return token === '' || /^[A-Za-z]?[a-z]*[.-]?[a-z]*\.?$/.test(token)
    ? nothing(start)
    : { spans: [{ start, end: start + token.length }], resume: start + token.length };
}

/** `-u user:password`: what stands behind the colon. */
function optionSecret(text: string, index: number, start: number): Found {
  if (!/^\s?$/.test(text.charAt(index - 1))) return nothing(start);
  const user = match(/[ \t=]{0,8}\\?["']?[^\s"':=]{1,200}:(?!\/)/y, text, start)?.[0];
  if (user === undefined) return nothing(start);
  const from = start + user.length;
  const end = from + (match(/[^\s"']{1,500}/y, text, from)?.[0].length ?? 0);
  return end > from ? { spans: [{ start: from, end }], resume: end } : nothing(start);
}

/** `kea-admin db-init mysql -u kea -p password`, `mysql -ppassword`. */
function databaseSecret(text: string, at: number): Found {
  const command = /\b(?:kea-admin|mysql\w*|mariadb|sshpass)[^\n]*[ \t]$/i;
  if (!command.test(text.slice(Math.max(0, at - 202), at - 2))) return nothing(at - 1);
  const start = at + (match(/[ \t]*["']?/y, text, at)?.[0].length ?? 0);
  const end = start + (match(/[^\s"']{1,500}/y, text, start)?.[0].length ?? 0);
  return end > start ? { spans: [{ start, end }], resume: end } : nothing(at);
}

/** `auth=("user", "password")`, `HTTPBasicAuth('user', 'password')`: the second string. */
function scriptSecret(text: string, start: number): Found {
  const user = match(/\s{0,80}["'][^"'\n]{0,200}["']\s{0,80},\s{0,80}["']/y, text, start)?.[0];
  if (user === undefined) return nothing(start);
  const from = start + user.length;
  const end = from + (match(/[^"'\n]{0,500}/y, text, from)?.[0].length ?? 0);
  return { spans: [{ start: from, end }], resume: end };
}
