// Rule: a reservation by two identifiers, or by none.

import { entriesOf, entryOf } from '../../installation/dhcp/reservations.ts';
import { type Dhcp, identifierTypes } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { keywordTables } from '../../kea/keywords/index.ts';
import { text } from '../example.ts';
import { keyAt, there } from '../places.ts';
import { defineRule, type Finding } from '../rule.ts';

export default defineRule({
  id: 'reservation-identifiers',
  title: 'a reservation by two identifiers, or by none',
  why: `A reservation is for the client that one identifier tells: hw-address, duid or flex-id, for DHCPv4 also client-id or
circuit-id. Kea refuses a configuration in which one has two of them, or none. A client that comes with either of two
identifiers takes two reservations.`,
  source:
    'src/lib/dhcpsrv/parsers/host_reservation_parser.cc; "are mutually exclusive" and "one of the supported identifiers must be specified" of Kea 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "reservations": [
            { "hw-address": "08:00:2b:02:3f:4e", "client-id": "01:08:00:2b:02:3f:4e", "ip-address": "192.0.2.20" }
          ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "reservations": [
            { "hw-address": "08:00:2b:02:3f:4e", "ip-address": "192.0.2.20" }
          ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) yield* judge(dhcp);
  },
});

function* judge(dhcp: Dhcp): Generator<Finding> {
  const { identifiers, unusual } = dhcp.reservations();
  for (let index = 0; index < unusual.count; index++) {
    const { node, owner } = entryOf(unusual, index);
    const [first, second] = entriesOf(identifiers, owner);
    if (first === undefined || second === undefined) yield* none(dhcp, node);
    else yield* two(dhcp, entryOf(identifiers, first).node, entryOf(identifiers, second).node);
  }
}

function* two({ document }: Dhcp, first: number, second: number): Generator<Finding> {
  const [one, other] = [document.key(first), document.key(second)];
  // A key that stands twice is another rule's.
  if (one === other) return;
  yield {
    message: `this reservation has "${one}" and "${other}"; Kea takes one identifier, expected two reservations`,
    at: document.keyLocation(second),
    related: [there('the other identifier', document.keyLocation(first))],
  };
}

function* none({ document, family }: Dhcp, map: number): Generator<Finding> {
  const known = keywordTables[`dhcp${family}`].reservation?.keywords ?? {};
  // A key that nobody knows is likely a misspelt identifier, and told already.
  for (const member of document.children(map)) {
    if (!Object.hasOwn(known, document.key(member) ?? '')) return;
  }
  const names = identifierTypes.filter((type) => Object.hasOwn(known, type)).map((type) => `"${type}"`);
  yield {
    message: `this reservation has no identifier, and Kea refuses it; expected one of ${names.join(', ')}`,
    at: keyAt({ document, node: map }),
  };
}
