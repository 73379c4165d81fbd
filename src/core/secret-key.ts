// Which keys of any text name a secret, misspelt ones included: the tool says "did you mean password" beside the line,
// and the line must not hold the password then. Asked by secrets.ts.

/**
 * Pieces of text that give a key of a secret away. One slip of the pen breaks either `pass` or `sw` of `password`, not
 * both.
 */
export const keyWords: readonly string[] = [
  ...['pass', 'sw', 'pwd', 'psk', 'pw"', "pw'", 'pw=', 'pw:', 'sec', 'cret', 'sercet'],
  ...['token', 'apikey', 'api-key', 'api_key', 'authorization'],
  ...['privatekey', 'private-key', 'private_key', 'credential'],
];

const secretKey =
  /(?:^|[-_. ])(?:pass|pwd?|psk)$|[a-z](?:Pass|Pwd?)$|^(?:pass|psk)[-_. ]|passw(?:or)?d|pwd$|passphrase|passcode|secret|token|api[-_]?key|authorization|private[-_]?key|^credentials?$/;
/** Names a place or a property of the secret, not the secret. */
const harmlessKey = /[-_. ](?:files?|path|dir|directory|name|url|uri|type|length|policy|cache)$/;
const misspelt = ['password', 'passphrase', 'secret'];

/** True for `password`, `basic-auth-password`, `dbPass`, `pasword`; false for `password-file`. */
export function isSecretKey(key: string): boolean {
  const lower = key.toLowerCase();
  if (harmlessKey.test(lower)) return false;
  if (secretKey.test(key) || secretKey.test(lower)) return true;
  return lower.split(/[-_. ]+/).some((part) => misspelt.some((word) => isOneSlipFrom(word, part)));
}

/** One letter too many, missing or wrong, or two neighbours exchanged. */
function isOneSlipFrom(word: string, part: string): boolean {
  if (Math.abs(word.length - part.length) > 1) return false;
  let same = 0;
  while (same < word.length && word[same] === part[same]) same += 1;
  const [ofWord, ofPart] = [word.slice(same), part.slice(same)];
  return (
    ofWord.slice(1) === ofPart.slice(1) ||
    ofWord.slice(1) === ofPart ||
    ofWord === ofPart.slice(1) ||
    ofWord === `${ofPart[1] ?? ''}${ofPart[0] ?? ''}${ofPart.slice(2)}`
  );
}
