// Rule: the test of a class asks for membership in one that is not defined before it.

import { quote } from '../../core/quote.ts';
import { placeInString } from '../../document/string-places.ts';
import { readExpression } from '../../expression/parse.ts';
import { type ClientClass, classesOf, isBuiltIn } from '../../installation/dhcp/classes.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { expressionsOf } from '../../installation/expressions.ts';
import { nearName } from '../class-names.ts';
import { text } from '../example.ts';
import { there, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'class-not-defined-yet',
  title: 'the test of a class names a class that is not defined before it',
  why: `Classes are evaluated in the order of the list, so \`member('x')\` is good only behind the definition of x. Kea
refuses the file otherwise: "Not defined client class 'x'". A class that names itself, or two that name each other, are
refused for the same reason. ALL, KNOWN, UNKNOWN and BOOTP, and names that begin with VENDOR_CLASS_, HA_, AFTER_ or
EXTERNAL_, need no definition; DROP, SKIP_DDNS and the SPAWN_ classes of templates do.`,
  source: 'src/lib/dhcpsrv/client_class_def.cc, isClientClassDefined; seen with Kea 2.2.0, 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "client-classes": [
            { "name": "desk-phones", "test": "member('phones') and pkt4.msgtype == 1", "valid-lifetime": 600 },
            { "name": "phones", "test": "option[60].hex == 'phone'" }
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
            { "name": "phones", "test": "option[60].hex == 'phone'" },
            { "name": "desk-phones", "test": "member('phones') and pkt4.msgtype == 1", "valid-lifetime": 600 }
          ]
        }
      }
    `,
  },
  *check(file, { target }) {
    for (const dhcp of dhcpIn(file)) {
      const classes = classesOf(dhcp);
      if (classes.length === 0) continue;
      const byName = new Map([...classes].reverse().map((one) => [one.name.value, one]));
      const names = [...byName.keys()];
      const byNode = new Map(classes.map((one) => [one.node, one]));
      for (const written of expressionsOf(dhcp.section)) {
        const own = written.testOf === undefined ? undefined : byNode.get(written.testOf);
        if (own === undefined) continue;
        for (const { kind, name, start, end } of readExpression(written.value, { ...written, kea: target })
          .references) {
          if (kind !== 'class' || isBuiltIn(name)) continue;
          const other = byName.get(name);
          if (other !== undefined && other.index < own.index) continue;
          yield {
            message: whyNot(own, other, name, names),
            at: placeInString(dhcp.document, written.node, start, end),
            related:
              other === undefined || other === own ? [] : [there('its definition', valueAt(other.name))],
          };
        }
      }
    }
  },
});

function whyNot(
  own: ClientClass,
  other: ClientClass | undefined,
  name: string,
  known: readonly string[],
): string {
  if (other === own) return `the class ${quote(name)} asks for membership in itself`;
  if (other !== undefined) {
    return `the class ${quote(name)} is defined only below; a test may name classes that stand above it`;
  }
  return `there is no class ${quote(name)}${nearName(name, known)}`;
}
