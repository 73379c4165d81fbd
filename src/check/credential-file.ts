// Credential files as Kea opens them: `directory`, a slash and the name.

import type { Authentication, Installation, Valued } from '../installation/types.ts';
import { authenticationsOf } from './sockets.ts';

/** A credential file that some listener or the agent names. */
export interface CredentialFile {
  readonly key: 'user-file' | 'password-file';
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

/** All credential files of an installation whose path is absolute. */
export function credentialFilesOf(installation: Installation): readonly CredentialFile[] {
  return [...authenticationsOf(installation)].flatMap(({ authentication }) =>
    authentication.clients.flatMap(({ user, userFile, passwordFile }) => {
      const isPair = user === undefined && userFile === undefined;
      const files = [
        { key: 'user-file' as const, file: userFile, isPair: false },
        { key: 'password-file' as const, file: passwordFile, isPair },
      ];
      return files.flatMap(({ key, file, isPair: pair }): CredentialFile[] => {
        if (file === undefined || file.value === '') return [];
        const path = openedPath(authentication, file.value);
        return path.startsWith('/') ? [{ key, file, path, isPair: pair }] : [];
      });
    }),
  );
}
