// What identifies a client in a reservation, as bytes: `1:2:3`, `01 02 03`, `0x010203`, `010203` and `'text'`.

/** No identifier is longer. */
const longest = 512;
export const quoteMark = 39;

/**
 * Reads an identifier the way Kea does. src/lib/dhcpsrv/parsers/host_reservation_parser.cc
 *
 * @param text holds it between `start` and `end`
 * @param into where the bytes go; longer ones are not read
 * @returns how many bytes there are, or -1 when Kea could not read it
 */
export function readIdentifier(text: string, into: Uint8Array, start = 0, end = text.length): number {
  const isQuoted =
    end - start > 1 && text.charCodeAt(start) === quoteMark && text.charCodeAt(end - 1) === quoteMark;
  if (isQuoted) return readQuoted(text, start + 1, end - 1, into);
  if (text.startsWith('0x', start)) return readPacked(text, start + 2, end, into);
  for (let at = start; at < end && at < start + 3; at++) {
    if (isSeparator(text.charCodeAt(at))) return readSplit(text, start, end, into);
  }
  return readPacked(text, start, end, into);
}

/** An array of the right size for {@link readIdentifier}. */
export function identifierBuffer(): Uint8Array {
  return new Uint8Array(longest);
}

function readQuoted(text: string, start: number, end: number, into: Uint8Array): number {
  const count = end - start;
  if (count > into.length) return -1;
  for (let at = 0; at < count; at++) into[at] = text.charCodeAt(start + at);
  return count;
}

/** Digits without separators; an odd number of them begins with half a byte. */
function readPacked(text: string, start: number, end: number, into: Uint8Array): number {
  let count = 0;
  let half = (end - start) % 2 === 1 ? 0 : -1;
  if (end - start > into.length * 2 || end === start) return -1;
  for (let at = start; at < end; at++) {
    const digit = hexDigit(text.charCodeAt(at));
    if (digit === -1) return -1;
    if (half === -1) half = digit;
    else {
      into[count++] = half * 16 + digit;
      half = -1;
    }
  }
  return count;
}

/** Bytes of one or two digits with a colon or a blank between them. */
function readSplit(text: string, start: number, end: number, into: Uint8Array): number {
  let count = 0;
  let digits = 0;
  let value = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    const digit = hexDigit(code);
    if (digit === -1 ? digits === 0 || !isSeparator(code) || count + 1 >= into.length : digits === 2)
      return -1;
    if (digit === -1) {
      into[count++] = value;
      value = 0;
      digits = 0;
    } else {
      value = value * 16 + digit;
      digits++;
    }
  }
  if (digits === 0) return -1;
  into[count++] = value;
  return count;
}

function isSeparator(code: number): boolean {
  return code === 58 || code === 32;
}

function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const lower = code | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}
