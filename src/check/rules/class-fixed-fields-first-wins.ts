// Rule: two classes that fill one field of the DHCPv4 packet: up to 1.9.4 the last one won, since then the first.

import { quote } from '../../core/quote.ts';
import { version } from '../../core/version.ts';
import { type ClientClass, classesOf } from '../../installation/dhcp/classes.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { booleanAt, stringAt } from '../../installation/values.ts';
import { lateKeys } from '../../kea/classes.ts';
import { text } from '../example.ts';
import { areExclusive } from '../exclusive-tests.ts';
import { manualFix } from '../fixes.ts';
import { fixedFields, isUnset } from '../given-options.ts';
import { keyAt, there } from '../places.ts';
import { defineRule, type Finding } from '../rule.ts';

export default defineRule({
  id: 'class-fixed-fields-first-wins',
  title: 'two classes fill one field of the packet, and since 1.9.5 the first of them wins',
  why: `\`next-server\`, \`server-hostname\` and \`boot-file-name\` are fields of the DHCPv4 packet, so a client gets one of
each. Up to 1.9.4 a client in several classes got that of the last one in the list; from 1.9.5 on (stable: 2.0) it gets that
of the first, as it is with options. A general class that stands above the special one now hides it. \`-t\` says nothing.

Told only where the tests do not say that no client can be in both.`,
  source: 'ChangeLog 1861; src/bin/dhcp4/dhcp4_srv.cc, setFixedFields',
  severity: 'info',
  changed: version('1.9.5'),
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "client-classes": [
            { "name": "pxe", "test": "substring(option[60].hex,0,9) == 'PXEClient'", "boot-file-name": "bios.0" },
            { "name": "uefi", "test": "option[93].hex == 0x0007", "boot-file-name": "uefi.efi" }
          ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "client-classes": [
            { "name": "bios", "test": "option[93].hex == 0x0000", "boot-file-name": "bios.0" },
            { "name": "uefi", "test": "option[93].hex == 0x0007", "boot-file-name": "uefi.efi" }
          ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      if (dhcp.family === 4) yield* hiding(classesOf(dhcp));
    }
  },
});

/** Classes with a field and a test that are compared with each other; more are a table, and not written by hand. */
const mostCompared = 50;

function* hiding(classes: readonly ClientClass[]): Generator<Finding> {
  let byName: ReadonlyMap<string, ClientClass> | undefined;
  for (const field of fixedFields) {
    const giving = classes.flatMap((one) => {
      const value = stringAt(one.document, one.node, field);
      return value === undefined || isUnset(value.value) || !isInOrder(one) ? [] : [{ one, value }];
    });
    if (giving.length > mostCompared) continue;
    for (const [index, { one, value }] of giving.entries()) {
      byName ??= new Map(classes.map((each) => [each.name.value, each]));
      const names = byName;
      const other = giving
        .slice(0, index)
        .find((earlier) => earlier.value.value !== value.value && !areExclusive(earlier.one, one, names));
      if (other === undefined) continue;
      yield {
        message: `a client in the classes ${quote(other.one.name.value)} and ${quote(one.name.value)} got this "${field}" before 1.9.5; since then it gets that of ${quote(other.one.name.value)}, which comes first`,
        at: keyAt(value),
        related: [there('the one that wins now', keyAt(other.value))],
        fix: manualFix(
          `if both can hold one client, put the class ${quote(one.name.value)} above, or let the tests exclude each other`,
        ),
      };
    }
  }
}

/** True for classes that are evaluated by a test, in the order of the list: late ones come after all of these. */
function isInOrder({ document, node }: ClientClass): boolean {
  const isLate = lateKeys.some((key) => booleanAt(document, node, key)?.value === true);
  return !isLate && stringAt(document, node, 'test') !== undefined;
}
