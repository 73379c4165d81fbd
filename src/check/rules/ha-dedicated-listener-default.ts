// Rule: the HA hook listens on the port that the agent of the same host has.

import { clashesOf, clashFinding, isHa } from '../clashes.ts';
import { text } from '../example.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'ha-dedicated-listener-default',
  title: "the High Availability listener is on the agent's port",
  why: `Up to 2.3.6 HA partners reached a server through its Control Agent at \`url\`. From 2.3.7 on
the HA hook opens a listener of its own there, by default. Whoever comes second fails with "Address
already in use": the server does not start when the agent runs already, and the agent does not when
the server does. \`-t\` and \`-T\` pass. Give HA a port of its own on all peers, or switch
\`http-dedicated-listener\` off.`,
  source: 'src/hooks/dhcp/high_availability/ha_config_parser.cc; ChangeLog 2124',
  severity: 'error',
  when: 'haDedicatedListener',
  scope: 'installation',
  exampleTarget: '2.6',
  also: ['ha-listener-open', 'ha-without-tls', 'listener-open-to-network'],
  bad: {
    'kea-ctrl-agent.conf': text`
      {
        "Control-agent": { "http-host": "192.0.2.1", "http-port": 8000,
                           "control-sockets": { "dhcp4": { "socket-name": "kea4-ctrl-socket" } } }
      }
    `,
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "control-socket": { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" },
          "hooks-libraries": [
            { "library": "libdhcp_lease_cmds.so" },
            { "library": "libdhcp_ha.so",
              "parameters": { "high-availability": [ {
                "this-server-name": "one", "mode": "hot-standby",
                "peers": [
                  { "name": "one", "url": "http://192.0.2.1:8000/", "role": "primary" },
                  { "name": "two", "url": "http://192.0.2.2:8000/", "role": "standby" } ] } ] } }
          ]
        }
      }
    `,
  },
  good: {
    'kea-ctrl-agent.conf': text`
      {
        "Control-agent": { "http-host": "192.0.2.1", "http-port": 8000,
                           "control-sockets": { "dhcp4": { "socket-name": "kea4-ctrl-socket" } } }
      }
    `,
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "control-socket": { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" },
          "hooks-libraries": [
            { "library": "libdhcp_lease_cmds.so" },
            { "library": "libdhcp_ha.so",
              "parameters": { "high-availability": [ {
                "this-server-name": "one", "mode": "hot-standby",
                "peers": [
                  { "name": "one", "url": "http://192.0.2.1:8005/", "role": "primary" },
                  { "name": "two", "url": "http://192.0.2.2:8005/", "role": "standby" } ] } ] } }
          ]
        }
      }
    `,
  },
  *check(installation, context) {
    for (const clash of clashesOf(installation, context)) {
      const { first, second } = clash;
      if (isHa(first) === isHa(second)) continue;
      if (first.owner !== 'agent' && second.owner !== 'agent') continue;
      yield clashFinding(clash, 'only one of them can have the port, since 2.3.7');
    }
  },
});
