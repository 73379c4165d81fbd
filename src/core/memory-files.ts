// What a user can do on the disk of memory-io: Io's file operations, with rights, as plain functions of a view of it.

import { ioError } from './errno.ts';
import type { FileStat, IoError, Owner } from './io.ts';
import {
  type DirectoryNode,
  type FileNode,
  MAY,
  type MemoryDisk,
  type MemoryNode,
  type MemoryUser,
  may,
  newInode,
  type Place,
  statOf,
  walk,
} from './memory-disk.ts';
import { globMatcher } from './memory-glob.ts';

/** A disk as one user sees it from one directory. */
export interface MemoryView {
  readonly disk: MemoryDisk;
  readonly user: MemoryUser;
  /** Who owns what this user creates. */
  readonly own: Owner;
  readonly cwd: string;
}

/** The path from the root. */
export function absolute(view: MemoryView, path: string): string {
  return path.startsWith('/') ? path : `${view.cwd}/${path}`;
}

function find(view: MemoryView, path: string, follow: boolean): Place {
  return walk(view.disk, absolute(view, path), follow, view.user);
}

/** What is at a path, links followed. Throws ENOENT when nothing is. */
function there(view: MemoryView, path: string): { readonly node: MemoryNode; readonly path: string } {
  const place = find(view, path, true);
  if (place.node === undefined) throw ioError('ENOENT', path);
  return { node: place.node, path: place.path };
}

/** `Io.read`. */
export function readFile(view: MemoryView, path: string): string {
  const { node } = there(view, path);
  if (node.kind === 'directory') throw ioError('EISDIR', path, 'is a directory');
  if (node.kind !== 'file') throw ioError('EINVAL', path, 'is a FIFO, not a file');
  if (!may(view.user, node, MAY.read)) throw ioError('EACCES', path);
  return node.text;
}

/** `Io.list`. */
export function listDirectory(view: MemoryView, path: string): readonly string[] {
  const { node } = there(view, path);
  if (node.kind !== 'directory') throw ioError('ENOTDIR', path);
  if (!may(view.user, node, MAY.read)) throw ioError('EACCES', path);
  return [...node.entries.keys()].sort();
}

/** `Io.stat` and, not following a link at the end, `Io.lstat`. */
export function statPath(view: MemoryView, path: string, follow: boolean): FileStat | undefined {
  try {
    const { node } = find(view, path, follow);
    return node === undefined ? undefined : statOf(node);
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) {
      return undefined;
    }
    throw error;
  }
}

/** `Io.realpath`. */
export function resolvePath(view: MemoryView, path: string): string {
  return there(view, path).path;
}

function writableParent(view: MemoryView, path: string): Place {
  const place = find(view, path, false);
  if (!may(view.user, place.parent, MAY.write | MAY.enter)) throw ioError('EACCES', path);
  return place;
}

function existing(view: MemoryView, path: string): Place & { readonly node: MemoryNode } {
  const { node, ...place } = writableParent(view, path);
  if (node === undefined) throw ioError('ENOENT', path);
  return { ...place, node };
}

/** `Io.create`. */
export function createFile(view: MemoryView, path: string, text: string, mode: number, owner: Owner): void {
  const { parent, name, node } = writableParent(view, path);
  if (node !== undefined) throw ioError('EEXIST', path);
  const { uid, gids } = view.user;
  if (uid !== 0 && (owner.uid !== uid || !gids.includes(owner.gid))) throw ioError('EPERM', path);
  const file: FileNode = { kind: 'file', text, attributes: undefined, ...newInode(view.disk, mode, owner) };
  parent.entries.set(name, file);
}

/** `Io.rename` and, not replacing, `Io.renameNew`. */
export function moveFile(view: MemoryView, from: string, to: string, replace: boolean): void {
  const source = existing(view, from);
  const target = writableParent(view, to);
  if (target.node !== undefined && !replace) throw ioError('EEXIST', to);
  if (target.node?.kind === 'directory') throw ioError('EISDIR', to);
  if (target.node !== undefined) target.node.links -= 1;
  source.parent.entries.delete(source.name);
  target.parent.entries.set(target.name, source.node);
}

/** `Io.remove`. */
export function removeFile(view: MemoryView, path: string): void {
  const { parent, name, node } = existing(view, path);
  if (node.kind === 'directory') throw ioError('EISDIR', path);
  node.links -= 1;
  parent.entries.delete(name);
}

/** `Io.makeDirectory`. */
export function createDirectory(view: MemoryView, path: string, mode: number): void {
  const { parent, name, node } = writableParent(view, path);
  if (node !== undefined) throw ioError('EEXIST', path);
  parent.entries.set(name, {
    kind: 'directory',
    entries: new Map(),
    ...newInode(view.disk, mode, view.own),
  });
}

/** `Io.removeDirectory`. */
export function removeDirectory(view: MemoryView, path: string): void {
  const { parent, name, node } = existing(view, path);
  if (node.kind !== 'directory') throw ioError('ENOTDIR', path);
  if (node.entries.size > 0) throw ioError('ENOTEMPTY', path);
  parent.entries.delete(name);
}

/** `Io.copyAttributes`. */
export function copyAttributes(view: MemoryView, from: string, to: string): void {
  const [source, target] = [there(view, from).node, there(view, to).node];
  if (source.kind === 'file' && target.kind === 'file') target.attributes = source.attributes;
}

/** `Io.glob`. */
export function search(
  view: MemoryView,
  patterns: readonly string[],
  directory: string,
  unreadable: (failure: IoError) => void,
): readonly string[] {
  const { node } = there(view, directory);
  if (node.kind !== 'directory') throw ioError('ENOTDIR', directory);
  const matches = globMatcher(patterns);
  const start = absolute(view, directory).replace(/\/+$/, '');
  return [...filesBelow(view, node, start, skipper(patterns), unreadable)]
    .filter((path) => matches(path.slice(start.length + 1)))
    .sort();
}

/** Names that are not entered, unless a pattern names them. */
function skipper(patterns: readonly string[]): (name: string) => boolean {
  const named = (name: string) => patterns.some((pattern) => pattern.includes(name));
  const whole = ['node_modules', '.git'].filter((name) => !named(name));
  const beginnings = ['.kea-migrate'].filter((name) => !named(name));
  return (name) => whole.includes(name) || beginnings.some((beginning) => name.startsWith(beginning));
}

function* filesBelow(
  view: MemoryView,
  directory: DirectoryNode,
  path: string,
  isSkipped: (name: string) => boolean,
  unreadable: (failure: IoError) => void,
): Iterable<string> {
  if (!may(view.user, directory, MAY.read | MAY.enter)) {
    unreadable(ioError('EACCES', path));
    return;
  }
  for (const [name, node] of directory.entries) {
    if (isSkipped(name)) continue;
    const below = `${path}/${name}`;
    if (node.kind === 'directory') yield* filesBelow(view, node, below, isSkipped, unreadable);
    else if (leadsToFile(view, below)) yield below;
  }
}

function leadsToFile(view: MemoryView, path: string): boolean {
  try {
    return find(view, path, true).node?.kind === 'file';
  } catch {
    return false;
  }
}
