// What single bytes mean to the hot path, and where the short plain things end: blanks, strings, numbers, words, comments.

/** Not as plain as the hot path takes it. */
export const NOT_PLAIN = -1;

// Classes of bytes between tokens. 0 is a byte that the hot path leaves alone.
export const QUOTE = 1;
export const OPEN_MAP = 2;
export const OPEN_LIST = 3;
/** The first byte of an integer, of true, false or null. */
export const SCALAR = 4;
export const CLOSE = 5;
export const COMMA = 6;
export const COLON = 7;
export const COMMENT = 8;

/** The class of each byte. */
export const classOf = new Uint8Array(256);
const classes: readonly (readonly [string, number])[] = [
  ['"', QUOTE],
  ['{', OPEN_MAP],
  ['[', OPEN_LIST],
  ['-0123456789tfn', SCALAR],
  ['}]', CLOSE],
  [',', COMMA],
  [':', COLON],
  ['#/', COMMENT],
];
for (const [bytes, meaning] of classes) {
  for (const byte of bytes) classOf[byte.charCodeAt(0)] = meaning;
}

/** What a byte means inside a string: 0 nothing, 1 it may begin a template mark, 2 it ends the plain part. */
const inString = new Uint8Array(256);
inString.fill(2, 0, 32);
for (const byte of '"\\') inString[byte.charCodeAt(0)] = 2;
for (const byte of '{%<@$') inString[byte.charCodeAt(0)] = 1;

/** The first byte at or behind `at` that is no blank. */
export function skipBlanks(bytes: Uint8Array, at: number): number {
  let end = at;
  let byte = bytes[end] ?? 0;
  while (byte === 32 || byte === 10 || byte === 13 || byte === 9) byte = bytes[++end] ?? 0;
  return end;
}

/** The first byte at or behind `at` that means something inside a string. */
export function endOfPlain(bytes: Uint8Array, at: number): number {
  const table = inString;
  let end = at;
  while (table[bytes[end] ?? 0] === 0) end++;
  return end;
}

/** The first byte at or behind `at` that ends the plain part of a string, template marks included. */
export function endOfMarked(bytes: Uint8Array, at: number): number {
  let end = at;
  while (inString[bytes[end] ?? 0] !== 2) end++;
  return end;
}

/** The end of an integer of at most 18 digits, of true, false or null, when a blank, comma or bracket follows. */
export function plainScalar(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const end = first < 58 ? endOfInteger(bytes, at, first) : endOfWord(bytes, at, first);
  const next = bytes[end] ?? 0;
  const ends = next === 44 || next === 10 || next === 32 || next === 125 || next === 93 || next === 13;
  return ends ? end : NOT_PLAIN;
}

function endOfInteger(bytes: Uint8Array, at: number, first: number): number {
  const start = first === 45 ? at + 1 : at;
  let end = start;
  for (let byte = bytes[end] ?? 0; byte >= 48 && byte <= 57; byte = bytes[end] ?? 0) end++;
  const digits = end - start;
  return digits === 1 || (digits > 1 && digits <= 18 && bytes[start] !== 48) ? end : NOT_PLAIN;
}

function endOfWord(bytes: Uint8Array, at: number, first: number): number {
  const word = first === 116 ? 'true' : first === 102 ? 'false' : 'null';
  for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word.charCodeAt(i)) return NOT_PLAIN;
  return at + word.length;
}

/** The end of the comment at `at`, without its line end; NOT_PLAIN when it has none or is no comment. */
export function plainComment(text: string, at: number): number {
  const next = text.charCodeAt(at + 1);
  const block = next === 42 && text.charCodeAt(at) === 47;
  if (!block && next !== 47 && text.charCodeAt(at) === 47) return NOT_PLAIN;
  const end = block ? text.indexOf('*/', at + 2) : text.indexOf('\n', at);
  return end === -1 ? NOT_PLAIN : end + (block ? 2 : 0);
}
