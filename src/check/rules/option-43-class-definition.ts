// Rule: a class that gives option 43 a definition of its own and a value, which is sent since 2.7.4 only.

import { version } from '../../core/version.ts';
import type { NodeId } from '../../document/types.ts';
import { type DhcpOption, optionDataOf, optionDefinitionsOf } from '../../installation/dhcp/options.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { vendorOption } from '../../kea/options.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { keyAt, there } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'option-43-class-definition',
  title: 'option 43, defined anew in a class, is really sent since 2.7.4',
  why: `A class may define option 43, \`vendor-encapsulated-options\`, for its own clients: as a string
or as bytes, or with another space inside. Before 2.7.4 the value of such an option did not reach the
clients; since then they get what the file says, and may act on it for the first time.`,
  source: 'ChangeLog 2298; not tried with a real Kea',
  severity: 'info',
  changed: version('2.7.4'),
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "client-classes": [
            { "name": "phones", "test": "substring(option[60].hex,0,5) == 'phone'",
              "option-def": [ { "name": "vendor-encapsulated-options", "code": 43, "type": "string" } ],
              "option-data": [ { "name": "vendor-encapsulated-options", "data": "http://192.0.2.1/" } ] }
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
            { "name": "phones", "test": "substring(option[60].hex,0,5) == 'phone'",
              "option-data": [ { "code": 43, "csv-format": false, "data": "0104C0000201" } ] }
          ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      if (dhcp.family !== 4) continue;
      const isMeant = ({ inClass, name, code, space }: DhcpOption): boolean =>
        inClass !== undefined &&
        space === 'dhcp4' &&
        (code === vendorOption.code || name === vendorOption.name);
      const values = new Map<NodeId | undefined, DhcpOption>();
      for (const option of optionDataOf(dhcp)) if (isMeant(option)) values.set(option.inClass, option);
      if (values.size === 0) continue;
      for (const definition of optionDefinitionsOf(dhcp)) {
        const value = isMeant(definition) ? values.get(definition.inClass) : undefined;
        if (value === undefined) continue;
        yield {
          message: 'this value of option 43, which the class defines anew, is really sent since 2.7.4',
          at: keyAt(value),
          related: [there('the definition', keyAt(definition))],
          fix: manualFix('see that the clients of the class understand it'),
        };
      }
    }
  },
});
