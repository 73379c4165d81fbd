// Where secrets stand in a text, and the text without them. Everything that shows a piece of a file asks here first.
// A lexical scan and no parse: it works on comments, broken files and templates alike, and rather masks too much.

import { commentsBetween, secretsOfValue, skipTrivia } from './secret-value.ts';
import type { Span } from './source.ts';

/** What is shown instead of any secret, whatever its length. */
export const mask = '********';

const words = ['pass', 'pwd', 'psk', 'secret', 'token', 'apikey', 'api-key', 'api_key', 'authorization'];
const rareWords = ['privatekey', 'private-key', 'private_key', 'credential'];
const signs = ['://', 'basic ', 'bearer '];

/** `-u user:password` of curl and its like, `auth=("user", "password")` of scripts. */
const commandSigns = '-[A-Za-z]{0,6}u[ \\t"\']|--(?:proxy-)?user[ =]|[aA][uU][tT][hH](?: ?= ?)?\\(';

/** Letters as classes of both cases: on a large text several times faster than the flag `i`. */
const trigger = new RegExp(
  [...words, ...rareWords, ...signs]
    .map((word) => word.replace(/[a-z]/g, (c) => `[${c}${c.toUpperCase()}]`))
    .concat('\\\\u00', commandSigns)
    .join('|'),
  'g',
);

const secretKey =
  /(?:^|[-_. ])(?:pass|pwd|psk)$|^(?:pass|psk)[-_. ]|passw(?:or)?d|passphrase|passcode|secret|token|api[-_]?key|authorization|private[-_]?key|^credentials?$/i;
/** Names a place or a property of the secret, not the secret. */
const harmlessKey = /[-_. ](?:files?|path|dir|directory|name|url|uri|type|length|policy|cache)$/i;

const isSecretKey = (key: string): boolean => secretKey.test(key) && !harmlessKey.test(key);

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
  trigger.lastIndex = 0;
  for (let hit = trigger.exec(text); hit !== null; hit = trigger.exec(text)) {
    const found = secretsAt(text, hit.index, hit[0].toLowerCase());
    for (const span of found.spans) spans.push(span);
    trigger.lastIndex = Math.max(hit.index + 1, found.resume);
  }
  return spans;
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
  if (sign === '://') return urlSecret(text, index + sign.length);
  if (sign === 'basic ' || sign === 'bearer ') return headerSecret(text, index + sign.length);
  if (sign.endsWith('(')) return scriptSecret(text, index + sign.length);
  if (sign.startsWith('-')) return optionSecret(text, index, index + sign.length - 1);
  if (sign === '\\u00') return escapedKeySecret(text, index);
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
/** `{ "name": "password", "value": "…" }`. */
const valueOfPair = /\s*,\s*\\{0,8}["']value\\{0,8}["']\s*:/y;
/** `password is …`, and `--password …` on a command line. */
const proseSeparator = /[ \t]+(?:is|was)[ \t]*:?[ \t]+(?=[^\s"'])/y;
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
    const loose = match(quoteAfterBlanks, text, behind) ?? match(valueOfPair, text, behind);
    if (loose !== null) return secretsOfValue(text, behind + loose[0].length, true);
  }
  const separator = match(separatorBehindWord, text, key.end);
  if (separator !== null) return secretsOfValue(text, key.end + separator[0].length, false);
  const loose =
    match(proseSeparator, text, key.end) ??
    (text.startsWith('--', key.start) ? match(argumentSeparator, text, key.end) : null);
  if (loose === null) return nothing(key.end);
  const start = key.end + loose[0].length;
  const end = start + (match(nextWord, text, start)?.[0].length ?? 0);
  return end > start ? { spans: [{ start, end }], resume: end } : nothing(start);
}

/** A key that hides behind escapes: `"pass\u0077ord"`. */
function escapedKeySecret(text: string, index: number): Found {
  const from = Math.max(0, index - longestKey);
  const before = text.slice(from, index).lastIndexOf('"');
  const rest = match(/[^"\n]{0,200}(?=")/y, text, index);
  if (rest === null || before === -1) return nothing(index + 4);
  const start = from + before + 1;
  const end = index + rest[0].length;
  const key = text
    .slice(start, end)
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return isSecretKey(key) ? keyedSecret(text, { start, end }) : nothing(end);
}

/** `https://user:password@host/`: everything between `//` and `@`. */
function urlSecret(text: string, start: number): Found {
  const rest = match(/[^\s"'`<>]{0,500}/y, text, start)?.[0] ?? '';
  const at = rest.lastIndexOf('@');
  // In `http://host:8000/user@example` the `@` belongs to the path.
  const isPath = /^(?:\[[^\]]*\]|[^:@/]*)(?::\d*)?[/?]/.test(rest);
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

/** `auth=("user", "password")`, `HTTPBasicAuth('user', 'password')`: the second string. */
function scriptSecret(text: string, start: number): Found {
  const user = match(/\s{0,80}["'][^"'\n]{0,200}["']\s{0,80},\s{0,80}["']/y, text, start)?.[0];
  if (user === undefined) return nothing(start);
  const from = start + user.length;
  const end = from + (match(/[^"'\n]{0,500}/y, text, from)?.[0].length ?? 0);
  return { spans: [{ start: from, end }], resume: end };
}
