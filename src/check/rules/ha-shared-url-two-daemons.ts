// Rule: the HA hooks of dhcp4 and dhcp6 of one host listen on one port.

import { clashesOf, clashFinding, isHa } from '../clashes.ts';
import { text } from '../example.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'ha-shared-url-two-daemons',
  title: 'dhcp4 and dhcp6 have one URL for High Availability',
  why: `Through one Control Agent both servers could share a \`url\`, for HA commands say which
server they are for. With a listener of its own in each server (from 2.3.7 on, by default) the
second server fails at start: "Address already in use".`,
  source: 'src/hooks/dhcp/high_availability/ha_config_parser.cc; ChangeLog 2124',
  severity: 'error',
  when: 'haDedicatedListener',
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
                "this-server-name": "one", "mode": "hot-standby",
                "peers": [
                  { "name": "one", "url": "http://192.0.2.1:8005/", "role": "primary" },
                  { "name": "two", "url": "http://192.0.2.2:8005/", "role": "standby" } ] } ] } }
          ]
        }
      }
    `,
    'kea-dhcp6.conf': text`
      {
        "Dhcp6": {
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
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
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
    'kea-dhcp6.conf': text`
      {
        "Dhcp6": {
          "hooks-libraries": [
            { "library": "libdhcp_lease_cmds.so" },
            { "library": "libdhcp_ha.so",
              "parameters": { "high-availability": [ {
                "this-server-name": "one", "mode": "hot-standby",
                "peers": [
                  { "name": "one", "url": "http://192.0.2.1:8007/", "role": "primary" },
                  { "name": "two", "url": "http://192.0.2.2:8007/", "role": "standby" } ] } ] } }
          ]
        }
      }
    `,
  },
  *check(installation, context) {
    for (const clash of clashesOf(installation, context)) {
      if (!isHa(clash.first) || !isHa(clash.second) || clash.first.owner === clash.second.owner) continue;
      yield clashFinding(clash, 'the server that starts second fails');
    }
  },
});
