// Rule: a setting that only a hook library reads, and the library is not loaded.

import type { Location } from '../../core/source.ts';
import { classesOf } from '../../installation/dhcp/classes.ts';
import type { Dhcp } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { contextHooks, identifierHook, libraryName } from '../../kea/hooks.ts';
import { text } from '../example.ts';
import { items, keyAt, member, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'hook-needed',
  title: 'a setting that only a hook library reads, and the library is not loaded',
  why: `The identifier flex-id is made by libdhcp_flex_id and by nothing else: in \`host-reservation-identifiers\` without the
library it costs a look-up and finds nothing. In the same way \`limits\`, \`ping-check\` and \`ddns-tuning\` inside of a
\`user-context\` are read by libdhcp_limits, libdhcp_ping_check and libdhcp_ddns_tuning; Kea keeps a user-context and looks at
nothing in it, so a limit that nobody enforces is not noticed.`,
  source:
    'Kea manual, "libdhcp_flex_id.so", "libdhcp_limits.so", "libdhcp_ping_check.so", "libdhcp_ddns_tuning.so"',
  severity: 'warning',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "subnet4": [
            {
              "id": 1, "subnet": "192.0.2.0/24", "user-context": { "limits": { "rate-limit": "100 packets per second" } },
              "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ]
            }
          ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "hooks-libraries": [ { "library": "libdhcp_limits.so" } ],
          "subnet4": [
            {
              "id": 1, "subnet": "192.0.2.0/24", "user-context": { "limits": { "rate-limit": "100 packets per second" } },
              "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ]
            }
          ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      const loaded = new Set(dhcp.hooks().map(({ library }) => libraryName(library?.value ?? '')));
      // A library of somebody else may make identifiers or read a user-context as well.
      if ([...loaded].some((name) => !name.startsWith('libdhcp_'))) continue;
      const said = new Set<string>();
      for (const { what, library, at } of needsOf(dhcp)) {
        // Said once for each library: a thousand subnets may have the same.
        if (loaded.has(library) || said.has(library)) continue;
        said.add(library);
        yield { message: `${what} means something to ${library} alone, which is not loaded`, at };
      }
    }
  },
});

interface Need {
  readonly what: string;
  readonly library: string;
  readonly at: Location;
}

function* needsOf(dhcp: Dhcp): Generator<Need> {
  for (const item of items(member(dhcp, 'host-reservation-identifiers'))) {
    if (item.document.string(item.node) !== identifierHook.identifier) continue;
    yield {
      what: `the identifier "${identifierHook.identifier}"`,
      library: identifierHook.library,
      at: valueAt(item),
    };
  }
  for (const level of [...classesOf(dhcp), ...dhcp.networks(), ...dhcp.subnets()]) {
    const context = member(level, 'user-context');
    if (context === undefined) continue;
    for (const [key, library] of contextHooks) {
      const place = member(context, key);
      if (place === undefined || place.document.kind(place.node) !== 'map') continue;
      yield { what: `"${key}" of a user-context`, library, at: keyAt(place) };
    }
  }
}
