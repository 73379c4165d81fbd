// Rule: a protected listener on every address of the host, or on an address of the Internet.

import { ownerName } from '../clashes.ts';
import { text } from '../example.ts';
import { asksForPassword, exposedListeners, isWide, reachOf } from '../exposure.ts';
import { defineRule } from '../rule.ts';

const dhcp4 = (address: string): string =>
  text`
      {
        "Dhcp4": {
          "control-sockets": [
            { "socket-type": "https", "socket-address": "ADDRESS", "socket-port": 8004,
              "trust-anchor": "/etc/kea/ca.pem", "cert-file": "/etc/kea/cert.pem", "key-file": "/etc/kea/key.pem" }
          ]
        }
      }
    `.replace('ADDRESS', address);

export default defineRule({
  id: 'listener-exposed',
  title: 'a listener is on every address of the host, or on a public one',
  why: `The control channel is for management, and DHCP servers stand in many networks: on a wildcard address every
client network reaches the port. This one is protected by TLS, so it is a remark only; an address of the management
network, or a firewall, is the second lock.`,
  source: 'Kea 3.0 manual, "Kea Security"',
  severity: 'info',
  scope: 'installation',
  bad: { 'kea-dhcp4.conf': dhcp4('0.0.0.0') },
  good: { 'kea-dhcp4.conf': dhcp4('192.0.2.1') },
  *check(installation, context) {
    for (const listener of exposedListeners(installation, context)) {
      // Without protection another finding says where it listens as well.
      const isProtected = listener.tls && (listener.clientCertificates || asksForPassword(listener));
      if (!isProtected || !isWide(listener)) continue;
      yield {
        message: `${ownerName(listener)} listens ${reachOf(listener)}; an address of the management network is enough`,
        at: listener.at,
      };
    }
  },
});
