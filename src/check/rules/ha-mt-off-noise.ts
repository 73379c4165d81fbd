// Rule: the HA hook without multi-threading or without a listener of its own, though the server has threads.

import { ownPeer } from '../../installation/endpoints.ts';
import { behaves } from '../../kea/versions.ts';
import { relationshipsOf } from '../ha.ts';
import { haFile, tlsMembers } from '../ha-example.ts';
import { keyAt } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'ha-mt-off-noise',
  title: 'the High Availability hook has no threads or no listener of its own',
  why: `From 2.3.7 on the HA hook handles its partner in threads and on a port of its own. With
\`enable-multi-threading\` false in the hook while the server itself has threads, every lease update waits
for the one main thread: Kea warns of "performance degradation" and logs errors at start and stop. With
\`http-dedicated-listener\` false partners must go through an agent or an HTTP control socket, which
is slower and, without the agent from 3.2 on, more to set up.`,
  source: 'src/hooks/dhcp/high_availability/ha_config.cc, ha_service.cc; ChangeLog 2124',
  severity: 'info',
  when: 'haDedicatedListener',
  scope: 'installation',
  exampleTarget: '3.0',
  bad: {
    'kea-dhcp4.conf': haFile({
      more: `"multi-threading": { "enable-multi-threading": false },\n${tlsMembers}`,
    }),
  },
  good: {
    'kea-dhcp4.conf': haFile({
      more: `"multi-threading": { "enable-multi-threading": true },\n${tlsMembers}`,
    }),
  },
  *check(installation, { target }) {
    for (const { server, relationship } of relationshipsOf(installation)) {
      const { enableMultiThreading: threads, dedicatedListener: listener } = relationship;
      if (!(server.multiThreading?.value ?? behaves('haDedicatedListener', target))) continue;
      if (ownPeer(relationship) === undefined) continue;
      if (threads !== undefined && threads.document.boolean(threads.node) === false) {
        yield {
          message: `the HA hook of ${server.kind} has no threads while the server has; every lease update waits for the main thread`,
          at: keyAt(threads),
        };
      } else if (listener !== undefined && listener.document.boolean(listener.node) === false) {
        yield {
          message: `the HA hook of ${server.kind} opens no port of its own; its partners must go through an agent or an HTTP control socket`,
          at: keyAt(listener),
        };
      }
    }
  },
});
