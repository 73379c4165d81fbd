// Rule: a server's http(s) control socket is on the port that an HA hook of the same host listens on.

import { clashesOf, clashFinding, isHa } from '../clashes.ts';
import { text } from '../example.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'ha-control-socket-port-clash',
  title: 'a control socket is on the port of the High Availability listener',
  why: `From 2.3.7 on the HA hook listens on the server's own \`url\` itself. An \`http\` control
socket on the same address and port, or on a wildcard address with that port, makes the start fail:
"CmdHttpListener::run failed … Address already in use". \`-t\` and \`-T\` pass. It is the usual
result of moving the agent's port into the server by hand.`,
  source: 'src/hooks/dhcp/high_availability/ha_service.cc; seen with Kea 3.0.4 and 3.2.0',
  severity: 'error',
  when: 'controlSocketsList',
  scope: 'installation',
  exampleTarget: '3.0',
  also: ['ha-without-tls', 'listener-open-to-network'],
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "control-sockets": [ { "socket-type": "http", "socket-address": "192.0.2.1", "socket-port": 8000 } ],
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
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "control-sockets": [ { "socket-type": "http", "socket-address": "192.0.2.1", "socket-port": 8004 } ],
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
  *check(installation, context) {
    for (const clash of clashesOf(installation, context)) {
      const { first, second } = clash;
      if (isHa(first) === isHa(second) || first.owner === 'agent' || second.owner === 'agent') continue;
      yield clashFinding(clash, 'only one of them can have the port, and the server does not start');
    }
  },
});
