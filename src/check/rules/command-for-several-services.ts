// Rule: a command whose `service` list no single server takes.

import { quote } from '../../core/quote.ts';
import { daemons, mistakenServices, services } from '../../kea/daemons.ts';
import { text } from '../example.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'command-for-several-services',
  title: 'a script sends a command with a service list that a server refuses',
  why: `The Control Agent sent one request on to every service in its list. A server's own listener answers for itself: from
3.1.9 on (stable: 3.2) it refuses a list of more than one item, and every name but its own. Before that it ignored the list,
so that a request meant for two servers was carried out by one.

One request per server, each to its own listener, with no \`service\` at all, works with every version.`,
  source: 'src/lib/config/http_command_response_creator.cc',
  severity: 'warning',
  when: 'serviceChecked',
  scope: 'neighbour',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "valid-lifetime": 3600 } }
    `,
    'reload.sh': text`
      curl "$URL" -d '{ "command": "config-reload", "service": [ "dhcp4", "dhcp6" ] }'
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "valid-lifetime": 3600 } }
    `,
    'reload.sh': text`
      for url in "$DHCP4" "$DHCP6"; do curl "$url" -d '{ "command": "config-reload" }'; done
    `,
  },
  *check(neighbour, traces) {
    if (traces.near(neighbour.absolute).length === 0) return;
    for (const { services: sent, at } of neighbour.commands) {
      const kea = sent.filter(
        (name) => Object.hasOwn(services, name) || Object.hasOwn(mistakenServices, name),
      );
      // A list with no service of Kea in it belongs to something else.
      if (kea.length === 0) continue;
      const [only = ''] = sent;
      const meant = sent.length === 1 ? mistakenServices[only] : undefined;
      if (sent.length > 1) {
        yield {
          message: `a server refuses a "service" list of ${sent.length} items (${sent.map((name) => quote(name, 20)).join(', ')}); send one request to each server's own listener`,
          at,
        };
      } else if (meant !== undefined) {
        yield {
          message: `no server has the service name ${quote(only, 20)}; the ${daemons[meant].title} takes ${quote(daemons[meant].service ?? meant)}, or no "service" at all`,
          at,
        };
      }
    }
  },
});
