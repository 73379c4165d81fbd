// Rule: the HA listener takes every command of the API from anybody.

import { insertFix, setFix } from '../fixes.ts';
import { openListener, relationshipsOf, restrictsCommands } from '../ha.ts';
import { haFile } from '../ha-example.ts';
import { keyAt, there, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

const plain = [
  '{ "name": "one", "url": "http://192.0.2.1:8005/", "role": "primary" }',
  '{ "name": "two", "url": "http://192.0.2.2:8005/", "role": "standby" }',
];

export default defineRule({
  id: 'ha-listener-open',
  title: 'the High Availability port takes every command, from anybody',
  why: `With \`restrict-commands\` false the port for the partner is a complete control channel: \`config-set\`,
\`lease4-wipe\`, \`shutdown\`. No credentials are asked for up to 3.3.0. False is the default up to 2.7;
from 3.0 on only the commands of High Availability are taken, others get 403. Programs that use this
port for general commands need a control socket of their own.`,
  source: 'ChangeLog 2367; src/hooks/dhcp/high_availability/ha_service.cc; seen with Kea 2.6.3',
  severity: 'warning',
  when: 'haDedicatedListener',
  scope: 'installation',
  also: ['ha-without-tls'],
  bad: { 'kea-dhcp4.conf': haFile({ more: '"restrict-commands": false,', peers: plain }) },
  good: { 'kea-dhcp4.conf': haFile({ more: '"restrict-commands": true,', peers: plain }) },
  *check(installation, context) {
    for (const owned of relationshipsOf(installation)) {
      const { server, relationship } = owned;
      const own = openListener(owned, context);
      if (own === undefined || restrictsCommands(relationship, context)) continue;
      const { restrictCommands } = relationship;
      const isWritten = restrictCommands !== undefined;
      const reason = isWritten
        ? '"restrict-commands" is false'
        : '"restrict-commands" is not there, and false by default before 3.0';
      yield {
        message: `the HA port of ${server.kind} takes every command from anybody who reaches it: ${reason}`,
        at: isWritten ? keyAt(restrictCommands) : valueAt(own.url ?? own),
        related: isWritten && own.url !== undefined ? [there('the port', valueAt(own.url))] : [],
        fix: isWritten
          ? setFix('unsafe', 'write true', restrictCommands, true)
          : insertFix(
              'unsafe',
              'add "restrict-commands": true',
              relationship,
              'restrict-commands',
              true,
              'mode',
            ),
      };
    }
  },
});
