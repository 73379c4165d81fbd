// Whose build of Kea runs on a host, told from the directories that its files name.

import { quote } from '../core/quote.ts';
import type { Location } from '../core/source.ts';
import type { Document, NodeId } from '../document/types.ts';
import { type Directories, directories, type Platform, platforms } from '../kea/directories.ts';
import type { HookLibrary, Installation, Section } from './types.ts';
import { mapsIn, memberAt } from './values.ts';

export interface DetectedPlatform {
  readonly platform: Platform;
  /** What spoke for it: `"/run/kea" in kea-dhcp4.conf`. */
  readonly reason: string;
  readonly at: Location;
}

interface Evidence {
  readonly what: keyof Omit<Directories, 'source'>;
  readonly directory: string;
  readonly at: Location;
}

/**
 * The platform that every directory in the files agrees with. Undefined when nothing speaks for one, when several
 * are left (`/var/run/kea` alone is ISC's and FreeBSD's), or when the files contradict each other.
 */
export function detectPlatform(installation: Installation): DetectedPlatform | undefined {
  let left: readonly Platform[] = platforms;
  let decisive: Evidence | undefined;
  for (const evidence of evidenceIn(installation)) {
    const compatible = platformsWith(evidence);
    // A directory that no build has compiled in says nothing about the build.
    if (compatible.length === 0) continue;
    const remaining = left.filter((platform) => compatible.includes(platform));
    if (remaining.length < left.length) decisive = evidence;
    left = remaining;
  }
  const [platform] = left;
  if (platform === undefined || left.length !== 1 || decisive === undefined) return undefined;
  const reason = `${quote(decisive.directory)} in ${decisive.at.source.path}`;
  return { platform, reason, at: decisive.at };
}

function platformsWith({ what, directory }: Evidence): readonly Platform[] {
  return platforms.filter((platform) => directories[platform][what] === directory);
}

function* evidenceIn({ agent, servers, netconf }: Installation): Generator<Evidence> {
  for (const server of servers) {
    for (const { name } of server.sockets) if (name !== undefined) yield* named('sockets', name);
  }
  for (const { name } of agent?.forwards ?? []) if (name !== undefined) yield* named('sockets', name);
  for (const { socketName } of netconf?.servers ?? [])
    if (socketName !== undefined) yield* named('sockets', socketName);
  for (const daemon of [agent, ...servers, netconf]) {
    if (daemon === undefined) continue;
    yield* hookEvidence(daemon.hooks);
    yield* logEvidence(daemon.section);
    yield* leaseEvidence(daemon.section);
  }
}

function* named(
  what: Evidence['what'],
  { value, document, node }: { readonly value: string; readonly document: Document; readonly node: NodeId },
): Generator<Evidence> {
  const path = value.trim();
  const slash = path.lastIndexOf('/');
  if (slash > 0) yield { what, directory: path.slice(0, slash), at: document.location(node) };
}

function* stringMember(
  what: Evidence['what'],
  document: Document,
  map: NodeId | undefined,
  key: string,
): Generator<Evidence> {
  const node = memberAt(document, map, key);
  const value = document.string(node);
  if (node !== undefined && value !== undefined) yield* named(what, { value, document, node });
}

function* hookEvidence(hooks: readonly HookLibrary[]): Generator<Evidence> {
  for (const { library, parameters, document } of hooks) {
    if (library !== undefined) yield* named('hooks', library);
    if (library?.value.includes('run_script')) {
      yield* stringMember('scripts', document, parameters?.node, 'name');
    }
  }
}

function* logEvidence({ document, node }: Section): Generator<Evidence> {
  for (const logger of mapsIn(document, memberAt(document, node, 'loggers'))) {
    for (const key of ['output-options', 'output_options']) {
      for (const output of mapsIn(document, memberAt(document, logger, key))) {
        yield* stringMember('logs', document, output, 'output');
      }
    }
  }
}

function* leaseEvidence({ document, node }: Section): Generator<Evidence> {
  yield* stringMember('leases', document, memberAt(document, node, 'lease-database'), 'name');
}
