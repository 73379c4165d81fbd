// Which directories must be seen together before files can be grouped into hosts. Names decide, nothing is opened.

import { join } from 'node:path';
import { hostDirectory, mostDirectories } from '../installation/naming.ts';
import type { Listing } from './listing.ts';

/**
 * Puts listings together that may belong to one host: those of one directory, and those of directories named after a
 * daemon with those of the directory that holds them.
 */
export function* clusters(listings: readonly Listing[]): Iterable<readonly Listing[]> {
  const byHost = new Map<string, Listing[]>();
  for (const listing of listings) {
    const host = hostDirectory(directoryOf(listing));
    const same = byHost.get(host);
    if (same === undefined) byHost.set(host, [listing]);
    else same.push(listing);
  }
  for (const same of byHost.values()) yield* divide(same);
}

function directoryOf({ top, below }: Listing): string {
  return join(top.absolute, below);
}

/** Too many directories for one host: each is one of its own. */
function* divide(listings: readonly Listing[]): Iterable<readonly Listing[]> {
  if (listings.length <= mostDirectories) {
    yield listings;
    return;
  }
  const byDirectory = new Map<string, Listing[]>();
  for (const listing of listings) {
    const directory = directoryOf(listing);
    const same = byDirectory.get(directory);
    if (same === undefined) byDirectory.set(directory, [listing]);
    else same.push(listing);
  }
  if (byDirectory.size <= mostDirectories) yield listings;
  else yield* byDirectory.values();
}
