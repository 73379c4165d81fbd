// What identifies a client in a reservation, as bytes: `1:2:3`, `01 02 03`, `0x010203`, `010203` and `'text'`.

/** No identifier is longer. */
const longest = 512;

/**
 * Reads an identifier the way Kea does. src/lib/dhcpsrv/parsers/host_reservation_parser.cc
 *
 * @param into where the bytes go; longer ones are not read
 * @returns how many bytes there are, or -1 when Kea could not read it
 */
export function readIdentifier(text: string, into: Uint8Array): number {
  if (text.length > 1 && text.startsWith("'") && text.endsWith("'")) return readQuoted(text, into);
  const start = text.startsWith('0x') ? 2 : 0;
  const digits = text.length - start;
  const isSplit = start === 0 && (text.includes(':') || text.includes(' '));
  // An odd number of digits begins with half a byte.
  return readDigits(text, start, into, isSplit, !isSplit && digits % 2 === 1);
}

/** An array of the right size for {@link readIdentifier}. */
export function identifierBuffer(): Uint8Array {
  return new Uint8Array(longest);
}

function readQuoted(text: string, into: Uint8Array): number {
  const count = text.length - 2;
  if (count > into.length) return -1;
  for (let at = 0; at < count; at++) into[at] = text.charCodeAt(at + 1);
  return count;
}

function readDigits(text: string, start: number, into: Uint8Array, isSplit: boolean, isOdd: boolean): number {
  let count = 0;
  let digits = isOdd ? 1 : 0;
  let value = 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const digit = hexDigit(code);
    if (digit === -1) {
      if (!isSplit || (code !== 58 && code !== 32) || digits === 0) return -1;
      into[count++] = value;
      digits = 0;
      value = 0;
    } else {
      if (isSplit && digits === 2) return -1;
      value = value * 16 + digit;
      digits++;
      if (!isSplit && digits === 2) {
        into[count++] = value;
        digits = 0;
        value = 0;
      }
    }
    if (count >= into.length) return -1;
  }
  if (digits > 0) into[count++] = value;
  else if (isSplit) return -1;
  return count === 0 ? -1 : count;
}

function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const lower = code | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}
