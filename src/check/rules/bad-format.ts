// Rule: a string that must be an address, a prefix, a pool or an identifier, and is none.

import { text } from '../example.ts';
import { defineRule } from '../rule.ts';
import { findingsOf } from '../schema.ts';

export default defineRule({
  id: 'bad-format',
  title: 'an address, prefix, pool or identifier is not written as Kea reads it',
  why: `Addresses, prefixes, pools and identifiers of hosts are strings to the grammar, and are read
when the configuration is used: \`-t\` refuses them, often without naming the place. A pool is a range
of two full addresses or a prefix. Bytes of a hardware address or DUID are separated by colons, not by
hyphens or dots; text as identifier stands between single quotes inside of the double ones. Blanks are
taken around the parts of a subnet or pool, and nowhere else. From 2.3.8 on a DUID has three bytes at
least.`,
  source: 'src/lib/dhcpsrv/parsers/, src/lib/util/str.cc; held against Kea 2.2.0, 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "subnet4": [ { "id": 1, "subnet": "192.0.2.0/255.255.255.0" } ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "subnet4": [ { "id": 1, "subnet": "192.0.2.0/24" } ]
        }
      }
    `,
  },
  check: (file, context) => findingsOf('bad-format', file, context),
});
