// Credential files as Kea opens them: `directory`, a slash and the name for listeners; elsewhere just the name.

import type { Version } from '../core/version.ts';
import { d2Of } from '../installation/ddns.ts';
import type { Authentication, Client, HaPeer, Installation, Valued } from '../installation/types.ts';
import { behaves } from '../kea/versions.ts';
import { relationshipsOf } from './ha.ts';
import { authenticationsOf } from './sockets.ts';

/** A credential file that some listener, the agent, a partner of High Availability or a TSIG key names. */
export interface CredentialFile {
  readonly key:
    | 'user-file'
    | 'password-file'
    | 'basic-auth-user-file'
    | 'basic-auth-password-file'
    | 'secret-file';
  readonly file: Valued<string>;
  /** Absolute path, as Kea opens it. */
  readonly path: string;
  /** It must hold `user:password`: its client has no user of its own. */
  readonly isPair: boolean;
}

/** The path as basic_auth_config.cc makes it: the slash in between is merged with one that is there. */
export function openedPath({ directory }: Authentication, name: string): string {
  return `${(directory?.value ?? '').replace(/\/$/, '')}/${name.replace(/^\//, '')}`;
}

/** All credential files of an installation whose path is absolute, as a Kea of version `target` opens them. */
export function credentialFilesOf(installation: Installation, target: Version): readonly CredentialFile[] {
  return [...listenerFiles(installation), ...partnerFiles(installation, target), ...keyFiles(installation)];
}

function* listenerFiles(installation: Installation): Generator<CredentialFile> {
  for (const { authentication } of authenticationsOf(installation)) {
    for (const client of authentication.clients) yield* clientFiles(client, authentication);
  }
}

function* clientFiles(
  { user, userFile, passwordFile }: Client,
  authentication: Authentication,
): Generator<CredentialFile> {
  const isPair = user === undefined && userFile === undefined;
  const path = (name: string): string => openedPath(authentication, name);
  yield* named('user-file', userFile, { isPair: false, path });
  yield* named('password-file', passwordFile, { isPair, path });
}

function* partnerFiles(installation: Installation, target: Version): Generator<CredentialFile> {
  for (const { relationship } of relationshipsOf(installation)) {
    for (const peer of relationship.peers) yield* peerFiles(peer, target);
  }
}

/** ha_config_parser.cc takes the names as they are. */
function* peerFiles(
  { basicAuthUserFile, basicAuthPasswordFile }: HaPeer,
  target: Version,
): Generator<CredentialFile> {
  // The key says nothing to older versions.
  if (behaves('haBasicAuthUserFile', target)) yield* named('basic-auth-user-file', basicAuthUserFile);
  yield* named('basic-auth-password-file', basicAuthPasswordFile);
}

function* keyFiles({ servers }: Installation): Generator<CredentialFile> {
  for (const { secretFile } of d2Of(servers)?.keys ?? []) yield* named('secret-file', secretFile);
}

function* named(
  key: CredentialFile['key'],
  file: Valued<string> | undefined,
  { isPair = false, path: pathOf = (name: string): string => name } = {},
): Generator<CredentialFile> {
  if (file === undefined || file.value === '') return;
  const path = pathOf(file.value);
  if (path.startsWith('/')) yield { key, file, path, isPair };
}
