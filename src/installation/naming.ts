// What the names of files and directories say: which daemon, which of several sets of files, which host.

import { basename, dirname } from 'node:path';
import type { DaemonKind } from '../kea/daemons.ts';

const words: readonly (readonly [DaemonKind, RegExp])[] = [
  [
    'agent',
    // `kea-ca` in upstream's templates; `ca` alone may be a certificate authority.
    /(?:kea[-_. ])?(?:ctrl|control)[-_. ]?agent|agent|(?:kea[-_. ])?(?:ctrl|control)(?![a-z])|kea[-_. ]ca(?![a-z0-9])/,
  ],
  ['d2', /dhcp[-_. ]?d(?:dns|2)|ddns|(?<![a-z0-9])d2(?![a-z0-9])/],
  ['netconf', /netconf/],
  ['dhcp4', /(?:dhcp|kea|(?<![a-z])ip|(?<![a-z]))[-_. ]?v?4(?![0-9])/],
  ['dhcp6', /(?:dhcp|kea|(?<![a-z])ip|(?<![a-z]))[-_. ]?v?6(?![0-9])/],
];

/** The daemon that the name of a file or directory speaks of: `kea-dhcp4.conf`, `ctrl-agent`, `ddns`. */
export function kindOfName(name: string): DaemonKind | undefined {
  const lower = name.toLowerCase();
  return words.find(([, word]) => word.test(lower))?.[0];
}

/**
 * What is left of a file's name without the daemon and the extension: `a` of `kea-dhcp4-a.conf`, empty for
 * `kea-dhcp4.conf`. Files of one variant belong together.
 */
export function variantOf(fileName: string): string {
  const lower = fileName.toLowerCase();
  const word = words.find(([, pattern]) => pattern.test(lower))?.[1];
  const rest = word === undefined ? lower : lower.replace(word, '-');
  return rest
    .split(/[-_. ]+/)
    .filter((part) => part !== '' && !neutral.has(part))
    .join('-');
}

const neutral: ReadonlySet<string> = new Set(['kea', 'conf', 'config', 'cfg', 'json', 'jsonc', 'server']);

/** A host spreads over a few directories; where more would belong together, each is a host of its own. */
export const mostDirectories = 8;

/**
 * The directory that stands for a host: what holds the nearest directory named after a daemon (`dhcp4/`,
 * `kea-ctrl-agent/etc/`), else the directory itself. Directories with the same answer may belong to one host.
 *
 * @param directory absolute
 */
export function hostDirectory(directory: string): string {
  for (let at = directory; dirname(at) !== at; at = dirname(at)) {
    if (kindOfName(basename(at)) !== undefined) return dirname(at);
  }
  return directory;
}
