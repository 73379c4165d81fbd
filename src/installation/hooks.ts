// The views of hook libraries and of what the HA hook is told.

import type { Document, NodeId } from '../document/types.ts';
import type { HaPeer, HaRelationship, HookLibrary } from './types.ts';
import { mapsIn, memberAt, placeAt, stringAt, tlsAt } from './values.ts';

/** The items of a section's `hooks-libraries`. */
export function hooksOf(document: Document, section: NodeId): readonly HookLibrary[] {
  return mapsIn(document, memberAt(document, section, 'hooks-libraries')).map((node) => ({
    document,
    node,
    library: stringAt(document, node, 'library'),
    parameters: placeAt(document, node, 'parameters'),
  }));
}

/** The HA relationships among a server's hooks: whatever library has a `high-availability` list. */
export function relationshipsOf(hooks: readonly HookLibrary[]): readonly HaRelationship[] {
  return hooks.flatMap(({ document, parameters }) =>
    mapsIn(document, memberAt(document, parameters?.node, 'high-availability')).map((node) =>
      relationshipAt(document, node),
    ),
  );
}

function relationshipAt(document: Document, node: NodeId): HaRelationship {
  const multiThreading = placeAt(document, node, 'multi-threading');
  return {
    document,
    node,
    thisServerName: stringAt(document, node, 'this-server-name'),
    mode: stringAt(document, node, 'mode'),
    peers: mapsIn(document, memberAt(document, node, 'peers')).map((peer) => peerAt(document, peer)),
    tls: tlsAt(document, node, 'require-client-certs'),
    restrictCommands: placeAt(document, node, 'restrict-commands'),
    multiThreading,
    enableMultiThreading: placeAt(document, multiThreading?.node, 'enable-multi-threading'),
    dedicatedListener: placeAt(document, multiThreading?.node, 'http-dedicated-listener'),
  };
}

function peerAt(document: Document, node: NodeId): HaPeer {
  return {
    document,
    node,
    name: stringAt(document, node, 'name'),
    url: stringAt(document, node, 'url'),
    role: stringAt(document, node, 'role'),
    tls: tlsAt(document, node, 'require-client-certs'),
    basicAuthUser: stringAt(document, node, 'basic-auth-user'),
    basicAuthPassword: stringAt(document, node, 'basic-auth-password'),
    basicAuthUserFile: stringAt(document, node, 'basic-auth-user-file'),
    basicAuthPasswordFile: stringAt(document, node, 'basic-auth-password-file'),
  };
}
