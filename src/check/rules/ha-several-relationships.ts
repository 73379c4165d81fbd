// Rule: several HA relationships in one server that do not go together.

import { quote } from '../../core/quote.ts';
import type { HaRelationship, Server, Valued } from '../../installation/types.ts';
import { haModeOfSeveral } from '../../kea/ha.ts';
import { clashesOf, clashFinding, isHa } from '../clashes.ts';
import { text } from '../example.ts';
import { there, valueAt } from '../places.ts';
import type { Finding } from '../rule.ts';
import { defineRule } from '../rule.ts';

const hub = (mode: string): string =>
  text`
      {
        "Dhcp4": {
          "hooks-libraries": [
            { "library": "libdhcp_lease_cmds.so" },
            { "library": "libdhcp_ha.so",
              "parameters": { "high-availability": [
                { "this-server-name": "hub-a", "mode": "MODE",
                  "peers": [
                    { "name": "hub-a", "url": "http://127.0.0.1:8007/", "role": "primary" },
                    { "name": "branch-a", "url": "http://127.0.0.2:8007/", "role": "ROLE" } ] },
                { "this-server-name": "hub-b", "mode": "hot-standby",
                  "peers": [
                    { "name": "hub-b", "url": "http://127.0.0.1:8008/", "role": "primary" },
                    { "name": "branch-b", "url": "http://127.0.0.3:8007/", "role": "standby" } ] } ] } }
          ]
        }
      }
    `
    .replace('MODE', mode)
    .replace('ROLE', mode === 'hot-standby' ? 'standby' : 'secondary');

export default defineRule({
  id: 'ha-several-relationships',
  title: 'several High Availability relationships that do not go together',
  why: `One server can be the partner of several others (hub and spoke) from 2.5.5 on, in hot-standby mode
only, and with names that differ in all relationships, the server's own included. With anything else the
hook does not load: "multiple HA relationships are only supported for 'hot-standby' mode", "server names
must be unique for different relationships". Each relationship opens a listener of its own, so the URLs of
the server itself must differ in their ports: "Address already in use". \`-t\` passes.`,
  source:
    'ChangeLog 2199; src/hooks/dhcp/high_availability/ha_config_parser.cc: validateRelationships; seen with Kea 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'installation',
  bad: { 'kea-dhcp4.conf': hub('load-balancing') },
  good: { 'kea-dhcp4.conf': hub('hot-standby') },
  *check(installation, context) {
    const several = installation.servers.filter(({ relationships }) => relationships.length > 1);
    for (const server of several) yield* judge(server);
    if (several.length === 0) return;
    for (const clash of clashesOf(installation, context)) {
      if (!isHa(clash.first) || clash.first.owner !== clash.second.owner) continue;
      yield clashFinding(clash, 'each relationship opens a port of its own, and the server does not start');
    }
  },
});

function* judge({ kind, relationships }: Server): Generator<Finding> {
  const seen = new Map<string, { readonly name: Valued<string>; readonly by: HaRelationship }>();
  for (const relationship of relationships) {
    const { mode } = relationship;
    if (mode !== undefined && mode.value !== haModeOfSeveral) {
      yield {
        message: `${kind} has ${relationships.length} HA relationships, which only goes with ${haModeOfSeveral}; this one is ${quote(mode.value)}`,
        at: valueAt(mode),
      };
    }
    for (const { name } of relationship.peers) {
      if (name === undefined) continue;
      const first = seen.get(name.value.trim());
      if (first === undefined) seen.set(name.value.trim(), { name, by: relationship });
      else if (first.by !== relationship) {
        yield {
          message: `the HA peer name ${quote(name.value)} is in two relationships of ${kind}; names must differ in all of them`,
          at: valueAt(name),
          related: [there('the other relationship', valueAt(first.name))],
        };
      }
    }
  }
}
