// Rule: the roles of the HA peers do not make up what the mode demands.

import { quote } from '../../core/quote.ts';
import type { HaPeer, HaRelationship, Server, Valued } from '../../installation/types.ts';
import { haModes, haRoles } from '../../kea/ha.ts';
import { relationshipsOf } from '../ha.ts';
import { haFile, tlsMembers } from '../ha-example.ts';
import { keyAt, there, valueAt } from '../places.ts';
import type { Finding } from '../rule.ts';
import { defineRule } from '../rule.ts';

const peers = (second: string): readonly string[] => [
  '{ "name": "one", "url": "https://192.0.2.1:8005/", "role": "primary" }',
  `{ "name": "two", "url": "https://192.0.2.2:8005/", "role": "${second}" }`,
];

export default defineRule({
  id: 'ha-roles',
  title: 'the roles of the High Availability peers do not fit the mode',
  why: `\`load-balancing\` takes one primary and one secondary, \`hot-standby\` one primary and one
standby, \`passive-backup\` one primary; to each, any number of backups may be added. Names of peers
must differ. With anything else the hook does not load ("standby server required in the hot standby
configuration") and the server does not start. \`-t\` passes.`,
  source: 'src/hooks/dhcp/high_availability/ha_config.cc: HAConfig::validate; seen with Kea 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'installation',
  bad: { 'kea-dhcp4.conf': haFile({ mode: '"load-balancing"', more: tlsMembers, peers: peers('standby') }) },
  good: { 'kea-dhcp4.conf': haFile({ peers: peers('standby') }) },
  *check(installation) {
    for (const { server, relationship } of relationshipsOf(installation)) {
      yield* unknownWords(server, relationship);
      yield* namesTwice(server, relationship);
      yield* wrongRoles(server, relationship);
    }
  },
});

function* unknownWords({ kind }: Server, { mode, peers: all }: HaRelationship): Generator<Finding> {
  if (mode !== undefined && !Object.hasOwn(haModes, mode.value)) {
    yield {
      message: `${quote(mode.value)} is no HA mode of ${kind}; there are ${Object.keys(haModes).join(', ')}`,
      at: valueAt(mode),
    };
  }
  for (const { role } of all) {
    if (role === undefined || haRoles.includes(role.value)) continue;
    yield {
      message: `${quote(role.value)} is no role of an HA peer of ${kind}; there are ${haRoles.join(', ')}`,
      at: valueAt(role),
    };
  }
}

function* namesTwice({ kind }: Server, { peers: all }: HaRelationship): Generator<Finding> {
  const seen = new Map<string, Valued<string>>();
  for (const { name } of all) {
    if (name === undefined) continue;
    if (name.value.trim() === '') {
      yield { message: `an HA peer of ${kind} has an empty name`, at: valueAt(name) };
      continue;
    }
    const first = seen.get(name.value);
    if (first === undefined) seen.set(name.value, name);
    else {
      yield {
        message: `two HA peers of ${kind} are called ${quote(name.value)}; each needs a name of its own`,
        at: valueAt(name),
        related: [there('the other one', valueAt(first))],
      };
    }
  }
}

function* wrongRoles({ kind }: Server, relationship: HaRelationship): Generator<Finding> {
  const { mode, peers: all } = relationship;
  if (mode === undefined || !Object.hasOwn(haModes, mode.value)) return;
  const facts = haModes[mode.value];
  const having = (role: string): readonly HaPeer[] => all.filter((peer) => peer.role?.value === role);
  // A role that nobody understands may be meant for the one that is missing.
  const isClear = all.every(({ role }) => role !== undefined && haRoles.includes(role.value));
  // A role too many says already which one is missing.
  const isSaidOtherwise =
    hasRefused(all, facts?.refuses ?? []) || (facts?.needs ?? []).some((role) => having(role).length > 1);
  for (const role of facts?.refuses ?? []) {
    for (const peer of having(role)) {
      yield {
        message: `${mode.value} takes no ${role} server, and ${kind} does not start; expected ${expected(mode.value)}`,
        at: valueAt(peer.role ?? peer),
        related: [there('the mode', valueAt(mode))],
      };
    }
  }
  for (const role of facts?.needs ?? []) {
    const [first, ...more] = having(role);
    if (first === undefined && isClear && !isSaidOtherwise) {
      yield {
        message: `${mode.value} needs a ${role} server among the HA peers of ${kind}, and there is none`,
        at: keyAt(relationship),
        related: [there('the mode', valueAt(mode))],
      };
    }
    for (const peer of more) {
      yield {
        message: `there can be one ${role} server only among the HA peers of ${kind}`,
        at: valueAt(peer.role ?? peer),
        related: first?.role === undefined ? [] : [there('the other one', valueAt(first.role))],
      };
    }
  }
}

function expected(mode: string): string {
  const needs = haModes[mode]?.needs ?? [];
  return `${needs.map((role) => `one ${role}`).join(' and ')}, and backups`;
}

function hasRefused(all: readonly HaPeer[], refused: readonly string[]): boolean {
  return all.some(({ role }) => role !== undefined && refused.includes(role.value));
}
