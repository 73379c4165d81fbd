// Rule: a listener of the control channel that other machines reach asks nobody who he is.

import { behaves } from '../../kea/versions.ts';
import { ownerName } from '../clashes.ts';
import { text } from '../example.ts';
import { exposedListeners, reachOf } from '../exposure.ts';
import { manualFix } from '../fixes.ts';
import { defineRule } from '../rule.ts';

const agent = (host: string): string =>
  text`
      {
        "Control-agent": { "http-host": "HOST", "http-port": 8000,
                           "control-sockets": { "dhcp4": { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" } } }
      }
    `.replace('HOST', host);

export default defineRule({
  id: 'listener-open-to-network',
  title: 'a listener for other machines lets everybody in',
  why: `Without credentials and without client certificates, whoever reaches the port controls the servers behind it:
reads and changes their configuration, takes leases away, stops them. TLS with \`"cert-required": false\` encrypts, and
asks nobody either. Up to 3.0 Kea opens such a port without a word; from 3.1.0 on servers refuse one without TLS, and
still open one with TLS.`,
  source: 'Kea 3.0 manual, "Kea Security"; src/lib/config/http_command_config.cc',
  severity: 'warning',
  scope: 'installation',
  exampleTarget: '2.6',
  bad: { 'kea-ctrl-agent.conf': agent('0.0.0.0') },
  good: { 'kea-ctrl-agent.conf': agent('127.0.0.1') },
  *check(installation, context) {
    for (const listener of exposedListeners(installation, context)) {
      if (listener.credentials !== 'none' || listener.clientCertificates) continue;
      // A server's listener with neither has a finding of its own: Kea refuses it.
      if (listener.owner !== 'agent' && !listener.tls && behaves('securityEnforced', context.target))
        continue;
      const lacks = listener.tls
        ? 'TLS, but neither client certificates nor credentials'
        : 'neither TLS nor credentials';
      yield {
        message: `${ownerName(listener)} listens ${reachOf(listener)} with ${lacks}: whoever reaches it controls Kea`,
        at: listener.at,
        fix: manualFix('listen on 127.0.0.1, or ask for credentials or client certificates'),
      };
    }
  },
});
