// Rule: subnets with "id": 0, which asked Kea before 2.6 for a number.

import { version } from '../../core/version.ts';
import { text } from '../example.ts';
import { valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';
import { numberFix } from '../subnet-numbers.ts';
import { numbering } from '../subnets.ts';

export default defineRule({
  id: 'subnet-id-zero',
  title: 'a subnet has "id": 0, which is refused since 2.6',
  why: `Before 2.6 \`"id": 0\` meant "number it yourself", as if there were no \`id\`. From 2.6.0 on
the value must be between 1 and 4294967294. Leases refer to the subnet by the number that Kea gave
it; the fix writes that one.`,
  source: 'ChangeLog 2029, 2232; src/lib/dhcpsrv/parsers/dhcp_parsers.cc',
  severity: 'error',
  since: version('2.6.0'),
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "subnet4": [ { "id": 0, "subnet": "192.0.2.0/24" } ] } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "subnet4": [ { "id": 1, "subnet": "192.0.2.0/24" } ] } }
    `,
  },
  *check(file, context) {
    for (const section of file.sections) {
      const all = numbering(section);
      for (const one of all.numbered) {
        if (one.zero === undefined) continue;
        yield {
          message: `"id" is 0, which is refused since 2.6; Kea before gave this subnet the number ${one.id} itself`,
          at: valueAt(one.zero),
          fix: numberFix(section, file, context, [one], all),
        };
      }
    }
  },
});
