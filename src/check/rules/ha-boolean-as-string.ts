// Rule: a boolean of the HA hook is written as a string, which -t passes and the start does not.

import type { Fix } from '../../core/change.ts';
import type { HaRelationship, Place } from '../../installation/types.ts';
import { haBooleans } from '../../kea/ha.ts';
import { text } from '../example.ts';
import { setFix } from '../fixes.ts';
import { keyAt, member, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'ha-boolean-as-string',
  title: 'a boolean of the High Availability hook is no boolean',
  why: `Hook parameters are free JSON to Kea's grammar, so that \`"restrict-commands": "true"\`
passes \`-t\`. The hook itself takes a boolean only: the start ends with "invalid type specified for
parameter 'restrict-commands'" and "One or more hook libraries failed to load". \`-T\` (from 2.3.6
on) sees it. Kea's own documentation had this mistake in an example.`,
  source: 'src/hooks/dhcp/high_availability/ha_config_parser.cc; seen with Kea 2.6.3, 3.0.4 and 3.2.0',
  severity: 'error',
  scope: 'installation',
  also: ['ha-without-tls'],
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "hooks-libraries": [
            { "library": "libdhcp_lease_cmds.so" },
            { "library": "libdhcp_ha.so",
              "parameters": { "high-availability": [ {
                "this-server-name": "one", "mode": "hot-standby", "restrict-commands": "true",
                "peers": [
                  { "name": "one", "url": "http://192.0.2.1:8005/", "role": "primary" },
                  { "name": "two", "url": "http://192.0.2.2:8005/", "role": "standby" } ] } ] } }
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
            { "library": "libdhcp_lease_cmds.so" },
            { "library": "libdhcp_ha.so",
              "parameters": { "high-availability": [ {
                "this-server-name": "one", "mode": "hot-standby", "restrict-commands": true,
                "peers": [
                  { "name": "one", "url": "http://192.0.2.1:8005/", "role": "primary" },
                  { "name": "two", "url": "http://192.0.2.2:8005/", "role": "standby" } ] } ] } }
          ]
        }
      }
    `,
  },
  *check({ servers }) {
    for (const server of servers) {
      for (const place of server.relationships.flatMap(booleansOf)) {
        const { document, node } = place;
        if (document.kind(node) === 'boolean') continue;
        const found = document.kind(node) === 'string' ? 'a string' : `of type ${document.kind(node)}`;
        yield {
          message: `"${document.key(node) ?? ''}" of the HA hook of ${server.kind} is ${found}, expected true or false; it passes -t and the start fails`,
          at: document.kind(node) === 'map' ? keyAt(place) : valueAt(place),
          ...fixFor(place),
        };
      }
    }
  },
});

function booleansOf(relationship: HaRelationship): readonly Place[] {
  const { multiThreading, peers } = relationship;
  const holders: readonly (readonly [Place | undefined, readonly string[]])[] = [
    [relationship, haBooleans.relationship],
    [multiThreading, haBooleans.multiThreading],
    ...peers.map((peer) => [peer, haBooleans.peer] as const),
  ];
  return holders.flatMap(([holder, keys]) =>
    keys.flatMap((key) => (holder === undefined ? [] : (member(holder, key) ?? []))),
  );
}

/** A server with this mistake does not start, and only one reading is left. */
function fixFor(place: Place): { readonly fix?: Fix } {
  const said = place.document.string(place.node)?.trim().toLowerCase();
  if (said !== 'true' && said !== 'false') return {};
  return { fix: setFix('safe', `write ${said} without quotes`, place, said === 'true') };
}
