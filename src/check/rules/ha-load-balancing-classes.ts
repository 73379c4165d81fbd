// Rule: load balancing with pools that both servers give addresses from, or that only one of them may use.

import { quote } from '../../core/quote.ts';
import type { HaPeer, HaRelationship, Server } from '../../installation/types.ts';
import { haClassPrefix } from '../../kea/ha.ts';
import { relationshipsOf } from '../ha.ts';
import { haFile, tlsMembers } from '../ha-example.ts';
import { items, member, there, valueAt } from '../places.ts';
import type { Finding } from '../rule.ts';
import { defineRule } from '../rule.ts';

const peers = [
  '{ "name": "one", "url": "https://192.0.2.1:8005/", "role": "primary" }',
  '{ "name": "two", "url": "https://192.0.2.2:8005/", "role": "secondary" }',
];
const pool = (range: string, name: string): string =>
  `{ "pool": "${range}"${name === '' ? '' : `, "client-classes": [ "${name}" ]`} }`;
const subnet = (...pools: readonly string[]): string =>
  `"subnet4": [ { "id": 1, "subnet": "192.0.2.0/24", "pools": [\n    ${pools.join(',\n    ')} ] } ],`;

export default defineRule({
  id: 'ha-load-balancing-classes',
  title: 'load balancing without pools of its own for each server',
  why: `In load balancing each server answers half of the clients, and each picks free addresses itself. A pool
that both may use is a race: two clients get one address before the partners have told each other. So
every subnet has a pool for the clients of one server, class \`HA_\` and its name, and another for those
of the other. A server whose class no pool admits has no address for its half of the clients. Kea says
nothing about either.`,
  source:
    'Kea 3.0 manual, "Load-Balancing Configuration"; src/hooks/dhcp/high_availability/query_filter.cc; seen with Kea 2.6.3 and 3.0.4',
  severity: 'warning',
  scope: 'installation',
  bad: {
    'kea-dhcp4.conf': haFile({
      mode: '"load-balancing"',
      peers,
      more: tlsMembers,
      server: subnet(pool('192.0.2.10-192.0.2.200', '')),
    }),
  },
  good: {
    'kea-dhcp4.conf': haFile({
      mode: '"load-balancing"',
      peers,
      more: tlsMembers,
      server: subnet(pool('192.0.2.10-192.0.2.99', 'HA_one'), pool('192.0.2.100-192.0.2.200', 'HA_two')),
    }),
  },
  *check(installation) {
    for (const { server, relationship } of relationshipsOf(installation)) {
      if (relationship.mode?.value === 'load-balancing' && hasPools(server))
        yield* judge(server, relationship);
    }
  },
});

/** The names of classes are looked for in the text: they may stand in pools, subnets or in other classes' tests. */
function* judge({ kind, section }: Server, { mode, peers: all }: HaRelationship): Generator<Finding> {
  const active = all.filter(({ role }) => role?.value === 'primary' || role?.value === 'secondary');
  const { sources } = section.document;
  const isAdmitted = ({ name }: HaPeer): boolean =>
    name === undefined || sources.some(({ text }) => text.includes(haClassPrefix + name.value));
  const left = active.filter((peer) => !isAdmitted(peer));
  if (mode === undefined || active.length !== 2 || left.length === 0) return;
  if (left.length === active.length) {
    const classes = active.map(({ name }) => quote(haClassPrefix + (name?.value ?? ''))).join(' and ');
    yield {
      message: `both servers give addresses out of the same pools of ${kind}, and can give one address twice; expected pools for the classes ${classes}`,
      at: valueAt(mode),
    };
    return;
  }
  for (const { name } of left) {
    if (name === undefined) continue;
    yield {
      message: `no pool of ${kind} is for the class ${quote(haClassPrefix + name.value)}, so that this server has no addresses for its half of the clients`,
      at: valueAt(name),
      related: [there('load balancing', valueAt(mode))],
    };
  }
}

/** Pools in the file: without any, subnets come from a database, and nothing can be said. */
function hasPools({ section, kind }: Server): boolean {
  const key = kind === 'dhcp6' ? 'subnet6' : 'subnet4';
  const networks = [...items(member(section, 'shared-networks'))];
  return [section, ...networks].some((holder) =>
    [...items(member(holder, key))].some(
      (one) => !items(member(one, 'pools')).next().done || !items(member(one, 'pd-pools')).next().done,
    ),
  );
}
