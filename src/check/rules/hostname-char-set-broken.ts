// Rule: the regular expression for characters in host names cannot be compiled.

import { dhcpIn } from '../../installation/dhcp/view.ts';
import { text } from '../example.ts';
import { member, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'hostname-char-set-broken',
  title: '"hostname-char-set" is no regular expression',
  why: `The value is a regular expression (POSIX, extended) for the characters to replace in the names of clients. In a subnet or
a shared network a broken one is refused: "is not a valid regular expression". At the top of the server it is taken and never
tried until a client comes with a name: then all that has to do with names fails for that client, which is served without; only
the debug log says "failed to process the fqdn or hostname sent by a client". No name gets into DNS.`,
  source:
    'src/lib/util/str.cc: StringSanitizer; src/lib/dhcpsrv/srv_config.cc: DdnsParams; seen with Kea 2.2.0, 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "hostname-char-set": "[^A-Za-z0-9.-" } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "hostname-char-set": "[^A-Za-z0-9.-]" } }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      for (const level of [dhcp, ...dhcp.networks(), ...dhcp.subnets()]) {
        const value = member(level, 'hostname-char-set');
        const pattern = value === undefined ? undefined : value.document.string(value.node);
        const fault = pattern === undefined ? undefined : openIn(pattern);
        if (value === undefined || fault === undefined) continue;
        yield {
          message: `"hostname-char-set" is no regular expression: ${fault}; ${level === dhcp ? 'Kea takes the file, and the names of clients are never processed' : 'Kea refuses the file'}`,
          at: valueAt(value),
        };
      }
    }
  },
});

/** What a POSIX expression leaves open. Other mistakes are taken by one library and not by another. */
function openIn(pattern: string): string | undefined {
  let depth = 0;
  for (let at = 0; at < pattern.length; at += 1) {
    const c = pattern.charAt(at);
    if (c === '\\') at += 1;
    else if (c === '(') depth += 1;
    else if (c === ')') depth -= 1;
    else if (c === '[') {
      at = endOfBracket(pattern, at);
      if (at === -1) return 'a "[" is never closed';
    }
    if (depth < 0) return 'a ")" closes nothing';
  }
  return depth > 0 ? 'a "(" is never closed' : undefined;
}

/** The closing bracket: not the first character inside, nor one within `[:alpha:]`. */
function endOfBracket(pattern: string, start: number): number {
  let at = start + 1;
  if (pattern[at] === '^') at += 1;
  if (pattern[at] === ']') at += 1;
  while (at < pattern.length && pattern[at] !== ']') {
    const kind = pattern[at + 1] ?? '';
    const inner =
      pattern[at] === '[' && ':.='.includes(kind) && kind !== '' ? pattern.indexOf(`${kind}]`, at + 2) : -1;
    at = inner === -1 ? at + 1 : inner + 2;
  }
  return at < pattern.length ? at : -1;
}
