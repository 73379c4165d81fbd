// Rule: a reserved prefix has bits behind its length.

import { formatPrefix, type IpPrefix, parsePrefix } from '../../core/ip.ts';
import { quote } from '../../core/quote.ts';
import { version } from '../../core/version.ts';
import { entryOf } from '../../installation/dhcp/reservations.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import type { Finding } from '../rule.ts';
import { defineRule } from '../rule.ts';

const reserved = (prefix: string): string =>
  text`
      {
        "Dhcp6": {
          "subnet6": [
            {
              "id": 1,
              "subnet": "2001:db8:1::/64",
              "reservations": [ { "duid": "01:02:03:04:05:06", "prefixes": [ "PREFIX" ] } ]
            }
          ]
        }
      }
    `.replace('PREFIX', prefix);

export default defineRule({
  id: 'reservation-prefix-not-aligned',
  title: 'a reserved prefix is not the first address of its length',
  why: `Since 2.4.0 Kea refuses the file: "Prefix address: 3fff:10:0:1:: exceeds prefix/prefix-len pair: 3fff:10::/48". Before,
the client was given the prefix with the bits behind its length, which no router takes. A length of 0 is refused since then as well.`,
  source: 'ChangeLog 2164; seen with Kea 2.2.0 (taken), 2.6.3 and 3.0.4 (refused)',
  severity: 'error',
  since: version('2.4.0'),
  scope: 'document',
  bad: { 'kea-dhcp6.conf': reserved('3fff:10:0:1::/48') },
  good: { 'kea-dhcp6.conf': reserved('3fff:10::/48') },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      if (dhcp.family !== 6) continue;
      const { document } = dhcp;
      const { prefixes } = dhcp.reservations();
      for (let entry = 0; entry < prefixes.count; entry++) {
        const { node } = entryOf(prefixes, entry);
        const written = document.string(node);
        const prefix = written === undefined ? undefined : parsePrefix(written);
        if (written === undefined || prefix === undefined) continue;
        const fault = faultOf(written, prefix);
        if (fault !== undefined) yield { ...fault, at: document.location(node) };
      }
    }
  },
});

function faultOf(written: string, prefix: IpPrefix): Omit<Finding, 'at'> | undefined {
  if (prefix.length === 0) {
    return { message: `${quote(written)} has the length 0; since 2.4.0 Kea takes lengths from 1 to 128` };
  }
  if (prefix.address === prefix.first) return undefined;
  const first = formatPrefix(prefix);
  return {
    message: `${quote(written)} is not the first address of ${first}, and is refused since 2.4.0`,
    fix: manualFix(`write ${first}, or another length`),
  };
}
