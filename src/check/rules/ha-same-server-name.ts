// Rule: two hosts say that they are the same server of one relationship.

import { quote } from '../../core/quote.ts';
import { haFile } from '../ha-example.ts';
import { doublesIn, partnersIn } from '../partners.ts';
import { there, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'ha-same-server-name',
  title: 'two hosts are the same server of one High Availability relationship',
  why: `The files of two partners are alike but for \`this-server-name\`. When one was copied to the other host and the
name was not changed, both listen on one address (the second cannot, for it is not its own: "Cannot assign
requested address"), or both wait for a partner that is not there. Said only when no host of the run has the other
name; a copy kept beside the original shows it as well.`,
  source: 'Kea 3.0 manual, "libdhcp_ha.so"; src/hooks/dhcp/high_availability/ha_config.cc',
  severity: 'warning',
  scope: 'fleet',
  bad: { 'one/kea-dhcp4.conf': haFile(), 'two/kea-dhcp4.conf': haFile() },
  good: { 'one/kea-dhcp4.conf': haFile(), 'two/kea-dhcp4.conf': haFile({ self: '"two"' }) },
  *check(fleet) {
    const paired = new Set(
      [...partnersIn(fleet)].flatMap(({ first, second }) => [first, second]).map(({ name }) => name),
    );
    for (const { first, second } of doublesIn(fleet)) {
      const self = second.relationship.thisServerName;
      const other = first.relationship.thisServerName;
      if (self === undefined || other === undefined || paired.has(second.name)) continue;
      yield {
        message: `this host is the server ${quote(second.name)} like ${first.server.file.path}, and no host is its partner`,
        at: valueAt(self),
        related: [there('the same name', valueAt(other))],
      };
    }
  },
});
