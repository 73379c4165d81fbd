// Rule: lifetimes in a class that is evaluated only after the lease is made.

import { quote } from '../../core/quote.ts';
import { classesOf } from '../../installation/dhcp/classes.ts';
import { entryOf } from '../../installation/dhcp/reservations.ts';
import type { Dhcp } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { booleanAt } from '../../installation/values.ts';
import { classLifetimes, lateKeys } from '../../kea/classes.ts';
import { text } from '../example.ts';
import { removeFix } from '../fixes.ts';
import { items, keyAt, member, there } from '../places.ts';
import { defineRule } from '../rule.ts';
import { textOf } from '../uses.ts';

export default defineRule({
  id: 'additional-class-lifetimes',
  title: 'a class that is evaluated late has lifetimes, which never count',
  why: `A class with \`only-in-additional-list\` (up to 2.7.3: \`only-if-required\`) is evaluated when the lease is made
already, so its lifetimes come too late, in every version. Kea 2.7.5 and later warn about it in the log at every start;
before, nothing is said.

Classes that a reservation names are left out: these are known early.`,
  source:
    'ChangeLog 2305; src/lib/dhcpsrv/parsers/client_class_def_parser.cc; what Kea 2.2.0, 2.6.3 and 3.0.4 offer to a client',
  severity: 'warning',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "client-classes": [
            { "name": "guests", "test": "option[77].exists", "only-in-additional-list": true, "valid-lifetime": 600 }
          ],
          "subnet4": [ { "id": 1, "subnet": "192.0.2.0/24", "evaluate-additional-classes": [ "guests" ] } ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "client-classes": [ { "name": "guests", "test": "option[77].exists", "valid-lifetime": 600 } ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      let reserved: ReadonlySet<string> | undefined;
      for (const one of classesOf(dhcp)) {
        const late = lateKeys.find((key) => booleanAt(one.document, one.node, key)?.value === true);
        const flag = late === undefined ? undefined : member(one, late);
        if (flag === undefined) continue;
        const lifetimes = classLifetimes.flatMap((key) => member(one, key) ?? []);
        const [first] = lifetimes;
        reserved ??= reservedClasses(dhcp);
        if (first === undefined || reserved.has(one.name.value)) continue;
        yield {
          message: `the class ${quote(one.name.value)} is evaluated only when the lease is made, so its lifetimes never count`,
          at: keyAt(first),
          related: [there('what makes it late', keyAt(flag))],
          fix: removeFix('unsafe', 'take the lifetimes out', lifetimes),
        };
      }
    }
  },
});

/** The names of classes that reservations put their clients into. */
function reservedClasses({ document, reservations }: Dhcp): ReadonlySet<string> {
  const { classLists } = reservations();
  const names = new Set<string>();
  for (let entry = 0; entry < classLists.count; entry++) {
    for (const item of items({ document, node: entryOf(classLists, entry).node })) {
      const name = textOf(item);
      if (name !== undefined) names.add(name);
    }
  }
  return names;
}
