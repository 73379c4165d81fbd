// The disk under memory-io: a tree of inodes, and the walk along a path as a kernel does it. Mutable, as disks are.

import { ioError } from './errno.ts';
import type { FileStat, Owner } from './io.ts';

/** What to put on a memory disk: a file's bytes alone (mode 0644, owner 0:0), or with more said. */
export type MemoryEntry =
  | string
  | (Partial<Owner> & {
      readonly text: string;
      readonly mode?: number;
      /** What stands for an access control list and extended attributes. */
      readonly attributes?: string;
    })
  | (Partial<Owner> & { readonly directory: true; readonly mode?: number })
  /** A symbolic link and where it leads. */
  | { readonly link: string }
  /** A further name of the file at that path. */
  | { readonly sameAs: string }
  /** Neither file nor directory nor link: a FIFO, a socket, a device. */
  | { readonly other: true };

interface Inode {
  mode: number;
  uid: number;
  gid: number;
  links: number;
  readonly inode: string;
}

export interface FileNode extends Inode {
  readonly kind: 'file';
  readonly text: string;
  attributes: string | undefined;
}
export interface DirectoryNode extends Inode {
  readonly kind: 'directory';
  readonly entries: Map<string, MemoryNode>;
}
interface LinkNode extends Inode {
  readonly kind: 'symlink';
  readonly target: string;
}
interface OtherNode extends Inode {
  readonly kind: 'other';
}
export type MemoryNode = FileNode | DirectoryNode | LinkNode | OtherNode;

export interface MemoryDisk {
  readonly root: DirectoryNode;
  /** Numbers of the processes that run. */
  readonly running: Set<number>;
  /** The next free inode number. */
  next: number;
  /** The next free process number. */
  nextProcess: number;
}

/** Whose rights hold. User 0 may do everything. */
export interface MemoryUser {
  readonly uid: number;
  readonly gids: readonly number[];
}

const ROOT: MemoryUser = { uid: 0, gids: [0] };

/** Bits of a mode: what a directory or file is asked for. */
export const MAY = { read: 4, write: 2, enter: 1 } as const;

/** An empty disk with its root directory. */
export function memoryDisk(): MemoryDisk {
  const root: DirectoryNode = {
    kind: 'directory',
    entries: new Map(),
    mode: 0o755,
    uid: 0,
    gid: 0,
    links: 1,
    inode: '2',
  };
  return { root, running: new Set(), next: 3, nextProcess: 1 };
}

/** What a new inode needs besides its content. */
export function newInode(disk: MemoryDisk, mode: number, owner: Owner): Inode {
  return { mode, uid: owner.uid, gid: owner.gid, links: 1, inode: String(disk.next++) };
}

/** Whether `user` has these rights at a node. */
export function may(user: MemoryUser, node: MemoryNode, bits: number): boolean {
  if (user.uid === 0) return true;
  const shift = node.uid === user.uid ? 6 : user.gids.includes(node.gid) ? 3 : 0;
  return ((node.mode >> shift) & bits) === bits;
}

/** A name in a directory, and what is there. */
export interface Place {
  readonly parent: DirectoryNode;
  readonly name: string;
  readonly node: MemoryNode | undefined;
  /** The path without symbolic links on the way. */
  readonly path: string;
}

const LINKS_AT_MOST = 40;

/**
 * Follows an absolute path. Throws ENOENT or ENOTDIR when something on the way is missing or no directory, EACCES where
 * the user may not enter, ELOOP when links lead in a circle. The last name need not exist.
 *
 * @param follow whether a symbolic link at the very end is followed
 */
export function walk(disk: MemoryDisk, path: string, follow: boolean, user: MemoryUser): Place {
  const names: string[] = [];
  const directories: DirectoryNode[] = [disk.root];
  let todo = partsOf(path);
  let links = 0;
  for (;;) {
    const here = directories.at(-1) ?? disk.root;
    const [part, ...rest] = todo;
    todo = rest;
    if (part === undefined) return placeOfDirectory(here, directories.at(-2) ?? here, names);
    if (part === '..') {
      names.pop();
      if (directories.length > 1) directories.pop();
      continue;
    }
    if (!may(user, here, MAY.enter)) throw ioError('EACCES', path);
    const node = here.entries.get(part);
    if (node?.kind === 'symlink' && (follow || rest.length > 0)) {
      links += 1;
      if (links > LINKS_AT_MOST) throw ioError('ELOOP', path);
      if (node.target.startsWith('/')) {
        names.length = 0;
        directories.length = 1;
      }
      todo = [...partsOf(node.target), ...rest];
      continue;
    }
    if (rest.length === 0) return { parent: here, name: part, node, path: `/${[...names, part].join('/')}` };
    if (node === undefined) throw ioError('ENOENT', path);
    if (node.kind !== 'directory') throw ioError('ENOTDIR', path);
    names.push(part);
    directories.push(node);
  }
}

function partsOf(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.');
}

function placeOfDirectory(node: DirectoryNode, parent: DirectoryNode, names: readonly string[]): Place {
  return { parent, name: names.at(-1) ?? '', node, path: `/${names.join('/')}` };
}

/** Puts something at an absolute path, whatever is there and whatever the rights; missing parents are made. */
export function put(disk: MemoryDisk, path: string, entry: MemoryEntry): void {
  makeParents(disk, path);
  const { parent, name, node } = walk(disk, path, false, ROOT);
  if (node !== undefined) node.links -= 1;
  parent.entries.set(name, nodeOf(disk, entry));
}

function makeParents(disk: MemoryDisk, path: string): void {
  const parts = partsOf(path);
  for (let count = 1; count < parts.length; count++) {
    const { parent, name, node } = walk(disk, `/${parts.slice(0, count).join('/')}`, true, ROOT);
    if (node === undefined) parent.entries.set(name, nodeOf(disk, { directory: true }));
  }
}

function nodeOf(disk: MemoryDisk, entry: MemoryEntry): MemoryNode {
  if (typeof entry === 'string') return nodeOf(disk, { text: entry });
  if ('link' in entry) {
    return { kind: 'symlink', target: entry.link, ...newInode(disk, 0o777, { uid: 0, gid: 0 }) };
  }
  if ('sameAs' in entry) return furtherName(disk, entry.sameAs);
  if ('other' in entry) return { kind: 'other', ...newInode(disk, 0o644, { uid: 0, gid: 0 }) };
  const owner = { uid: entry.uid ?? 0, gid: entry.gid ?? 0 };
  if ('text' in entry) {
    const { text, attributes } = entry;
    return { kind: 'file', text, attributes, ...newInode(disk, entry.mode ?? 0o644, owner) };
  }
  return { kind: 'directory', entries: new Map(), ...newInode(disk, entry.mode ?? 0o755, owner) };
}

function furtherName(disk: MemoryDisk, path: string): MemoryNode {
  const { node } = walk(disk, path, true, ROOT);
  if (node === undefined) throw ioError('ENOENT', path);
  node.links += 1;
  return node;
}

/** Everything on the disk by its path, in the order of the tree. */
export function* everything(directory: DirectoryNode, path = ''): Iterable<readonly [string, MemoryNode]> {
  for (const [name, node] of [...directory.entries].sort(([a], [b]) => (a < b ? -1 : 1))) {
    yield [`${path}/${name}`, node];
    if (node.kind === 'directory') yield* everything(node, `${path}/${name}`);
  }
}

/** What `stat` says of a node. */
export function statOf(node: MemoryNode): FileStat {
  const { kind, mode, uid, gid, links, inode } = node;
  return { kind, mode, uid, gid, links, inode, size: node.kind === 'file' ? node.text.length : 0 };
}

/** A node as it would be put on a disk. */
export function memoryEntryOf(node: MemoryNode): MemoryEntry {
  const { mode, uid, gid } = node;
  if (node.kind === 'directory') return { directory: true, mode, uid, gid };
  if (node.kind === 'symlink') return { link: node.target };
  if (node.kind === 'other') return { other: true };
  const { text, attributes } = node;
  return { text, mode, uid, gid, ...(attributes === undefined ? {} : { attributes }) };
}
