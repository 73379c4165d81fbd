// Which keys of any text name a secret, misspelt ones included: the tool says "did you mean password" beside the line,
// and the line must not hold the password then. Asked by secrets.ts.

import { editDistance } from './edit-distance.ts';

/** Pieces of text that give a key of a secret away. One slip of the pen leaves one of them whole in every such key. */
export const keyWords: readonly string[] = [
  ...['pas', 'sw', 'phr', 'pwd', 'psk', 'pw"', "pw'", 'pw=', 'pw:', 'pw ', 'sec', 'cret', 'sercet'],
  ...['token', 'apikey', 'api-key', 'api_key', 'authorization'],
  ...['privatekey', 'private-key', 'private_key', 'credential'],
];

const secretKey =
  /(?:^|[-_. ])(?:pass|pwd?|psk)$|[a-z](?:Pass|Pwd?)$|^(?:pass|psk)[-_. ]|passw(?:or)?d|pwd$|passphrase|passcode|secret|token|api[-_]?key|authorization|private[-_]?key|^credentials?$/;
/** Names a place or a property of the secret, not the secret. */
const harmlessKey = /[-_. ](?:files?|path|dir|directory|name|url|uri|type|length|policy|cache)$/;
/** What a second slip may leave: a key that ends as `password` does, or begins and ends as `secret` does. */
export const keyEnds: readonly string[] = [
  /[oO][rR][dD](?=\\{0,8}["'`]?[ \t]*[:=])/.source,
  /(?<![A-Za-z])[sS][A-Za-z]{2,6}[tT](?=\\{0,8}["'`]?[ \t]*[:=])/.source,
];

/**
 * Numbers of RADIUS attributes that hold a password: User-Password and CHAP-Password (RFC 2865), Tunnel-Password
 * (RFC 2868) and ARAP-Password (RFC 2869).
 */
export const secretAttributes: readonly number[] = [2, 3, 69, 70];

const words = ['password', 'passphrase', 'secret'];
/** Words that look like a misspelt secret and are none; `socket` is two slips from `secret`. */
const harmlessWords = ['passport', 'paraphrase', 'socket', 'secure', 'secured', 'secrecy'];
/** As many as the tool looks through when it says "did you mean". */
const mostSlips = 2;

/** True for `password`, `basic-auth-password`, `dbPass`, `pasward`; false for `password-file`. */
export function isSecretKey(key: string): boolean {
  const lower = key.toLowerCase();
  if (harmlessKey.test(lower)) return false;
  if (secretKey.test(key) || secretKey.test(lower)) return true;
  const parts = key
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[-_. ]+/);
  return parts.some(isMisspelt);
}

/** A few slips from a word for secrets, and not nearer to a harmless one. */
function isMisspelt(part: string): boolean {
  const slips = Math.min(...words.map((word) => editDistance(word, part)));
  return slips <= mostSlips && harmlessWords.every((word) => editDistance(word, part) >= slips);
}
