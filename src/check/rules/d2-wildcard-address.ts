// Rule: D2 takes update requests from other machines.

import { isLoopback, isWildcard } from '../../core/address.ts';
import { quote } from '../../core/quote.ts';
import { d2Of } from '../../installation/ddns.ts';
import { text } from '../example.ts';

import { valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

const d2 = (address: string): string =>
  text`
      { "DhcpDdns": { "ip-address": "ADDRESS", "port": 53001, "tsig-keys": [ ], "forward-ddns": { }, "reverse-ddns": { } } }
    `.replace('ADDRESS', address);

export default defineRule({
  id: 'd2-wildcard-address',
  title: 'requests to D2 are taken from other machines',
  why: `Requests to D2 are plain UDP packets without any proof of who sent them, and D2 does what they say with
its keys: whoever reaches the port writes into the DNS. Servers on the same host need 127.0.0.1 only. A
wildcard address was refused up to 2.5.2; from 2.5.3 on Kea warns in its log.`,
  source: 'Kea 3.0 manual, "The DHCP-DDNS Server"; ChangeLog 2187; src/lib/d2srv/d2_config.cc',
  severity: 'warning',
  scope: 'installation',
  bad: { 'kea-dhcp-ddns.conf': d2('0.0.0.0') },
  good: { 'kea-dhcp-ddns.conf': d2('127.0.0.1') },
  *check({ servers }) {
    const address = d2Of(servers)?.address;
    if (address === undefined || isLoopback(address.value)) return;
    const isEverywhere = isWildcard(address.value);
    yield {
      message: `requests to D2 are taken at ${isEverywhere ? `every address of the host (${quote(address.value)})` : quote(address.value)}, and whoever sends them is believed`,
      at: valueAt(address),
      severity: isEverywhere ? 'warning' : 'info',
    };
  },
});
