// The hot path: text that is plain goes straight from bytes to tape. It does what lexer.ts and build.ts do, for what nearly
// all text consists of, and leaves the rest to them: escapes, odd numbers, includes, errors, ends of files. The two ways must
// agree, and test/document/plain.test.ts holds them to it.

import {
  AFTER_ITEM,
  AFTER_MEMBER,
  AT_COLON,
  AT_FIRST_ITEM,
  AT_FIRST_KEY,
  AT_ITEM,
  AT_KEY,
  AT_VALUE,
  type Builder,
} from './builder.ts';
import { guessKey } from './keys.ts';
import { addNode, enterNode, leaveNode, takeNewKey } from './nodes.ts';
import {
  CLOSE,
  COLON,
  COMMA,
  COMMENT,
  classOf,
  endOfMarked,
  endOfPlain,
  NOT_PLAIN,
  OPEN_LIST,
  OPEN_MAP,
  plainComment,
  plainScalar,
  QUOTE,
  SCALAR,
  skipBlanks,
} from './plain-bytes.ts';
import { takeOver } from './reuse.ts';
import { FALSE, HEAD, INTEGER, LIST, MAP, NONE, NULL, SPANS_FILES, STRIDE, STRING, TRUE } from './tape.ts';
import { slide } from './window.ts';

/**
 * Takes one token, sometimes with the punctuation behind it.
 *
 * @param bytes the window
 * @param base offset of the window in the file
 * @param at where the token begins in the window
 * @returns where it ends in the window, or NOT_PLAIN when nothing was taken
 */
type Action = (builder: Builder, bytes: Uint8Array, base: number, at: number) => number;

const values: readonly (readonly [number, Action])[] = [
  [QUOTE, takeString],
  [OPEN_MAP, takeMap],
  [OPEN_LIST, takeList],
  [SCALAR, takeScalar],
];

/** What the grammar expects in each state, as far as nothing has to be said about it. */
const expected: readonly (readonly [number, readonly (readonly [number, Action])[]])[] = [
  [
    AT_FIRST_KEY,
    [
      [QUOTE, takeKey],
      [CLOSE, takeClose],
    ],
  ],
  [AT_KEY, [[QUOTE, takeKey]]],
  [AT_COLON, [[COLON, takeColon]]],
  [AT_VALUE, values],
  [
    AFTER_MEMBER,
    [
      [COMMA, takeComma],
      [CLOSE, takeClose],
    ],
  ],
  [AT_FIRST_ITEM, [...values, [CLOSE, takeClose]]],
  [AT_ITEM, values],
  [
    AFTER_ITEM,
    [
      [COMMA, takeComma],
      [CLOSE, takeClose],
    ],
  ],
];

/** The same by `state * 16 + class`. Calls through a table stay small functions each, which are compiled soon. */
const actions: (Action | undefined)[] = new Array(16 * 16).fill(undefined);
for (const [state, rows] of expected) {
  for (const [meaning, action] of rows) actions[state * 16 + meaning] = action;
  actions[state * 16 + COMMENT] = takeComment;
}

/** Reads on from the lexer's place as long as the text is plain, and leaves builder and lexer between two tokens. */
export function runPlain(builder: Builder): void {
  const { lexer } = builder;
  // A key that came from another file than its value must be remembered as such.
  if ((builder.state === AT_COLON || builder.state === AT_VALUE) && builder.keyVisit !== lexer.visit) return;
  const { bytes, base } = slide(lexer);
  let at = lexer.at - base;
  for (;;) {
    at = skipBlanks(bytes, at);
    const take = actions[builder.state * 16 + (classOf[bytes[at] ?? 0] ?? 0)];
    if (take === undefined) break;
    const end = take(builder, bytes, base, at);
    if (end === NOT_PLAIN) break;
    at = end;
  }
  builder.keyFile = lexer.file;
  builder.keyVisit = lexer.visit;
  builder.commaFile = lexer.file;
  lexer.at = base + at;
}

function takeKey(builder: Builder, bytes: Uint8Array, base: number, at: number): number {
  const { keys } = builder;
  const guess = guessKey(keys, bytes, at + 1);
  let end = at + 1;
  if (guess !== 0) {
    builder.key = guess;
    end += keys.lengths[guess] ?? 0;
  } else {
    end = endOfMarked(bytes, end);
    if (bytes[end] !== 34) return NOT_PLAIN;
    takeNewKey(builder, base + at + 1, base + end);
    end++;
  }
  builder.keyStart = base + at;
  const colon = bytes[end] === 58;
  builder.state = colon ? AT_VALUE : AT_COLON;
  return colon ? end + 1 : end;
}

function takeColon(builder: Builder, _bytes: Uint8Array, _base: number, at: number): number {
  builder.state = AT_VALUE;
  return at + 1;
}

function takeComma(builder: Builder, _bytes: Uint8Array, base: number, at: number): number {
  builder.comma = base + at;
  builder.state = builder.state === AFTER_MEMBER ? AT_KEY : AT_ITEM;
  return at + 1;
}

function takeString(builder: Builder, bytes: Uint8Array, base: number, at: number): number {
  let end = endOfPlain(bytes, at + 1);
  if (bytes[end] !== 34) {
    end = endOfMarked(bytes, end);
    if (bytes[end] !== 34) return NOT_PLAIN;
    builder.lexer.marked = true;
  }
  return addScalar(builder, bytes, STRING, base, at, end + 1);
}

function takeScalar(builder: Builder, bytes: Uint8Array, base: number, at: number): number {
  const end = plainScalar(bytes, at);
  if (end === NOT_PLAIN) return NOT_PLAIN;
  const byte = bytes[at] ?? 0;
  const kind = byte === 116 ? TRUE : byte === 102 ? FALSE : byte === 110 ? NULL : INTEGER;
  return addScalar(builder, bytes, kind, base, at, end);
}

/** Writes a value, and takes the comma when it follows at once. */
function addScalar(
  builder: Builder,
  bytes: Uint8Array,
  kind: number,
  base: number,
  at: number,
  end: number,
): number {
  addNode(builder, kind, base + at, base + end);
  const inMap = builder.state === AT_VALUE;
  if (bytes[end] === 44) {
    builder.comma = base + end;
    builder.state = inMap ? AT_KEY : AT_ITEM;
    return end + 1;
  }
  builder.state = inMap ? AFTER_MEMBER : AFTER_ITEM;
  return end;
}

function takeMap(builder: Builder, _bytes: Uint8Array, base: number, at: number): number {
  enterNode(builder, addNode(builder, MAP, base + at, base + at + 1), MAP);
  return at + 1;
}

function takeList(builder: Builder, _bytes: Uint8Array, base: number, at: number): number {
  const end = builder.former === undefined ? NONE : takeOver(builder, base + at);
  if (end !== NONE) return end - base;
  enterNode(builder, addNode(builder, LIST, base + at, base + at + 1), LIST);
  return at + 1;
}

/** Takes a closing bracket, unless it is the wrong one or its map or list lies in several files. */
function takeClose(builder: Builder, bytes: Uint8Array, base: number, at: number): number {
  const head = builder.tape.words[builder.current * STRIDE + HEAD] ?? 0;
  const right = (head & 15) === MAP ? 125 : 93;
  if (bytes[at] !== right || (head & SPANS_FILES) !== 0 || builder.implied === builder.current)
    return NOT_PLAIN;
  leaveNode(builder, base + at + 1);
  return at + 1;
}

function takeComment(builder: Builder, _bytes: Uint8Array, base: number, at: number): number {
  const { lexer } = builder;
  const end = plainComment(lexer.text, base + at);
  return end === NOT_PLAIN || end >= lexer.window.end ? NOT_PLAIN : end - base;
}
