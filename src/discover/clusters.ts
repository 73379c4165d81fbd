// Which directories must be seen together before files can be grouped into hosts. Names decide, nothing is opened.

import { dirname, join, relative, sep } from 'node:path';
import { kindOfName } from '../installation/naming.ts';
import type { SingleEntry } from './once.ts';

/** A host spreads over a few directories; where more are named after daemons, each is a host of its own. */
const mostParts = 8;

/**
 * Puts entries together that may belong to one host: those of one directory, and those of directories named after a
 * daemon (`dhcp4/`, `kea-ctrl-agent/etc/`) with those of the directory that holds them.
 */
export function clusters(entries: readonly SingleEntry[]): Iterable<readonly SingleEntry[]> {
  const byKey = new Map<string, Map<string, SingleEntry[]>>();
  for (const entry of entries) {
    const directory = dirname(entry.absolute);
    const key = clusterKey(entry.root, directory);
    const parts = byKey.get(key) ?? new Map<string, SingleEntry[]>();
    byKey.set(key, parts);
    const part = parts.get(directory);
    if (part === undefined) parts.set(directory, [entry]);
    else part.push(entry);
  }
  return divided(byKey.values());
}

function* divided(
  groups: Iterable<ReadonlyMap<string, readonly SingleEntry[]>>,
): Iterable<readonly SingleEntry[]> {
  for (const parts of groups) {
    if (parts.size > mostParts) yield* parts.values();
    else yield [...parts.values()].flat();
  }
}

/** What holds the topmost directory below `root` that is named after a daemon; else the directory itself. */
function clusterKey(root: string, directory: string): string {
  const steps = relative(root, directory).split(sep);
  const first = steps.findIndex((step) => kindOfName(step) !== undefined);
  return first === -1 ? directory : join(root, ...steps.slice(0, first));
}
