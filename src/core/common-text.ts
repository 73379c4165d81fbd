// How much of two texts is the same at their beginning and at their end.

/** Compared in blocks first: comparing strings is far faster than comparing characters. */
const block = 65_536;

/** Characters at the beginning that are the same. */
export function commonPrefix(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at + block <= most && a.slice(at, at + block) === b.slice(at, at + block)) at += block;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return at;
}

/** Characters at the end that are the same, not counting the first `prefix` ones. */
export function commonSuffix(a: string, b: string, prefix: number): number {
  const most = Math.min(a.length, b.length) - prefix;
  const piece = (text: string, done: number): string =>
    text.slice(text.length - done - block, text.length - done);
  let done = 0;
  while (done + block <= most && piece(a, done) === piece(b, done)) done += block;
  while (done < most && a.charCodeAt(a.length - done - 1) === b.charCodeAt(b.length - done - 1)) done += 1;
  return done;
}
