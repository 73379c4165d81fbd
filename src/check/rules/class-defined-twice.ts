// Rule: two client classes have one name.

import { quote } from '../../core/quote.ts';
import { type ClientClass, classesOf } from '../../installation/dhcp/classes.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { text } from '../example.ts';
import { there, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'class-defined-twice',
  title: 'two client classes have the same name',
  why: `Kea refuses the file: "Can't add class: Client Class: phones has already been defined".`,
  source: 'src/lib/dhcpsrv/client_class_def.cc, addClass; seen with Kea 2.2.0, 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "client-classes": [
            { "name": "phones", "test": "option[60].hex == 'phone'", "valid-lifetime": 600 },
            { "name": "phones", "test": "option[60].hex == 'voip'", "valid-lifetime": 600 }
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
            {
              "name": "phones",
              "test": "option[60].hex == 'phone' or option[60].hex == 'voip'",
              "valid-lifetime": 600
            }
          ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      const first = new Map<string, ClientClass>();
      for (const one of classesOf(dhcp)) {
        const other = first.get(one.name.value);
        if (other === undefined) first.set(one.name.value, one);
        else {
          yield {
            message: `there is a class ${quote(one.name.value)} already`,
            at: valueAt(one.name),
            related: [there('the other class', valueAt(other.name))],
          };
        }
      }
    }
  },
});
