// Io without a disk: for tests, and for users of the library. Rights, links, failures and crashes are as real ones.

import { ioError } from './errno.ts';
import type { FileStat, Io, IoError, Owner } from './io.ts';
import {
  type DirectoryNode,
  everything,
  type FileNode,
  MAY,
  type MemoryDisk,
  type MemoryEntry,
  type MemoryUser,
  may,
  memoryDisk,
  newInode,
  type Place,
  put,
  statOf,
  walk,
} from './memory-disk.ts';
import { globMatcher } from './memory-glob.ts';

/** One call of a method, before it is done. */
export interface MemoryOperation {
  readonly name: 'read' | 'list' | 'stat' | 'lstat' | 'realpath' | 'glob' | MemoryChange;
  /** The path it works on; the new name for `rename` and `renameNew`. */
  readonly path: string;
  /** 1 for the first operation of this process. */
  readonly index: number;
  /** 1 for the first operation that changes the disk; undefined for one that only looks. */
  readonly change: number | undefined;
}

type MemoryChange = 'create' | 'rename' | 'renameNew' | 'remove' | 'makeDirectory' | 'removeDirectory';

/** What goes wrong with an operation. */
export type MemoryFault =
  /** It fails with this errno name: having done nothing, or all the same having done its work. */
  | { readonly fail: string; readonly done?: boolean }
  /**
   * The process ends here, before the operation is done. With `kept`, in the middle of it: `create` leaves that share
   * (0 … 1) of the bytes, not yet the mode and owner; `renameNew` leaves both names.
   */
  | { readonly crash: true; readonly kept?: number };

export interface MemoryOptions {
  /** Default `/`. */
  readonly cwd?: string;
  /** Default 0, who may do everything. */
  readonly uid?: number;
  /** The groups of the user; new files get the first. Default: one with the number of the user. */
  readonly gids?: readonly number[];
  readonly pid?: number;
  readonly host?: string;
  readonly stdin?: string;
  /** Asked before every operation. */
  readonly fault?: (operation: MemoryOperation) => MemoryFault | undefined;
}

/** Thrown when a fault ends the process, and by every operation after that. Not an IoError: nobody may handle it. */
export class MemoryCrash extends Error {
  override readonly name = 'MemoryCrash';
}

export interface MemoryIo extends Io {
  /** What has been done so far, in order. */
  readonly operations: readonly MemoryOperation[];
  /** Everything on the disk by absolute path, with all that can be said of it. */
  entries(): ReadonlyMap<string, MemoryEntry>;
  /** Puts something on the disk, as somebody else would do: no rights needed, no operation counted. */
  put(path: string, entry: MemoryEntry): void;
  /** Ends this process: every later operation throws. */
  end(): void;
  /** Another process on the same disk; of the same user in the same place, unless said otherwise, without the faults. */
  another(options?: MemoryOptions): MemoryIo;
}

/**
 * A file system in memory.
 *
 * @param entries what is on the disk, by absolute path; parents need not be listed
 */
export function memoryIo(
  entries: Readonly<Record<string, MemoryEntry>> = {},
  options: MemoryOptions = {},
): MemoryIo {
  const disk = memoryDisk();
  for (const [path, entry] of Object.entries(entries)) put(disk, path, entry);
  return onDisk(disk, options);
}

function onDisk(disk: MemoryDisk, options: MemoryOptions): MemoryIo {
  const { uid = 0, gids = [uid], pid = disk.nextProcess, cwd = '/', host = 'memory' } = options;
  const user: MemoryUser = { uid, gids };
  const own: Owner = { uid, gid: gids[0] ?? uid };
  const operations: MemoryOperation[] = [];
  let changes = 0;
  disk.running.add(pid);
  disk.nextProcess = Math.max(disk.nextProcess, pid + 1);

  const absolute = (path: string) => (path.startsWith('/') ? path : `${cwd}/${path}`);
  const find = (path: string, follow: boolean) => walk(disk, absolute(path), follow, user);

  function end(): void {
    disk.running.delete(pid);
  }

  function perform<T>(
    operation: Omit<MemoryOperation, 'index'>,
    work: () => T,
    half: (kept: number) => void = () => {},
  ): T {
    if (!disk.running.has(pid)) throw new MemoryCrash('the process has ended');
    const counted: MemoryOperation = { ...operation, index: operations.length + 1 };
    operations.push(counted);
    const fault = options.fault?.(counted);
    if (fault !== undefined && 'crash' in fault) {
      end();
      if (fault.kept !== undefined) half(fault.kept);
      throw new MemoryCrash(`the process ended at ${operation.name} ${operation.path}`);
    }
    if (fault !== undefined && fault.done !== true) throw ioError(fault.fail, operation.path);
    const result = work();
    if (fault !== undefined) throw ioError(fault.fail, operation.path);
    return result;
  }

  function look<T>(name: MemoryOperation['name'], path: string, work: () => T): T {
    return perform({ name, path, change: undefined }, work);
  }

  function change(name: MemoryChange, path: string, work: () => void, half?: (kept: number) => void): void {
    changes += 1;
    perform({ name, path, change: changes }, work, half);
  }

  function writableParent(path: string): Place {
    const place = find(path, false);
    if (!may(user, place.parent, MAY.write | MAY.enter)) throw ioError('EACCES', path);
    return place;
  }

  function existing(path: string): Place & { readonly node: NonNullable<Place['node']> } {
    const { node, ...place } = writableParent(path);
    if (node === undefined) throw ioError('ENOENT', path);
    return { ...place, node };
  }

  function newFile(path: string, text: string, mode: number, owner: Owner): void {
    const { parent, name, node } = writableParent(path);
    if (node !== undefined) throw ioError('EEXIST', path);
    if (uid !== 0 && (owner.uid !== uid || !gids.includes(owner.gid))) throw ioError('EPERM', path);
    const file: FileNode = { kind: 'file', text, ...newInode(disk, mode, owner) };
    parent.entries.set(name, file);
  }

  function move(from: string, to: string, replace: boolean): void {
    const source = existing(from);
    const target = writableParent(to);
    if (target.node !== undefined && !replace) throw ioError('EEXIST', to);
    if (target.node?.kind === 'directory') throw ioError('EISDIR', to);
    if (target.node !== undefined) target.node.links -= 1;
    source.parent.entries.delete(source.name);
    target.parent.entries.set(target.name, source.node);
  }

  function search(
    patterns: readonly string[],
    directory: string,
    unreadable: (failure: IoError) => void,
  ): readonly string[] {
    const top = find(directory, true);
    if (top.node === undefined) throw ioError('ENOENT', directory);
    if (top.node.kind !== 'directory') throw ioError('ENOTDIR', directory);
    const matches = globMatcher(patterns);
    const never = ['node_modules', '.git', '.kea-migrate'].filter(
      (name) => !patterns.some((pattern) => pattern.includes(name)),
    );
    const isSkipped = (name: string) =>
      never.some((other) => name === other || (other === '.kea-migrate' && name.startsWith(other)));
    const isFile = (path: string) => {
      try {
        return find(path, true).node?.kind === 'file';
      } catch {
        return false;
      }
    };
    const below = function* (node: DirectoryNode, path: string): Iterable<string> {
      if (!may(user, node, MAY.read | MAY.enter)) unreadable(ioError('EACCES', path));
      else {
        for (const [name, child] of node.entries) {
          if (isSkipped(name)) continue;
          if (child.kind === 'directory') yield* below(child, `${path}/${name}`);
          else if (isFile(`${path}/${name}`)) yield `${path}/${name}`;
        }
      }
    };
    const start = absolute(directory).replace(/\/+$/, '');
    return [...below(top.node, start)].filter((path) => matches(path.slice(start.length + 1))).sort();
  }

  return {
    operations,
    entries: () => new Map([...everything(disk.root)].map(([path, node]) => [path, entryOf(node)])),
    put: (path, entry) => put(disk, absolute(path), entry),
    end,
    another: (other = {}) => onDisk(disk, { cwd, uid, gids, host, ...other }),

    cwd: () => cwd,
    read: (path) =>
      look('read', path, () => {
        const { node } = find(path, true);
        if (node === undefined) throw ioError('ENOENT', path);
        if (node.kind === 'directory') throw ioError('EISDIR', path, 'is a directory');
        if (node.kind !== 'file') throw ioError('EINVAL', path, 'is a FIFO, not a file');
        if (!may(user, node, MAY.read)) throw ioError('EACCES', path);
        return node.text;
      }),
    list: (path) =>
      look('list', path, () => {
        const { node } = find(path, true);
        if (node === undefined) throw ioError('ENOENT', path);
        if (node.kind !== 'directory') throw ioError('ENOTDIR', path);
        if (!may(user, node, MAY.read)) throw ioError('EACCES', path);
        return [...node.entries.keys()].sort();
      }),
    stat: (path) => look('stat', path, () => orNothing(() => find(path, true))),
    lstat: (path) => look('lstat', path, () => orNothing(() => find(path, false))),
    realpath: (path) =>
      look('realpath', path, () => {
        const place = find(path, true);
        if (place.node === undefined) throw ioError('ENOENT', path);
        return place.path;
      }),
    glob: (patterns, directory, unreadable = () => {}) =>
      look('glob', directory, () => search(patterns, directory, unreadable)),
    create: (path, latin1, mode, owner = own) =>
      change(
        'create',
        path,
        () => newFile(path, latin1, mode, owner),
        (kept) => newFile(path, latin1.slice(0, Math.floor(latin1.length * kept)), 0o600, own),
      ),
    rename: (from, to) => change('rename', to, () => move(from, to, true)),
    renameNew: (from, to) =>
      change(
        'renameNew',
        to,
        () => move(from, to, false),
        () => put(disk, absolute(to), { sameAs: absolute(from) }),
      ),
    remove: (path) =>
      change('remove', path, () => {
        const { parent, name, node } = existing(path);
        if (node.kind === 'directory') throw ioError('EISDIR', path);
        node.links -= 1;
        parent.entries.delete(name);
      }),
    makeDirectory: (path, mode) =>
      change('makeDirectory', path, () => {
        const { parent, name, node } = writableParent(path);
        if (node !== undefined) throw ioError('EEXIST', path);
        parent.entries.set(name, { kind: 'directory', entries: new Map(), ...newInode(disk, mode, own) });
      }),
    removeDirectory: (path) =>
      change('removeDirectory', path, () => {
        const { parent, name, node } = existing(path);
        if (node.kind !== 'directory') throw ioError('ENOTDIR', path);
        if (node.entries.size > 0) throw ioError('ENOTEMPTY', path);
        parent.entries.delete(name);
      }),
    stdin: () => options.stdin ?? '',
    uid: () => uid,
    process: () => ({ pid, host, started: '' }),
    isRunning: (other) => other.host !== host || disk.running.has(other.pid),
    uninterrupted: (work) => work(),
  };
}

function orNothing(look: () => Place): FileStat | undefined {
  try {
    const { node } = look();
    return node === undefined ? undefined : statOf(node);
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) {
      return undefined;
    }
    throw error;
  }
}

function entryOf(node: NonNullable<Place['node']>): MemoryEntry {
  const { mode, uid, gid } = node;
  if (node.kind === 'file') return { text: node.text, mode, uid, gid };
  if (node.kind === 'directory') return { directory: true, mode, uid, gid };
  return node.kind === 'symlink' ? { link: node.target } : { other: true };
}
