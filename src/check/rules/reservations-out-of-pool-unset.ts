// Rule: all reservations of a subnet lie outside its pools, and Kea searches for them all the same.

import type { Fix } from '../../core/change.ts';
import type { Dhcp, Subnet } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import type { Place } from '../../installation/types.ts';
import { calledSubnet, hasOtherSources, inherited } from '../dhcp.ts';
import { text } from '../example.ts';
import { insertFix } from '../fixes.ts';
import { keyAt, member, there } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'reservations-out-of-pool-unset',
  title: 'no reserved address lies in a pool, and Kea is not told so',
  why: `For every address that it takes from a pool Kea looks whether somebody has it reserved. Where all reserved addresses
lie outside of the pools, \`"reservations-out-of-pool": true\` saves that search, which is worth something on busy servers.
ISC Stork's review says the same. Nothing is said where reservations may be in a database as well.`,
  source:
    'ISC Stork, configuration review, out_of_pool_reservation; Kea manual, "Fine-Tuning DHCPv4 Host Reservation"',
  severity: 'info',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "subnet4": [
            {
              "id": 1,
              "subnet": "192.0.2.0/24",
              "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ],
              "reservations": [ { "hw-address": "08:00:2b:02:3f:4e", "ip-address": "192.0.2.200" } ]
            }
          ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "subnet4": [
            {
              "id": 1,
              "subnet": "192.0.2.0/24",
              "reservations-out-of-pool": true,
              "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ],
              "reservations": [ { "hw-address": "08:00:2b:02:3f:4e", "ip-address": "192.0.2.200" } ]
            }
          ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      if (hasOtherSources(dhcp)) continue;
      const found = [...wholly(dhcp)];
      const [first, ...others] = found;
      if (first === undefined) continue;
      yield {
        message: `${said(found)}; "${key}": true ${others.length === 0 ? '' : 'in each '}would save a search per lease`,
        at: keyAt(first.list),
        // Said once for a file: there may be thousands.
        related: others
          .slice(0, mostShown)
          .map(({ subnet, list }) => there(calledSubnet(subnet), keyAt(list))),
        ...fixFor(found),
      };
    }
  },
});

const key = 'reservations-out-of-pool';
const mostShown = 5;

/** A subnet with reserved addresses, none of them in a pool. */
interface Reserved {
  readonly subnet: Subnet;
  readonly list: Place;
  readonly count: number;
}

function* wholly(dhcp: Dhcp): Iterable<Reserved> {
  if (dhcp.reservations().addresses.count === 0) return;
  for (const [index, { inPools, outOfPools }] of dhcp.occupancy().bySubnet) {
    const subnet = dhcp.subnets()[index];
    if (subnet === undefined || inPools > 0 || inherited(dhcp, subnet, key)) continue;
    const pools = member(subnet, 'pools');
    const list = member(subnet, 'reservations');
    if (list === undefined || pools === undefined || pools.document.firstChild(pools.node) === undefined)
      continue;
    yield { subnet, list, count: outOfPools };
  }
}

function said(found: readonly Reserved[]): string {
  const [first, ...others] = found;
  if (first === undefined) return '';
  if (others.length > 0) return `all reserved addresses of ${found.length} subnets lie outside their pools`;
  const { count, subnet } = first;
  return count === 1
    ? `the reserved address of ${calledSubnet(subnet)} lies outside its pools`
    : `all ${count} reserved addresses of ${calledSubnet(subnet)} lie outside its pools`;
}

/** Where the keyword says false somebody meant it. */
function fixFor(found: readonly Reserved[]): { readonly fix?: Fix } {
  if (found.some(({ subnet }) => member(subnet, key) !== undefined)) return {};
  const title = `add "${key}": true`;
  const changes = found.flatMap(
    ({ subnet }) => insertFix('unsafe', title, subnet, key, true, 'subnet').changes,
  );
  return { fix: { title, safety: 'unsafe', changes } };
}
