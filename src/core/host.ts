// What rules may look at on this machine with `--host`: read-only, and absent without that option.

import type { FileStat } from './io.ts';

/** This machine, as far as the configuration speaks of it. Nothing is thrown; what cannot be seen is undefined. */
export interface Host {
  /** Follows symbolic links. Undefined when there is nothing at the path, or it cannot be looked at. */
  stat(path: string): FileStat | undefined;
  /** A small file's bytes as Latin-1; undefined when it cannot be read. Never shown to anybody. */
  read(path: string): string | undefined;
  /** Users and groups by name, as far as /etc/passwd and /etc/group tell. */
  user(name: string): { readonly uid: number; readonly gids: readonly number[] } | undefined;
}
