// Rule: partners are told to call a URL at which nothing of this host listens.

import { coversAddress, normalAddress } from '../../core/address.ts';
import { quote } from '../../core/quote.ts';
import { endpointsOf, hasDedicatedListener, ownPeer } from '../../installation/endpoints.ts';
import { type HaUrl, parseHaUrl } from '../../installation/ha-url.ts';
import type { Installation, Server } from '../../installation/types.ts';
import { behaves } from '../../kea/versions.ts';
import { isHa } from '../clashes.ts';
import { manualFix } from '../fixes.ts';
import { relationshipsOf } from '../ha.ts';
import { haFile, tlsMembers } from '../ha-example.ts';
import { keyAt, there, valueAt } from '../places.ts';
import type { CheckContext } from '../rule.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'ha-without-mt-needs-ca',
  title: 'nobody listens at the URL for High Availability',
  why: `The HA hook opens no port of its own when its multi-threading, the server's, or
\`http-dedicated-listener\` is off. Partners then reach the server through the Control Agent, or an HTTP
control socket, at the address and port of \`url\`. When none of these is there (the agent is gone from
3.2 on), heartbeats and lease updates fail, and the partner serves alone. Neither \`-t\` nor the start
says a word; the log has one line, HA_CONFIG_DHCP_MT_DISABLED, at level INFO.`,
  source: 'src/hooks/dhcp/high_availability/ha_config.cc: HAConfig::validate; ChangeLog 2458',
  severity: 'warning',
  scope: 'installation',
  bad: {
    'kea-dhcp4.conf': haFile({
      server: '"multi-threading": { "enable-multi-threading": false },',
      more: tlsMembers,
    }),
  },
  good: {
    'kea-dhcp4.conf': haFile({
      server: '"multi-threading": { "enable-multi-threading": true },',
      more: tlsMembers,
    }),
  },
  *check(installation, context) {
    const { target } = context;
    // An agent whose file was not given may well be there.
    if (installation.agent === undefined && behaves('agentRuns', target)) return;
    for (const { server, relationship } of relationshipsOf(installation)) {
      const url = ownPeer(relationship)?.url;
      const parsed = url === undefined ? undefined : parseHaUrl(url.value);
      if (url === undefined || parsed?.family === undefined || parsed.port === 0) continue;
      if (hasDedicatedListener(server, relationship, target)) continue;
      if (isAnswered(installation, server, parsed, context)) continue;
      const off =
        relationship.dedicatedListener ?? relationship.enableMultiThreading ?? server.multiThreading;
      yield {
        message: `the HA hook of ${server.kind} opens no port, and neither an agent nor a control socket of this host listens at its url ${quote(url.value)}; partners reach nobody`,
        at: valueAt(url),
        related: off === undefined ? [] : [there('no port of its own because of this', keyAt(off))],
        fix: manualFix('let the HA hook listen itself: multi-threading and "http-dedicated-listener" on'),
      };
    }
  },
});

/** The agent, where there is one, a control socket, or another relationship's listener takes requests at this address and port. */
function isAnswered(
  installation: Installation,
  { kind }: Server,
  { host, port }: HaUrl,
  { target }: CheckContext,
): boolean {
  return endpointsOf(installation, target).some((endpoint) => {
    if (endpoint.port !== port || (isHa(endpoint) && endpoint.owner !== `ha-${kind}`)) return false;
    if (endpoint.owner === 'agent' && !behaves('agentRuns', target)) return false;
    return normalAddress(endpoint.address) === normalAddress(host) || coversAddress(endpoint.address, host);
  });
}
