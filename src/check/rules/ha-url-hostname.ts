// Rule: the url of an HA peer has a host name, or is no URL that Kea takes.

import { quote } from '../../core/quote.ts';
import { parseHaUrl } from '../../installation/ha-url.ts';
import { manualFix } from '../fixes.ts';
import { haFile } from '../ha-example.ts';
import { valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

const peers = (host: string): readonly string[] => [
  '{ "name": "one", "url": "https://192.0.2.1:8005/", "role": "primary" }',
  `{ "name": "two", "url": "https://${host}:8005/", "role": "standby" }`,
];

export default defineRule({
  id: 'ha-url-hostname',
  title: 'the URL of a High Availability peer has no IP address',
  why: `The hook takes IP addresses only, for the server itself and for every peer: "bad url
'http://kea1:8005/': Failed to convert string to address 'kea1'". \`-t\` does not look at it and
passes; the start fails. IPv6 addresses stand in brackets.`,
  source: 'src/hooks/dhcp/high_availability/ha_config.cc: HAConfig::validate; ChangeLog 1881',
  severity: 'error',
  scope: 'installation',
  bad: { 'kea-dhcp4.conf': haFile({ peers: peers('kea2.example.org') }) },
  good: { 'kea-dhcp4.conf': haFile({ peers: peers('192.0.2.2') }) },
  *check({ servers }) {
    for (const { relationships, kind } of servers) {
      for (const { url, name } of relationships.flatMap(({ peers }) => peers)) {
        if (url === undefined) continue;
        const parsed = parseHaUrl(url.value);
        if (parsed?.family !== undefined) continue;
        const peer = `the HA peer ${quote(name?.value ?? '')} of ${kind}`;
        yield {
          message:
            parsed === undefined
              ? `the url of ${peer} is none that leads to an address and a port; expected http://ADDRESS:PORT/`
              : `the url of ${peer} has the host ${quote(parsed.host)}, which is no IP address; it passes -t and the start fails`,
          at: valueAt(url),
          fix: manualFix(
            parsed === undefined ? 'write an IP address and a port up to 65535' : 'write the IP address',
          ),
        };
      }
    }
  },
});
