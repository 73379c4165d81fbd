// Rule: the excluded prefixes of a reservation do not go with its prefixes.

import { bitsOf, formatPrefix, type IpPrefix, parsePrefix } from '../../core/ip.ts';
import { quote } from '../../core/quote.ts';
import { version } from '../../core/version.ts';
import type { NodeId } from '../../document/types.ts';
import { entryOf } from '../../installation/dhcp/reservations.ts';
import type { Dhcp } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { text } from '../example.ts';
import { there } from '../places.ts';
import { defineRule, type Finding } from '../rule.ts';

const reserved = (excluded: string): string =>
  text`
      {
        "Dhcp6": {
          "subnet6": [
            {
              "id": 1,
              "subnet": "2001:db8:1::/64",
              "reservations": [
                {
                  "duid": "01:02:03:04:05:06",
                  "prefixes": [ "3fff:1::/48", "3fff:2::/48" ],
                  "excluded-prefixes": [ EXCLUDED ]
                }
              ]
            }
          ]
        }
      }
    `.replace('EXCLUDED', excluded);

export default defineRule({
  id: 'reservation-excluded-prefix',
  title: 'the excluded prefixes of a reservation do not go with its prefixes',
  why: `\`excluded-prefixes\` has one item for each of \`prefixes\`, in their order, and an empty string where nothing is excluded.
What is excluded lies inside of its prefix, is longer, and has no bits behind its length. Kea refuses the file otherwise:
"'excluded-prefixes' parameter does not match the 'prefixes' parameter: 1 != 2".`,
  source: 'src/lib/dhcpsrv/parsers/host_reservation_parser.cc: HostReservationParser6; seen with Kea 3.0.4',
  severity: 'error',
  since: version('2.7.3'),
  scope: 'document',
  bad: { 'kea-dhcp6.conf': reserved('"3fff:2::/64"') },
  good: { 'kea-dhcp6.conf': reserved('"", "3fff:2::/64"') },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      if (dhcp.family !== 6) continue;
      const { excludedLists, nodes } = dhcp.reservations();
      for (let entry = 0; entry < excludedLists.count; entry++) {
        const { node, owner } = entryOf(excludedLists, entry);
        yield* judge(dhcp, node, nodes[owner] ?? 0);
      }
    }
  },
});

function* judge({ document }: Dhcp, list: NodeId, reservation: NodeId): Generator<Finding> {
  if (document.kind(list) !== 'list') return;
  const excluded = [...document.children(list)];
  const holder = document.get(reservation, 'prefixes');
  const prefixes = holder === undefined ? [] : [...document.children(holder)];
  if (excluded.length !== prefixes.length) {
    yield {
      message: `"excluded-prefixes" has ${counted(excluded.length)} and "prefixes" has ${prefixes.length}, expected one for each prefix, in their order, and "" where nothing is excluded`,
      at: document.keyLocation(list),
      related: holder === undefined ? [] : [there('the prefixes', document.keyLocation(holder))],
    };
    return;
  }
  for (const [index, node] of excluded.entries()) {
    const [inner, outer] = [node, prefixes[index]].map((one) => parsePrefix(document.string(one) ?? ''));
    if (inner === undefined || outer === undefined || inner.length === 0) continue;
    const message = faultOf(inner, outer, quote(document.string(node) ?? ''));
    if (message !== undefined) yield { message, at: document.location(node) };
  }
}

function counted(count: number): string {
  return count === 1 ? '1 item' : `${count} items`;
}

function faultOf(inner: IpPrefix, outer: IpPrefix, written: string): string | undefined {
  if (inner.address !== inner.first) {
    return `${written} is not the first address of its length, expected ${formatPrefix(inner)}`;
  }
  if (inner.length <= outer.length) {
    return `${written} is not longer than the prefix that it is taken out of, ${formatPrefix(outer)}`;
  }
  const isInside = bitsOf(inner.address, outer.length) === bitsOf(outer.address, outer.length);
  return isInside
    ? undefined
    : `${written} does not lie in the prefix that it is taken out of, ${formatPrefix(outer)}`;
}
