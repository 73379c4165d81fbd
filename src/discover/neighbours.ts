// Files beside Kea's that may speak of its Control Agent, by their names alone: units, proxies, scripts, compose files.
// They are read and reported on, never edited, and none of them is ever a reason to say that nothing was found.

import { basename, join } from 'node:path';
import { largestNeighbour, type NeighbourFacts, neighbourKinds } from '../kea/neighbours.ts';
import type { Listing } from './listing.ts';
import { copyReason, isTemplateName } from './names.ts';

/** A file that may speak of the agent; not yet opened. */
export interface NeighbourFile {
  /** As shown. */
  readonly path: string;
  readonly absolute: string;
  readonly facts: NeighbourFacts;
}

/** The neighbours among listed files, each once, in their order. */
export function neighboursIn(
  listings: readonly Listing[],
  ignored: ReadonlySet<string> | undefined,
): readonly NeighbourFile[] {
  const found = new Map<string, NeighbourFile>();
  for (const { top, below, files } of listings) {
    for (const { name, kind, size, target } of files) {
      if (kind === 'other' || size > largestNeighbour) continue;
      const facts = neighbourFacts(below === '' ? name : `${below}/${name}`, name);
      if (facts === undefined) continue;
      const absolute = join(top.absolute, below, name);
      const real = target ?? join(top.real, below, name);
      if (found.has(real) || ignored?.has(absolute) === true) continue;
      found.set(real, { path: join(top.path, below, name), absolute, facts });
    }
  }
  return [...found.values()];
}

/** Nothing but these endings is ever a neighbour: most files are told apart by one look. */
const worthALook =
  /\.(?:service|socket|timer|target|path|conf|ini|cfg|inc|ya?ml|toml|json|env|sh|bash|ksh|zsh|py|pl|rb|php|ps1|lua|m?js|ts|go|j2|jinja2?|erb|tmpl|template|tpl)$|file|^[^.]+$|^\.env$/i;

/** What a file is by its way down from PATH; undefined: no neighbour, or a backup of one. */
export function neighbourFacts(way: string, name: string): NeighbourFacts | undefined {
  if (!worthALook.test(name) || copyReason(name) !== undefined) return undefined;
  const bare = isTemplateName(name) ? way.slice(0, way.lastIndexOf('.')) : way;
  return neighbourKinds.find(({ path }) => path.test(bare));
}

/** True for a file that lies where proxies have theirs, whatever its name. */
export function isProxyConfiguration(way: string): boolean {
  return neighbourFacts(way, basename(way))?.kind === 'proxy';
}
