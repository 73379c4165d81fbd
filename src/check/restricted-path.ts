// Paths that a restricted Kea takes from one compiled-in directory only: logs, leases, hook libraries, scripts.
// Sockets have rules of their own: see misplaced.ts.

import type { Fix } from '../core/change.ts';
import { quote } from '../core/quote.ts';
import { detectPlatform } from '../installation/platform.ts';
import { foldPath, splitSocketName } from '../installation/socket-path.ts';
import type { Installation, Valued } from '../installation/types.ts';
import { directories, type Platform, platforms } from '../kea/directories.ts';
import { manualFix, setFix } from './fixes.ts';
import { valueAt } from './places.ts';
import type { CheckContext, Finding } from './rule.ts';

/** What lies there; also the column of the table of directories. */
export type PathKind = 'logs' | 'leases' | 'hooks' | 'scripts';

/** How a path of this kind is judged in an installation. */
export interface PathRules {
  readonly kind: PathKind;
  readonly platform: Platform | undefined;
  /** The user named the platform: else its directories may be another distribution's that has some in common with it. */
  readonly isGiven: boolean;
}

/** The rules for paths of a kind. The build is known only where all directories in the files agree on one. */
export function pathRules(kind: PathKind, installation: Installation, { platform }: CheckContext): PathRules {
  const isGiven = platform !== undefined;
  return { kind, platform: platform ?? detectPlatform(installation)?.platform, isGiven };
}

/**
 * A finding for a path whose directory Kea does not take; undefined for a bare name, for the right directory, and, when
 * the build is unknown, for a directory that some build has.
 *
 * @param what begins the message: `the log file of dhcp4`
 */
export function misplacedPath(path: Valued<string>, what: string, rules: PathRules): Finding | undefined {
  const { bare, directory, file, trimmed } = splitSocketName(path.value);
  if (bare || file === '' || isAccepted(directory, rules)) return undefined;
  const isSpelling = isAccepted(foldPath(directory), rules) && directory.startsWith('/');
  const where = isSpelling
    ? `is written ${quote(trimmed)}, which Kea does not fold`
    : `lies in the directory ${quote(directory === '' ? '/' : directory)}`;
  return {
    message: `${what} ${where}; ${expected(rules)}`,
    at: valueAt(path),
    fix: isSpelling
      ? foldedFix(path, trimmed)
      : manualFix(`move the file there and write the bare name ${quote(file)}`),
  };
}

/** For the system `//` and `/./` are nothing at all, whereas `..` behind a link leads elsewhere. */
function foldedFix(path: Valued<string>, written: string): Fix {
  const safety = written.split('/').includes('..') ? 'unsafe' : 'safe';
  return setFix(safety, `write ${quote(foldPath(written))}`, path, foldPath(written));
}

/** The same finding with the bare name as its fix, which leads into the directory that Kea takes; a spelling is only folded. */
export function withBareName(finding: Finding, path: Valued<string>, remark: string): Finding {
  if (finding.fix?.safety !== 'manual') return finding;
  const { file } = splitSocketName(path.value);
  return { ...finding, fix: setFix('unsafe', `write the bare name ${quote(file)}: ${remark}`, path, file) };
}

/**
 * The same for a parameter that names the directory itself.
 *
 * @param isExact a slash at the end counts
 */
export function misplacedDirectory(
  path: Valued<string>,
  what: string,
  rules: PathRules,
  { isExact = false }: { readonly isExact?: boolean } = {},
): Finding | undefined {
  const directory = isExact ? path.value : withoutSlash(path.value.trim());
  if (directory === '' || isAccepted(directory, rules)) return undefined;
  const isSpelling = directory.startsWith('/') && isAccepted(withoutSlash(foldPath(directory)), rules);
  return {
    message: `${what} is ${quote(path.value)}; ${expected(rules)}`,
    at: valueAt(path),
    fix: isSpelling
      ? foldedFix(path, withoutSlash(directory))
      : manualFix('leave it out, and move the files to the directory that Kea has compiled in'),
  };
}

function withoutSlash(path: string): string {
  return path.replace(/(?<=.)\/+$/, '');
}

function isAccepted(directory: string, { kind, platform, isGiven }: PathRules): boolean {
  // Debian has a triplet on every architecture.
  if (isGiven && platform === 'debian') return sameBuild(directory, directories.debian[kind], triplet);
  if (platform !== undefined) return sameBuild(directory, directories[platform][kind]);
  // Hook directories differ by architecture and prefix; only what is none at all can be told.
  if (kind === 'hooks' && /\/kea\/hooks$/.test(directory)) return true;
  return platforms.some((one) => sameBuild(directory, directories[one][kind]));
}

const triplet = /^\/usr\/lib\/[\w-]+-linux-gnu\w*\//;
/** rpm has /usr/lib64, apk /usr/lib. */
const anyLibraries = /^\/usr\/lib(?:64|\/[\w-]+-linux-gnu\w*)?\//;

/** The table has the directories of amd64; other architectures and package formats differ in the beginning only. */
function sameBuild(directory: string, known: string, beginning: RegExp = anyLibraries): boolean {
  return directory.replace(beginning, '/usr/lib/x86_64-linux-gnu/') === known;
}

function expected({ kind, platform }: PathRules): string {
  if (platform !== undefined) return `Kea accepts ${directories[platform][kind]} and no other`;
  const all = [...new Set(platforms.map((one) => directories[one][kind]))];
  return `no known build accepts it (they have ${all.join(', ')})`;
}
