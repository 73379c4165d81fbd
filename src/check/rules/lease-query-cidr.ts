// Rule: networks among those who may ask for leases, which servers before 3.1.4 do not take.

import { quote } from '../../core/quote.ts';
import { version } from '../../core/version.ts';
import { hooksOf } from '../../installation/hooks.ts';
import { libraryName } from '../../kea/hooks.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { items, member, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';
import { textOf } from '../uses.ts';

export default defineRule({
  id: 'lease-query-cidr',
  title: 'a network may ask for leases, where Kea before 3.1.4 takes addresses only',
  why: `\`requesters\` of \`libdhcp_lease_query.so\` are addresses; from 3.1.4 on they may be networks such as
\`192.0.2.0/24\`. A server before that does not start with one, and \`-t\` does not see it.`,
  source: 'ChangeLog 2415; seen with -T of Kea 3.0.4',
  severity: 'error',
  until: version('3.1.4'),
  scope: 'document',
  exampleTarget: '3.0',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "hooks-libraries": [
            { "library": "libdhcp_lease_query.so", "parameters": { "requesters": [ "192.0.2.0/24" ] } }
          ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "hooks-libraries": [
            { "library": "libdhcp_lease_query.so", "parameters": { "requesters": [ "192.0.2.7" ] } }
          ]
        }
      }
    `,
  },
  *check({ sections }) {
    for (const section of sections) {
      for (const { library, parameters } of hooksOf(section.document, section.node)) {
        if (parameters === undefined || libraryName(library?.value ?? '') !== 'libdhcp_lease_query.so')
          continue;
        for (const one of items(member(parameters, 'requesters'))) {
          const who = textOf(one) ?? '';
          if (!who.includes('/')) continue;
          yield {
            message: `${quote(who)} is a network, which Kea takes from 3.1.4 on, expected an address; -t takes it, the start fails`,
            at: valueAt(one),
            fix: manualFix('write the addresses that ask'),
          };
        }
      }
    }
  },
});
