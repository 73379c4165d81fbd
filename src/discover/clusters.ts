// Which directories must be seen together before files can be grouped into hosts. Names decide, nothing is opened.

import { dirname } from 'node:path';
import { hostDirectory, mostDirectories } from '../installation/naming.ts';
import type { SingleEntry } from './once.ts';

/**
 * Puts entries together that may belong to one host: those of one directory, and those of directories named after a
 * daemon with those of the directory that holds them.
 */
export function* clusters(entries: readonly SingleEntry[]): Iterable<readonly SingleEntry[]> {
  const byHost = new Map<string, Map<string, SingleEntry[]>>();
  for (const entry of entries) {
    const directory = dirname(entry.absolute);
    const host = hostDirectory(directory);
    const parts = byHost.get(host) ?? new Map<string, SingleEntry[]>();
    byHost.set(host, parts);
    const part = parts.get(directory);
    if (part === undefined) parts.set(directory, [entry]);
    else part.push(entry);
  }
  for (const parts of byHost.values()) {
    if (parts.size > mostDirectories) yield* parts.values();
    else yield [...parts.values()].flat();
  }
}
