// Rule: the DHCPv4 option of captive portals by its name, which meant another code once.

import { version } from '../../core/version.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { memberAt } from '../dhcp.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { optionsGiven } from '../option-uses.ts';
import { defineRule } from '../rule.ts';
import { isSurelyOld } from '../surely-old.ts';

export default defineRule({
  id: 'option-captive-portal-code',
  title: '"v4-captive-portal" is option 114 since 2.1.2, and was 160 before',
  why: `Up to 2.1.1 the name \`v4-captive-portal\` stood for code 160 of RFC 7710. From 2.1.2 on it stands for
114, as RFC 8910 has it: the same file sends another option. \`-t\` says nothing. Clients of today ask for 114;
who has old ones that ask for 160 must define that code. Told of files that are certainly old.`,
  source: 'ChangeLog 1981; src/lib/dhcp/std_option_defs.h of 2.1.1 and 2.2.0',
  severity: 'info',
  changed: version('2.1.2'),
  scope: 'document',
  also: ['reservation-mode'],
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "reservation-mode": "out-of-pool",
          "option-data": [ { "name": "v4-captive-portal", "data": "https://portal.example.org/" } ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "reservations-out-of-pool": true,
          "option-data": [ { "name": "v4-captive-portal", "data": "https://portal.example.org/" } ]
        }
      }
    `,
  },
  *check(file, context) {
    for (const dhcp of dhcpIn(file)) {
      if (dhcp.family !== 4 || !isSurelyOld(file, context)) continue;
      for (const option of optionsGiven(dhcp, { name: 'v4-captive-portal', code: 114 })) {
        // Who writes the code says which.
        if (option.name === undefined || option.code !== undefined) continue;
        yield {
          message: '"v4-captive-portal" is option 114 since 2.1.2; it was 160 before',
          at: memberAt(option, 'name'),
          fix: manualFix(
            'see which of the two the clients ask for; a code beside the name says which is meant',
          ),
        };
      }
    }
  },
});
