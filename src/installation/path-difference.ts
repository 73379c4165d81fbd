// How two socket names that should be one differ, in the words a person would use.

import { editDistance } from '../core/edit-distance.ts';
import { foldPath, splitSocketName } from './socket-path.ts';

/**
 * `same` also when the two are spelt alike up to blanks around them, or resolve into one path.
 * `relative`: one is a bare name, the other a path that ends in that name.
 */
export type PathDifferenceKind =
  | 'same'
  | 'run-var-run'
  | 'relative'
  | 'double-slash'
  | 'dot-segments'
  | 'typo'
  | 'directory'
  | 'name'
  | 'both';

export interface PathDifference {
  readonly kind: PathDifferenceKind;
  /** A phrase for a message, without the paths: `one is below /run, the other below /var/run`. */
  readonly text: string;
}

const texts: Readonly<Record<PathDifferenceKind, string>> = {
  same: 'they are the same',
  'run-var-run': 'one is below /run, the other below /var/run, and Kea compares them byte by byte',
  relative: 'one is a bare name, the other a path with a directory',
  'double-slash': 'one has a double slash',
  'dot-segments': 'one goes through "." or ".."',
  typo: 'one looks like a typing mistake for the other',
  directory: 'same name, different directories',
  name: 'same directory, different names',
  both: 'different directories and different names',
};

/**
 * Says how two socket names differ.
 *
 * @param supported the compiled-in socket directory, when known: a bare name is then compared as the path it becomes
 */
export function describePathDifference(a: string, b: string, supported?: string): PathDifference {
  const kind = differenceKind(a, b, supported);
  return { kind, text: texts[kind] };
}

function differenceKind(a: string, b: string, supported: string | undefined): PathDifferenceKind {
  const left = splitSocketName(a);
  const right = splitSocketName(b);
  const full = ({ bare, file, trimmed }: typeof left): string =>
    bare && supported !== undefined ? `${supported}/${file}` : trimmed;
  if (left.trimmed === right.trimmed || full(left) === full(right)) return 'same';
  if (left.bare !== right.bare)
    return left.file === right.file ? 'relative' : bareAgainstPath(left.file, right.file);
  const slashes = [left, right].map(({ trimmed }) => trimmed.replaceAll(/\/{2,}/g, '/'));
  if (slashes[0] === slashes[1]) return 'double-slash';
  const folded = [left, right].map(({ trimmed }) => foldPath(trimmed));
  if (folded[0] === folded[1]) return 'dot-segments';
  const [foldedLeft = '', foldedRight = ''] = folded;
  if (withoutVar(foldedLeft) === withoutVar(foldedRight)) return 'run-var-run';
  if (editDistance(foldedLeft, foldedRight) <= 2 && !onlyDigitsDiffer(foldedLeft, foldedRight)) return 'typo';
  if (left.file === right.file) return 'directory';
  return left.directory === right.directory ? 'name' : 'both';
}

function bareAgainstPath(a: string, b: string): PathDifferenceKind {
  return editDistance(a, b) <= 2 && !onlyDigitsDiffer(a, b) ? 'typo' : 'both';
}

function withoutVar(path: string): string {
  return path.replace(/^\/var\/run\//, '/run/');
}

/** `kea4-ctrl-socket` and `kea6-ctrl-socket` are two names, not a slip. */
function onlyDigitsDiffer(a: string, b: string): boolean {
  return a.replaceAll(/\d/g, '') === b.replaceAll(/\d/g, '');
}
