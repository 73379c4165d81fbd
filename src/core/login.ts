// User and password in one word, as remarks hold them: `// login admin:hunter2`. Asked by secrets.ts. Such a word is
// told by what stands before it, or by what it is made of: `see wiki:page`, `host:8000` and addresses stay readable.

import type { Span } from './source.ts';

const user = String.raw`(?<user>[a-z][\w.@+-]{0,63})`;
/** From the announcing word to the user: `login is admin:…`, `"login": "admin:…"`. */
const gap = String.raw`(?=[ \t"':=\\])\\{0,8}["']?[ \t]{0,8}[:=]?[ \t]{0,8}(?:(?:is|was|as|with)[ \t]{1,8})?\\{0,8}["'(]?`;
const afterColon = String.raw`:(?<password>[^\s"'\\,;:/][^\s"'\\,;]{2,200})`;
const afterSlash = String.raw`[ \t]{0,8}/[ \t]{0,8}(?<password>[^\s"'\\,;/]{3,200})(?![^\s"'\\,;])`;
const announced = String.raw`(?<!\w)(?:login|logon|creds|credentials?)${gap}${user}`;
const hinted = String.raw`(?<!\w)(?:auth|username|user|account)${gap}${user}`;
const known = String.raw`(?<![\w/.@-])(?<user>admin|administrator|root)`;

/** A letter and something that words of prose and names of groups do not have. */
const strange = /^(?!_)(?=.*[a-z])(?=.*[\d!$%&*+@^|~=])/i;

/** What a pair looks like, and what its password must look like there to be taken for one. */
const pairs: readonly { readonly pattern: RegExp; readonly password: RegExp }[] = [
  { pattern: new RegExp(announced + afterColon, 'gi'), password: /./ },
  { pattern: new RegExp(announced + afterSlash, 'gi'), password: strange },
  { pattern: new RegExp(hinted + afterColon, 'gi'), password: strange },
  { pattern: new RegExp(known + afterColon, 'gi'), password: strange },
];

/** Before a colon these say where a thing is, or what kind of thing follows. */
const noUser = /^(?:https?|ftp|ssh|ldaps?|file|env|vault|arn|mailto|wiki|docs?|port)$/i;

/** The passwords of all pairs in a text, in no order. */
export function passwordsOfPairs(text: string): readonly Span[] {
  const spans: Span[] = [];
  for (const { pattern, password: looks } of pairs) {
    for (const found of text.matchAll(pattern)) {
      const { user: name = '', password = '' } = found.groups ?? {};
      if (noUser.test(name) || !looks.test(password) || isAddress(name, password)) continue;
      const end = found.index + found[0].length;
      spans.push({ start: end - password.length, end });
    }
  }
  return spans;
}

/** An IPv6 or hardware address; a host and its port. */
function isAddress(first: string, rest: string): boolean {
  return (
    (/^[\da-f]{1,4}$/i.test(first) && /^[\da-f]{0,4}(?::[\da-f]{0,4})+$/i.test(rest)) ||
    (first.includes('.') && /^\d{2,5}$/.test(rest))
  );
}
