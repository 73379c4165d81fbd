// Whose rules a socket's name is read by: the platform given, else the one that its other paths tell.

import { platformBesidesSockets } from '../installation/platform.ts';
import type { SocketRules } from '../installation/socket-path.ts';
import type { Installation } from '../installation/types.ts';
import { directories } from '../kea/directories.ts';
import type { CheckContext } from './rule.ts';

/** The rules that Kea reads socket names of this installation by. */
export function socketRules(installation: Installation, { platform, target }: CheckContext): SocketRules {
  return { platform: platform ?? platformBesidesSockets(installation), target };
}

/** The one socket directory that a restricted Kea of this build accepts; undefined when the build is unknown. */
export function supportedDirectory({ platform }: SocketRules): string | undefined {
  return platform === undefined ? undefined : directories[platform].sockets;
}
