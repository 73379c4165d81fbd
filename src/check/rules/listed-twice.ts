// Rule: an entry stands twice in a list where Kea takes each once.

import { quote } from '../../core/quote.ts';
import type { Dhcp } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { relationshipsOf } from '../../installation/hooks.ts';
import type { Place } from '../../installation/types.ts';
import { listedOnce, sameSources } from '../../kea/listed-once.ts';
import { text } from '../example.ts';
import { items, member, there, valueAt } from '../places.ts';
import { defineRule, type Finding } from '../rule.ts';

export default defineRule({
  id: 'listed-twice',
  title: 'an entry stands twice in a list where Kea takes each once',
  why: `In \`interfaces\`, \`host-reservation-identifiers\` and \`mac-sources\` each entry may stand once; of a second one Kea says
"interface 'eth0' has already been specified" or "duplicate host identifier" and refuses the whole file. Some sources of
hardware addresses have two names, such as \`rfc4649\` and \`remote-id\`. A DHCPv4 server takes an interface either as a whole
or with one address; \`*\` beside names is fine. A state of High Availability stands once in \`states\`, which only the start finds.`,
  source:
    'src/lib/dhcpsrv/cfg_iface.cc, cfg_mac_source.cc, cfg_host_operations.cc; seen with Kea 2.2.0, 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "host-reservation-identifiers": [ "hw-address", "client-id", "hw-address" ] } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "host-reservation-identifiers": [ "hw-address", "client-id" ] } }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      for (const key of listedOnce) {
        yield* twice(member(dhcp, key), key, (entry) => {
          const source = sameSources[entry] ?? entry;
          return { wants: [source], takes: [source] };
        });
      }
      for (const relationship of relationshipsOf(dhcp.hooks())) yield* statesTwice(relationship);
      const config = member(dhcp, 'interfaces-config');
      if (config === undefined) continue;
      yield* twice(member(config, 'interfaces'), 'interfaces', (entry) => claimsOf(entry, dhcp.family));
    }
  },
});

/** What an entry cannot share, and what it takes: DHCPv4 has an interface as a whole, or addresses of it. */
function claimsOf(entry: string, family: Dhcp['family']): Claims {
  const [name = '', address] = entry.split('/');
  if (family === 6) return { wants: [entry], takes: [entry] };
  return address === undefined
    ? { wants: [name, `${name}/`], takes: [name] }
    : { wants: [name, entry], takes: [entry, `${name}/`] };
}

/** States in which an HA server waits for a person. */
function* statesTwice(relationship: Place): Generator<Finding> {
  const machine = member(relationship, 'state-machine');
  if (machine === undefined) return;
  const states = [...items(member(machine, 'states'))].flatMap((one) => member(one, 'state') ?? []);
  yield* repeated(states, '"states"', (state) => ({ wants: [state], takes: [state] }));
}

interface Claims {
  readonly wants: readonly string[];
  readonly takes: readonly string[];
}

function twice(
  list: Place | undefined,
  key: string,
  claimsOf: (entry: string) => Claims,
): Generator<Finding> {
  return repeated(items(list), `"${key}"`, claimsOf);
}

function* repeated(
  entries: Iterable<Place>,
  where: string,
  claimsOf: (entry: string) => Claims,
): Generator<Finding> {
  const seen = new Map<string, Place>();
  for (const item of entries) {
    const entry = item.document.string(item.node);
    if (entry === undefined) continue;
    const { wants, takes } = claimsOf(entry);
    const first = wants.map((claim) => seen.get(claim)).find((one) => one !== undefined);
    for (const claim of takes) if (!seen.has(claim)) seen.set(claim, item);
    if (first === undefined) continue;
    yield {
      message: `${quote(entry, 60)} is in ${where} already, and Kea takes each once`,
      at: valueAt(item),
      related: [there('the other one', valueAt(first))],
    };
  }
}
