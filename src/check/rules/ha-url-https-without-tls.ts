// Rule: the url of an HA peer says https, and there are no TLS files for it.

import { quote } from '../../core/quote.ts';
import { isTls, peerTls } from '../../installation/endpoints.ts';
import { parseHaUrl } from '../../installation/ha-url.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'ha-url-https-without-tls',
  title: 'the URL of a High Availability peer says https without TLS files',
  why: `An \`https\` URL needs \`trust-anchor\`, \`cert-file\` and \`key-file\`, in the relationship
or in the peer; an empty string in the peer takes TLS away again. The hook refuses to start: "https
scheme is not supported for server two where TLS is disabled". \`-t\` passes.`,
  source: 'src/hooks/dhcp/high_availability/ha_config.cc: HAConfig::validate; ChangeLog 1881',
  severity: 'error',
  scope: 'installation',
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
                  { "name": "two", "url": "https://192.0.2.2:8005/", "role": "standby" } ] } ] } }
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
                "trust-anchor": "/etc/kea/ca.pem", "cert-file": "/etc/kea/cert.pem", "key-file": "/etc/kea/key.pem",
                "peers": [
                  { "name": "one", "url": "https://192.0.2.1:8005/", "role": "primary" },
                  { "name": "two", "url": "https://192.0.2.2:8005/", "role": "standby" } ] } ] } }
          ]
        }
      }
    `,
  },
  *check({ servers }) {
    for (const { relationships, kind } of servers) {
      for (const relationship of relationships) {
        for (const peer of relationship.peers) {
          const { url, name } = peer;
          if (url === undefined || parseHaUrl(url.value)?.scheme !== 'https') continue;
          if (isTls(peerTls(relationship, peer))) continue;
          yield {
            message: `the url of the HA peer ${quote(name?.value ?? '')} of ${kind} says https, and the three TLS files are missing; it passes -t and the start fails`,
            at: valueAt(url),
            fix: manualFix('name "trust-anchor", "cert-file" and "key-file", or write http'),
          };
        }
      }
    }
  },
});
