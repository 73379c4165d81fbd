// HA partners that talked through the agent's port now talk to a listener that asks for credentials: their entries in
// `peers` send them. Both hosts are planned together when both are here; else the notes say what the partner changes.

import type { Change } from '../../core/change.ts';
import { quote } from '../../core/quote.ts';
import { latin1 } from '../../core/source.ts';
import { isTls, ownPeer, peerCredentials, peerTls, transportOf } from '../../installation/endpoints.ts';
import type { HaPeer, HaRelationship, Server } from '../../installation/types.ts';
import { coversAddress } from '../address.ts';
import { directoryOf } from '../authentication.ts';
import { onServer } from '../context.ts';
import { type CredentialPair, type CredentialStore, credentialStore } from '../credential-files.ts';
import { type Act, defineMigration, doChange, note, type State } from '../migration.ts';
import { otherPeers, partnerServer, relationshipKey, urlOf } from '../partners.ts';
import { edit } from '../places.ts';

export default defineMigration({
  id: 'ha-partner-credentials',
  title: 'let HA partners send credentials',
  why: 'since 3.1.0 the listener on the agent’s old port must have TLS or ask for credentials, and HA partners use that port',
  source:
    'Kea 3.2 manual, "High Availability": basic-auth-user-file (ChangeLog 2398), basic-auth-password-file',
  when: 'haBasicAuthUserFile',
  perHost: true,
  *changes(state) {
    const store = credentialStore(state);
    for (const server of state.installation.servers) {
      for (const relationship of server.relationships) {
        for (const peer of otherPeers(relationship)) {
          yield* forPeer(state, store, server, relationship, peer);
        }
      }
    }
  },
});

function* forPeer(
  state: State,
  store: CredentialStore,
  server: Server,
  relationship: HaRelationship,
  peer: HaPeer,
): Iterable<Act> {
  const partner = findPartner(state, server, relationship, peer);
  if (partner !== undefined) {
    if (peerCredentials(peer) !== 'none' || !asksForCredentials(partner.server, peer)) return;
    const pair = usablePair(partner.state);
    if (pair === undefined) yield unknownCredentials(server, peer);
    else yield* sendCredentials(state, store, server, relationship, peer, pair);
    return;
  }
  const opened = state.opened.find(({ kind, forPartners }) => kind === server.kind && forPartners);
  const pair = usablePair(state);
  if (opened === undefined || pair?.generated !== true) return;
  // The partner asks for nothing yet, and ignores what it does not ask for; once moved, it can ask for the same.
  if (peerCredentials(peer) === 'none')
    yield* sendCredentials(state, store, server, relationship, peer, pair);
  yield partnerMustChange(relationship, peer, pair);
}

interface Partner {
  readonly state: State;
  readonly server: Server;
}

function findPartner(
  state: State,
  server: Server,
  relationship: HaRelationship,
  peer: HaPeer,
): Partner | undefined {
  for (const other of state.partnersOf(relationshipKey(server, relationship))) {
    if (other.before === state.before) continue;
    const found = partnerServer(server, relationship, peer, other.installation);
    if (found !== undefined) return { state: other, server: found };
  }
  return undefined;
}

/** True when a peer's URL leads to a listener of its server's `control-sockets` that wants user and password. */
function asksForCredentials(server: Server, peer: HaPeer): boolean {
  const url = urlOf(peer);
  if (url === undefined) return false;
  return server.sockets.some(
    (socket) =>
      transportOf(socket) !== 'unix' &&
      socket.port?.value === url.port &&
      coversAddress(socket.address?.value ?? '', url.host) &&
      (socket.authentication?.clients.length ?? 0) > 0,
  );
}

/** Credentials whose user and password this plan knows, or makes up. */
function usablePair({ credentials }: State): CredentialPair | undefined {
  return (
    credentials.find(({ generated }) => generated) ??
    credentials.find(({ passwordFile }) => passwordFile !== undefined)
  );
}

function* sendCredentials(
  state: State,
  store: CredentialStore,
  server: Server,
  relationship: HaRelationship,
  peer: HaPeer,
  { user, password }: CredentialPair,
): Iterable<Act> {
  const { pair, acts } = store.store({
    user,
    password: password === undefined ? 'generated' : { clear: password },
    directory: directoryOf(server),
    ownerOf: state.installation.agent?.file.absolute ?? server.file.absolute,
    usedBy: [server.kind],
  });
  yield* acts;
  const on = onServer(state.context, state.installation, pair.directory);
  const reason = `send credentials to HA partner ${quote(peer.name?.value ?? '')}`;
  // The hook opens these names as they are: there is no "directory" here.
  const insert = (key: string, file: string): Change => ({
    kind: 'insert',
    ...edit(peer),
    key,
    value: latin1(`${on}/${file}`),
  });
  yield doChange(insert('basic-auth-user-file', pair.userFile), reason);
  yield doChange(insert('basic-auth-password-file', pair.passwordFile ?? ''), reason);
  yield note(
    `a partner of ${server.kind} that still runs with the old files is refused by one that runs with the new ones: restart both within "max-response-delay" of each other (60 seconds unless the relationship says otherwise)`,
  );
  if (!isTls(peerTls(relationship, peer))) {
    yield note(
      `HA partners of ${server.kind} now send user ${quote(user)} with a password over plain http: TLS ("trust-anchor", "cert-file", "key-file" in the peers) would hide it`,
    );
  }
}

function unknownCredentials(server: Server, peer: HaPeer): Act {
  return note(
    `HA partner ${quote(peer.name?.value ?? '')} of ${server.kind} now asks for credentials that stand in files on its host: add "basic-auth-user-file" and "basic-auth-password-file" to its entry in "peers"`,
  );
}

function partnerMustChange(relationship: HaRelationship, peer: HaPeer, { user }: CredentialPair): Act {
  const own = ownPeer(relationship)?.name?.value ?? '';
  return note(
    `HA PARTNER ${quote(peer.name?.value ?? '')} MUST CHANGE TOO: its entry for ${quote(own)} in "peers" must send user ${quote(user)} and the new password ("basic-auth-user-file", "basic-auth-password-file"), else its heartbeats are refused; planning both hosts in one run does this`,
  );
}
