// Text from a file, made fit to stand in a message.

import { utf8 } from './source.ts';

/**
 * Puts bytes from a file between double quotes, decoded as UTF-8, control characters and quotes escaped as in JSON,
 * and cut after `most` characters.
 *
 * @param latin1 bytes from a file, one character each
 */
export function quote(latin1: string, most = 120): string {
  const text = utf8(latin1);
  return JSON.stringify(text.length > most ? `${text.slice(0, most)}…` : text).replace(
    /[\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
