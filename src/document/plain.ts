// The hot path: text that is plain goes straight from bytes to tape. It does what lexer.ts, build.ts and nodes.ts do, for what
// nearly all text consists of, and leaves the rest to them: escapes, odd numbers, includes, errors, ends of files. The two
// ways must agree, and test/document/plain.test.ts holds them to it.

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
import { enterNode, leaveNode, newKey } from './nodes.ts';
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
import {
  END,
  FALSE,
  FILE_SHIFT,
  growTape,
  INTEGER,
  KEY,
  KEY_START,
  KIND,
  LIST,
  MAP,
  MAYBE_TWICE,
  NEXT,
  NULL,
  PARENT,
  SEEN,
  SPANS_FILES,
  START,
  STRIDE,
  STRING,
  TRUE,
} from './tape.ts';
import { slide } from './window.ts';

/** `allowed[state * 16 + class]`: 1 when the grammar goes on with such a byte and nothing has to be said about it. */
const allowed = new Uint8Array(16 * 16);
const expected: readonly (readonly [number, readonly number[]])[] = [
  [AT_FIRST_KEY, [QUOTE, CLOSE]],
  [AT_KEY, [QUOTE]],
  [AT_COLON, [COLON]],
  [AT_VALUE, [QUOTE, OPEN_MAP, OPEN_LIST, SCALAR]],
  [AFTER_MEMBER, [COMMA, CLOSE]],
  [AT_FIRST_ITEM, [QUOTE, OPEN_MAP, OPEN_LIST, SCALAR, CLOSE]],
  [AT_ITEM, [QUOTE, OPEN_MAP, OPEN_LIST, SCALAR]],
  [AFTER_ITEM, [COMMA, CLOSE]],
];
for (const [state, classes] of expected) {
  for (const meaning of [...classes, COMMENT]) allowed[state * 16 + meaning] = 1;
}

/**
 * Reads on from the lexer's place as long as the text is plain, and leaves builder and lexer between two tokens.
 *
 * One function with its state in local variables, because that is what makes it as fast as it has to be: the same in
 * several functions takes a third longer.
 */
export function runPlain(builder: Builder): void {
  const { lexer, tape, keys } = builder;
  let { state, current, key, keyStart, comma } = builder;
  // A key that came from elsewhere than its value must be remembered as such.
  if ((state === AT_COLON || state === AT_VALUE) && builder.keyVisit !== lexer.visit) return;
  const window = slide(lexer);
  const { bytes, base } = window;
  const file = lexer.file << FILE_SHIFT;
  let { words, count } = tape;
  let at = lexer.at - base;
  for (;;) {
    at = skipBlanks(bytes, at);
    const byte = bytes[at] ?? 0;
    const meaning = classOf[byte] ?? 0;
    if (allowed[state * 16 + meaning] !== 1) break;
    let kind = 0;
    let end = at + 1;
    if (meaning === QUOTE) {
      if (state <= AT_KEY) {
        const guess = guessKey(keys, bytes, end);
        if (guess !== 0) {
          key = guess;
          end += keys.lengths[guess] ?? 0;
        } else {
          end = endOfMarked(bytes, end);
          if (bytes[end] !== 34) break;
          key = newKey(builder, base + at + 1, base + end);
          end++;
        }
        keyStart = base + at;
        at = end;
        state = AT_COLON;
        if (bytes[at] === 58) {
          at++;
          state = AT_VALUE;
        }
        continue;
      }
      end = endOfPlain(bytes, end);
      if (bytes[end] !== 34) {
        end = endOfMarked(bytes, end);
        if (bytes[end] !== 34) break;
        lexer.marked = true;
      }
      end++;
      kind = STRING;
    } else if (meaning === COMMA) {
      comma = base + at;
      at = end;
      state = state === AFTER_MEMBER ? AT_KEY : AT_ITEM;
      continue;
    } else if (meaning === CLOSE) {
      const head = words[current * STRIDE + KIND] ?? 0;
      if ((head & SPANS_FILES) !== 0 || byte !== ((head & 15) === MAP ? 125 : 93)) break;
      words[current * STRIDE + END] = base + end;
      words[current * STRIDE + NEXT] = count;
      leaveNode(builder, words, current);
      current = builder.current;
      state = builder.state;
      at = end;
      continue;
    } else if (meaning === COLON) {
      at = end;
      state = AT_VALUE;
      continue;
    } else if (meaning === COMMENT) {
      const behind = plainComment(lexer.text, base + at);
      if (behind === NOT_PLAIN || behind >= window.end) break;
      at = behind - base;
      continue;
    } else if (meaning === SCALAR) {
      end = plainScalar(bytes, at);
      if (end === NOT_PLAIN) break;
      kind = byte === 116 ? TRUE : byte === 102 ? FALSE : byte === 110 ? NULL : INTEGER;
    } else {
      kind = meaning === OPEN_MAP ? MAP : LIST;
    }
    const node = count * STRIDE;
    if (node + STRIDE > words.length) {
      growTape(tape);
      words = tape.words;
    }
    words[node + KIND] = kind | file;
    words[node + START] = base + at;
    words[node + END] = base + end;
    words[node + NEXT] = count + 1;
    words[node + PARENT] = current;
    at = end;
    if (state === AT_VALUE) {
      words[node + KEY] = key;
      words[node + KEY_START] = keyStart;
      const parent = current * STRIDE;
      const seen = words[parent + SEEN] ?? 0;
      const bit = 1 << key;
      if ((seen & bit) !== 0) words[parent + KIND] = (words[parent + KIND] ?? 0) | MAYBE_TWICE;
      words[parent + SEEN] = seen | bit;
      state = AFTER_MEMBER;
    } else {
      state = AFTER_ITEM;
    }
    if (kind <= LIST) {
      current = count;
      state = kind === MAP ? AT_FIRST_KEY : AT_FIRST_ITEM;
      enterNode(builder, kind);
    }
    count++;
  }
  tape.count = count;
  builder.state = state;
  builder.current = current;
  builder.key = key;
  builder.keyStart = keyStart;
  builder.comma = comma;
  builder.keyFile = lexer.file;
  builder.keyVisit = lexer.visit;
  builder.commaFile = lexer.file;
  lexer.at = base + at;
}
