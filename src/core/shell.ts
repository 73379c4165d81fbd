// Words of a shell command line: for commands that people paste, in the run-book and in the last line of a report.

const plain = /^[A-Za-z0-9_@%+=:,./-]+$/;

/**
 * One word as a POSIX shell reads it back: plain words as they are, others in single quotes, and words with control
 * characters in the `$'…'` form of bash, zsh and POSIX.1-2024, so that no raw control character is ever shown.
 */
export function shellWord(text: string): string {
  if (plain.test(text)) return text;
  if (!/[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(text)) {
    return `'${text.replaceAll("'", "'\\''")}'`;
  }
  const escaped = text.replace(
    /[\\'\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (char) => (char === '\\' || char === "'" ? `\\${char}` : bytesOf(char)),
  );
  return `$'${escaped}'`;
}

function bytesOf(char: string): string {
  return [...Buffer.from(char, 'utf8')].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
}

/** A command line: every word quoted as far as it needs to be. */
export function shellCommand(...words: readonly string[]): string {
  return words.map(shellWord).join(' ');
}
