// Rule: a server's own name is not among its HA peers.

import { quote } from '../../core/quote.ts';
import type { HaRelationship } from '../../installation/types.ts';
import { relationshipsOf } from '../ha.ts';
import { haFile } from '../ha-example.ts';
import { keyAt, there, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'ha-this-server-unknown',
  title: '"this-server-name" is none of the High Availability peers',
  why: `\`this-server-name\` says which of the \`peers\` the server itself is. When it is missing, or no peer
has that name, the hook does not load ("no peer configuration specified for the 'kea1'") and the
server does not start. \`-t\` does not look into the hook's parameters and passes. It is the usual
slip after copying the file of one partner to the other and renaming half of it.`,
  source: 'src/hooks/dhcp/high_availability/ha_config.cc: HAConfig::validate; seen with Kea 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'installation',
  bad: { 'kea-dhcp4.conf': haFile({ self: '"three"' }) },
  good: { 'kea-dhcp4.conf': haFile() },
  *check(installation) {
    for (const { server, relationship } of relationshipsOf(installation)) {
      const { thisServerName: self, peers } = relationship;
      if (peers.length === 0) continue;
      if (self === undefined) {
        yield {
          message: `the HA relationship of ${server.kind} has no "this-server-name" to tell which of its peers the server is`,
          at: keyAt(relationship),
        };
        continue;
      }
      if (self.value.trim() === '') {
        yield { message: `"this-server-name" of ${server.kind} is empty`, at: valueAt(self) };
        continue;
      }
      const names = namesOf(relationship);
      if (names.length === 0 || names.includes(self.value.trim())) continue;
      yield {
        message: `no HA peer of ${server.kind} is called ${quote(self.value)}; there ${names.length === 1 ? 'is' : 'are'} ${names.map((name) => quote(name)).join(', ')}`,
        at: valueAt(self),
        related: peers.flatMap(({ name }) =>
          name === undefined ? [] : there('a peer with another name', valueAt(name)),
        ),
      };
    }
  },
});

/** The names as Kea looks for them: blanks are taken off "this-server-name" alone. */
function namesOf({ peers }: HaRelationship): readonly string[] {
  return peers.flatMap(({ name }) => (name === undefined ? [] : name.value));
}
