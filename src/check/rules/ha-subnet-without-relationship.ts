// Rule: with several HA relationships, a subnet that says none, or one that does not exist.

import { quote } from '../../core/quote.ts';
import type { Place, Server, Valued } from '../../installation/types.ts';
import { stringAt } from '../../installation/values.ts';
import { haSubnetKey } from '../../kea/ha.ts';
import { text } from '../example.ts';
import { items, keyAt, member, valueAt } from '../places.ts';
import type { Finding } from '../rule.ts';
import { defineRule } from '../rule.ts';

const hub = (context: string): string =>
  text`
      {
        "Dhcp4": {
          "subnet4": [
            { "id": 1, "subnet": "192.0.2.0/25", "user-context": { "ha-server-name": "hub-a" } },
            { "id": 2, "subnet": "192.0.2.128/25"CONTEXT }
          ],
          "hooks-libraries": [
            { "library": "libdhcp_lease_cmds.so" },
            { "library": "libdhcp_ha.so",
              "parameters": { "high-availability": [
                { "this-server-name": "hub-a", "mode": "hot-standby",
                  "peers": [
                    { "name": "hub-a", "url": "http://127.0.0.1:8007/", "role": "primary" },
                    { "name": "branch-a", "url": "http://127.0.0.2:8007/", "role": "standby" } ] },
                { "this-server-name": "hub-b", "mode": "hot-standby",
                  "peers": [
                    { "name": "hub-b", "url": "http://127.0.0.1:8008/", "role": "primary" },
                    { "name": "branch-b", "url": "http://127.0.0.3:8007/", "role": "standby" } ] } ] } }
          ]
        }
      }
    `.replace('CONTEXT', context);

export default defineRule({
  id: 'ha-subnet-without-relationship',
  title: 'a subnet of no High Availability relationship, where there are several',
  why: `A server with several relationships must know which of them a subnet belongs to:
\`"user-context": { "ha-server-name": … }\` in the subnet or its shared network names one of the peers.
Without it, or with a name that is no peer, the hook drops every query for that subnet and logs
HA_SUBNET4_SELECT_NO_RELATIONSHIP_SELECTOR_FOR_SUBNET. \`-t\` and \`-T\` pass.`,
  source:
    'Kea 3.0 manual, "Hub and Spoke Configuration"; src/hooks/dhcp/high_availability/ha_impl.cc: subnet4Select; seen with Kea 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'installation',
  bad: { 'kea-dhcp4.conf': hub('') },
  good: { 'kea-dhcp4.conf': hub(', "user-context": { "ha-server-name": "branch-b" }') },
  *check({ servers }) {
    for (const server of servers) if (server.relationships.length > 1) yield* judge(server);
  },
});

function* judge(server: Server): Generator<Finding> {
  const { kind, section, relationships } = server;
  const names = relationships.flatMap(({ peers }) => peers.flatMap(({ name }) => name?.value.trim() ?? []));
  for (const { subnet, network } of subnetsOf(server)) {
    const selector = selectorOf(subnet) ?? (network === undefined ? undefined : selectorOf(network));
    if (selector === undefined) {
      const prefix = stringAt(section.document, subnet.node, 'subnet');
      yield {
        message: `${kind} has several HA relationships and the subnet ${quote(prefix?.value ?? '')} names none; its queries are dropped`,
        at: prefix === undefined ? keyAt(subnet) : valueAt(prefix),
      };
    } else if (!names.includes(selector.value)) {
      yield {
        message: `"${haSubnetKey}" ${quote(selector.value)} is no HA peer of ${kind}; queries for the subnet are dropped`,
        at: valueAt(selector),
      };
    }
  }
}

function selectorOf(holder: Place): Valued<string> | undefined {
  const context = member(holder, 'user-context');
  return context === undefined ? undefined : stringAt(holder.document, context.node, haSubnetKey);
}

function* subnetsOf({
  kind,
  section,
}: Server): Generator<{ readonly subnet: Place; readonly network?: Place }> {
  const key = kind === 'dhcp6' ? 'subnet6' : 'subnet4';
  for (const subnet of items(member(section, key))) yield { subnet };
  for (const network of items(member(section, 'shared-networks'))) {
    for (const subnet of items(member(network, key))) yield { subnet, network };
  }
}
