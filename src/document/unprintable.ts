// Bytes that nobody sees and that Kea refuses between tokens: reported once for each run of them, then passed over.

import { type Lexer, lexicalError } from './lexer-state.ts';

/** Passes over what is unprintable at `start`, and reports it. False when there is nothing of the kind. */
export function skipUnprintable(lexer: Lexer, start: number): boolean {
  const { text } = lexer;
  if (start === 0 && (text.startsWith('\xff\xfe') || text.startsWith('\xfe\xff'))) {
    const message = 'the file is written in UTF-16; Kea reads bytes, so it must be ASCII or UTF-8';
    lexicalError(lexer, 'syntax-error', message, 0, 2);
    // Nothing of it can be read.
    lexer.log.quiet = true;
    lexer.at = text.length;
    return true;
  }
  if (start === 0 && text.startsWith('\xef\xbb\xbf')) {
    const message = 'the file begins with a byte order mark; Kea says: Invalid character: \\xef';
    lexicalError(lexer, 'json-byte-order-mark', message, 0, 3);
    lexer.at = 3;
    return true;
  }
  const end = endOfRun(text, start);
  if (end === start) return false;
  const message = `${nameOf(text, start)} stands between the tokens, where only space, TAB, CR and LF may; Kea says: Invalid character`;
  lexicalError(lexer, 'syntax-error', message, start, end);
  lexer.at = end;
  return true;
}

/** The end of a run of control characters and no-break spaces, in Latin-1 or UTF-8. */
function endOfRun(text: string, start: number): number {
  let at = start;
  for (;;) {
    const c = text.charCodeAt(at);
    if (c < 32 || c === 0xa0) at++;
    else if (c === 0xc2 && text.charCodeAt(at + 1) === 0xa0) at += 2;
    else return at;
  }
}

function nameOf(text: string, start: number): string {
  const c = text.charCodeAt(start);
  if (c >= 0xa0) return 'a no-break space';
  if (c === 12) return 'a form feed';
  if (c === 0) return 'a NUL byte';
  return `the control character 0x${c.toString(16).padStart(2, '0')}`;
}
