// Which files hold the credentials and keys of an installation's listeners, as Kea puts the paths together.

import { utf8 } from '../core/source.ts';
import { d2Of } from '../installation/ddns.ts';
import type { Authentication, Client, ControlSocket, Installation, Valued } from '../installation/types.ts';

/**
 * The path that Kea opens for a credential file: `directory`, a slash, the name; one slash where two would meet.
 * Without a directory a bare name is looked for in the root directory. src/lib/http/basic_auth_config.cc
 *
 * @returns text for people and commands, decoded
 */
export function credentialPath(authentication: Authentication, file: Valued<string>): string {
  const directory = utf8(authentication.directory?.value ?? '').replace(/\/$/, '');
  return `${directory}/${utf8(file.value).replace(/^\//, '')}`;
}

/** The credential files of the listeners of all servers, each once, in order. */
export function credentialPaths(installation: Installation): readonly string[] {
  const paths = listeners(installation).flatMap(({ authentication }) =>
    authentication === undefined
      ? []
      : authentication.clients.flatMap(({ userFile, passwordFile }) =>
          [userFile, passwordFile].flatMap((file) =>
            file === undefined ? [] : [credentialPath(authentication, file)],
          ),
        ),
  );
  return [...new Set(paths)];
}

/** The files that hold the secrets of D2's TSIG keys, each once, in order. */
export function secretPaths({ servers }: Installation): readonly string[] {
  const files = d2Of(servers)?.keys.flatMap(({ secretFile }) =>
    secretFile === undefined ? [] : [utf8(secretFile.value)],
  );
  return [...new Set(files)];
}

/** Certificate and key files of the listeners of all servers, each once, in order. */
export function tlsPaths(installation: Installation): readonly string[] {
  const paths = listeners(installation).flatMap(({ tls }) =>
    [tls.trustAnchor, tls.certFile, tls.keyFile].flatMap((file) =>
      file === undefined || file.value === '' ? [] : [utf8(file.value)],
    ),
  );
  return [...new Set(paths)];
}

/** The HTTP entries of all servers. */
export function listeners(installation: Installation): readonly ControlSocket[] {
  return installation.servers.flatMap(({ sockets }) =>
    sockets.filter(({ type }) => type?.value === 'http' || type?.value === 'https'),
  );
}

/** The client whose credentials a request can use: the first with a password file, else the first of all. */
export function usableClient(authentication: Authentication | undefined): Client | undefined {
  const clients = authentication?.clients ?? [];
  return clients.find(({ passwordFile }) => passwordFile !== undefined) ?? clients[0];
}
