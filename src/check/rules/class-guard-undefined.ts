// Rule: something is guarded by a class that no client is ever in.

import { quote } from '../../core/quote.ts';
import { type ClassUse, classesOf, classUsesOf, isBuiltIn } from '../../installation/dhcp/classes.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { spawnedClassPrefix } from '../../kea/classes.ts';
import { hasClassHooks, nearName } from '../class-names.ts';
import { hasOtherSources } from '../dhcp.ts';
import { text } from '../example.ts';
import { valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'class-guard-undefined',
  title: 'a class that no client can be in is asked for',
  why: `Kea does not check that the class which guards a subnet, a shared network, a pool or an option exists. With a name
that is misspelt, or whose definition is gone, nobody ever gets in: the subnet is skipped for every client, and the log shows
"failed to select a subnet" or "no leases available". A name in \`evaluate-additional-classes\` that is not defined is passed
over with a message for each packet.

A class may also come from a reservation, a database, a template (SPAWN_…) or a hook library. Nothing is said where data
bases or hook libraries that make classes are in use.`,
  source: 'src/lib/dhcpsrv/network.cc, clientSupported; seen with Kea 2.2.0, 2.6.3 and 3.0.4',
  severity: 'warning',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "client-classes": [ { "name": "phones", "test": "option[60].hex == 'phone'" } ],
          "subnet4": [
            {
              "id": 1,
              "subnet": "192.0.2.0/24",
              "client-classes": [ "phone" ],
              "pools": [ { "pool": "192.0.2.10 - 192.0.2.99", "client-classes": [ "phones" ] } ]
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
          "client-classes": [ { "name": "phones", "test": "option[60].hex == 'phone'" } ],
          "subnet4": [
            {
              "id": 1,
              "subnet": "192.0.2.0/24",
              "client-classes": [ "phones" ],
              "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ]
            }
          ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      if (hasOtherSources(dhcp) || hasClassHooks(dhcp)) continue;
      const uses = [...classUsesOf(dhcp)];
      if (uses.length === 0) continue;
      const known = new Set(classesOf(dhcp).map(({ name }) => name.value));
      for (const { kind, value } of uses) if (kind === 'given') known.add(value);
      const isKnown = (name: string): boolean =>
        known.has(name) || isBuiltIn(name) || name.startsWith(spawnedClassPrefix);
      const names = [...known];
      // Guards let in whoever is in one of their classes.
      const open = new Set(
        uses.flatMap(({ holder, kind, value }) => (kind === 'guard' && isKnown(value) ? holder : [])),
      );
      for (const use of uses) {
        if (isKnown(use.value)) continue;
        const isAlone = !open.has(use.holder);
        yield {
          message: `no client can be in the class ${quote(use.value)}: nothing defines or assigns it${effect(use, isAlone)}${nearName(use.value, names)}`,
          at: valueAt(use),
        };
      }
    }
  },
});

function effect({ kind, document, holder }: ClassUse, isAlone: boolean): string {
  if (kind === 'late') return ', so it is passed over';
  if (!isAlone) return '';
  const what = ['subnet', 'pool', 'prefix', 'name', 'code'].find(
    (key) => document.get(holder, key) !== undefined,
  );
  if (what === 'subnet') return ', so this subnet serves nobody';
  if (what === 'pool' || what === 'prefix') return ', so this pool serves nobody';
  const list = document.parent(holder);
  const isOption = list !== undefined && document.key(list) === 'option-data';
  return isOption ? ', so this option is never sent' : ', so this shared network serves nobody';
}
