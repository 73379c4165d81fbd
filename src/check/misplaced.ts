// Why Kea does not accept the directory of a socket's path, in words that several rules share.

import { quote } from '../core/quote.ts';
import { resolveSocketPath, type SocketRules } from '../installation/socket-path.ts';
import { knownSocketDirectories } from '../kea/directories.ts';
import { supportedDirectory } from './socket-rules.ts';

export interface Misplaced {
  /** Continues "the socket of dhcp4 …". */
  readonly message: string;
  /** The file name alone, quoted. */
  readonly bareName: string;
}

/**
 * Why a restricted Kea refuses the directory of a socket's path; undefined when it accepts it, when the build is
 * unknown and some build accepts it, or when something else is wrong with the path.
 *
 * @param name `socket-name` as in the file, Latin-1
 */
export function misplaced(name: string, rules: SocketRules): Misplaced | undefined {
  const { problem, directory, file } = resolveSocketPath(name, rules);
  if (problem !== 'directory' && problem !== 'relative' && problem !== 'root') return undefined;
  const supported = supportedDirectory(rules);
  const expected =
    supported === undefined
      ? `no known build accepts it (they have ${knownSocketDirectories.join(', ')})`
      : `Kea accepts ${supported} and no other`;
  const where = problem === 'root' ? 'the root directory' : `the directory ${quote(directory)}`;
  const what = problem === 'relative' ? ', which is relative to the directory that Kea starts in' : '';
  return { message: `lies in ${where}${what}; ${expected}`, bareName: quote(file) };
}
