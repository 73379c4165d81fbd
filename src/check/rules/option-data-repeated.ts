// Rule: one option twice in a list: up to 2.7.6 the last was sent, since then the first.

import { quote } from '../../core/quote.ts';
import { version } from '../../core/version.ts';
import type { NodeId } from '../../document/types.ts';
import { classesOf } from '../../installation/dhcp/classes.ts';
import { entryOf } from '../../installation/dhcp/reservations.ts';
import type { Dhcp } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { memberAt, stringAt } from '../../installation/values.ts';
import { repeatableOptions } from '../../kea/options.ts';
import { text } from '../example.ts';
import { removeFix } from '../fixes.ts';
import { type Given, type GivenOptions, givenOptionsOf } from '../given-options.ts';
import { keyAt, there } from '../places.ts';
import { defineRule, type Finding } from '../rule.ts';

export default defineRule({
  id: 'option-data-repeated',
  title: 'an option stands twice in one list, and since 2.7.7 the first is sent and no longer the last',
  why: `Of two values for one option in one \`option-data\` list Kea up to 2.7.6 sent the last. From 2.7.7 on the values of a
list are alternatives that \`client-classes\` of the option choose between, and without these the first is sent: a router or
name server that was dead text comes to life. \`-t\` and \`config-get\` show both in every version. Taking the earlier ones
out keeps what was sent.`,
  source: 'ChangeLog 2331; what Kea 2.2.0, 2.6.3 and 3.0.4 offer to a client',
  severity: 'warning',
  changed: version('2.7.7'),
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "option-data": [
            { "name": "routers", "data": "192.0.2.1" },
            { "code": 3, "data": "192.0.2.254" }
          ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "option-data": [ { "name": "routers", "data": "192.0.2.1, 192.0.2.254" } ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      const given = givenOptionsOf(dhcp);
      for (const map of mapsWithTwo(dhcp)) yield* repeatedIn(dhcp, map, given);
    }
  },
});

/** Maps whose list of options has more than one item. */
function* mapsWithTwo(dhcp: Dhcp): Generator<NodeId> {
  const { document } = dhcp;
  const isLong = (list: NodeId | undefined): boolean => {
    const first = list === undefined ? undefined : document.firstChild(list);
    return first !== undefined && document.nextSibling(first) !== undefined;
  };
  const maps = [dhcp, ...dhcp.networks(), ...dhcp.subnets(), ...dhcp.pools(), ...classesOf(dhcp)];
  for (const { node } of maps) if (isLong(memberAt(document, node, 'option-data'))) yield node;
  const { optionLists, nodes } = dhcp.reservations();
  for (let entry = 0; entry < optionLists.count; entry++) {
    const { node, owner } = entryOf(optionLists, entry);
    if (isLong(node)) yield nodes[owner] ?? 0;
  }
}

function* repeatedIn({ document, family }: Dhcp, map: NodeId, given: GivenOptions): Generator<Finding> {
  const byKey = new Map<string, Given[]>();
  for (const option of given.options(map)) {
    // Only the server's own options: of those inside of others the first was always sent.
    if (!option.key.startsWith(`dhcp${family} `) || repeatableOptions[family].includes(option.key)) continue;
    // Whoever says which clients an option is for knows of the choice.
    if (memberAt(document, option.node, 'client-classes') !== undefined) continue;
    const same = byKey.get(option.key);
    if (same === undefined) byKey.set(option.key, [option]);
    else same.push(option);
  }
  for (const same of byKey.values()) {
    const last = same.at(-1);
    const values = new Set(same.map(({ node }) => stringAt(document, node, 'data')?.value));
    if (last === undefined || values.size < 2) continue;
    const dead = same.slice(0, -1).map(({ node }) => ({ document, node }));
    const called = same.find((one) => !/^\d+$/.test(one.called))?.called ?? `option ${last.called}`;
    yield {
      message: `${quote(called)} is given ${same.length === 2 ? 'twice' : `${same.length} times`} in one list: before 2.7.7 this last one was sent, since then the first is`,
      at: keyAt({ document, node: last.node }),
      related: dead.slice(0, 5).map((place) => there('dead text before', keyAt(place))),
      fix: removeFix('unsafe', 'keep the last one only, as Kea before 2.7.7 read it', dead),
    };
  }
}
