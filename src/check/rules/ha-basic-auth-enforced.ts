// Rule: a partner that was found as well sends other credentials than this server's HA listener asks for since 3.3.1.

import { hasDedicatedListener, ownPeer, peerCredentials } from '../../installation/endpoints.ts';
import type { HaPeer, Valued } from '../../installation/types.ts';
import { manualFix } from '../fixes.ts';
import { peerName } from '../ha.ts';
import { haFile, tlsMembers } from '../ha-example.ts';
import { partnersIn, type Side } from '../partners.ts';
import { keyAt, there, valueAt } from '../places.ts';
import { type CheckContext, defineRule, type Finding } from '../rule.ts';

const peers = (password: string): readonly string[] => [
  '{ "name": "one", "url": "https://192.0.2.1:8005/", "role": "primary" }',
  `{ "name": "two", "url": "https://192.0.2.2:8005/", "role": "standby",\n              "basic-auth-user": "ha", "basic-auth-password": "${password}" }`,
];

export default defineRule({
  id: 'ha-basic-auth-enforced',
  title: 'a partner sends other credentials than the HA listener asks for since 3.3.1',
  why: `What a server has as \`basic-auth-user\` and \`basic-auth-password\` of its own entry in \`peers\` was never asked for by
its HA listener up to 3.3.0. From 3.3.1 on it is, and a partner that sends others, or none, is refused: each takes the other
for dead. Both files must have the same there. It is seen only where the files of both hosts are found in one run, and of
credentials in files only whether there are any.`,
  source: 'Kea 3.3.1-dev, note 4599 of its unreleased changes; not tried with a real Kea',
  severity: 'error',
  when: 'haListenerAuthenticates',
  exampleTarget: '3.3',
  scope: 'fleet',
  bad: {
    'one/kea-dhcp4.conf': haFile({ peers: peers('PLACEHOLDER'), more: tlsMembers }),
    'two/kea-dhcp4.conf': haFile({ peers: peers('PLACEHOLDER2'), more: tlsMembers, self: '"two"' }),
  },
  good: {
    'one/kea-dhcp4.conf': haFile({ peers: peers('PLACEHOLDER'), more: tlsMembers }),
    'two/kea-dhcp4.conf': haFile({ peers: peers('PLACEHOLDER'), more: tlsMembers, self: '"two"' }),
  },
  *check(fleet, context) {
    for (const { first, second } of partnersIn(fleet)) {
      yield* refusedBy(first, second, context);
      yield* refusedBy(second, first, context);
    }
  },
});

/** What the partner sends to this server, held against what this one asks for. */
function* refusedBy(here: Side, partner: Side, { target }: CheckContext): Generator<Finding> {
  const own = ownPeer(here.relationship);
  const sent = partner.relationship.peers.find(({ name }) => name?.value === own?.name?.value);
  if (own === undefined || sent === undefined || peerCredentials(own) === 'none') return;
  if (!hasDedicatedListener(here.server, here.relationship, target)) return;
  const what = differenceOf(own, sent);
  if (what === undefined) return;
  const asked = own.basicAuthUser ?? own.basicAuthUserFile ?? own.basicAuthPassword ?? own;
  yield {
    message: `${what(peerName(own), here.server.file.path)}: the partner is refused since 3.3.1`,
    at: keyAt(sent.basicAuthPassword ?? sent.basicAuthUser ?? sent),
    related: [there('what is asked for', 'value' in asked ? valueAt(asked) : keyAt(asked))],
    fix: manualFix('write the same credentials in both files'),
  };
}

/** In which way two entries differ, as far as the files show, in words without what they say. */
function differenceOf(asked: HaPeer, sent: HaPeer): ((peer: string, file: string) => string) | undefined {
  if (peerCredentials(sent) === 'none')
    return (peer, file) => `no credentials are sent to the HA peer ${peer}, and ${file} asks for some`;
  const other = areOther(asked.basicAuthUser, sent.basicAuthUser)
    ? 'user'
    : areOther(asked.basicAuthPassword, sent.basicAuthPassword) && 'password';
  if (other === false) return undefined;
  return (peer, file) => `another ${other} is sent to the HA peer ${peer} than ${file} asks for`;
}

function areOther(one: Valued<string> | undefined, other: Valued<string> | undefined): boolean {
  return one !== undefined && other !== undefined && one.value !== other.value;
}
