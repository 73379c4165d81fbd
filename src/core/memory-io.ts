// Io without a disk: for tests, and for users of the library. Rights, links, failures and crashes are as real ones.

import { ioError } from './errno.ts';
import type { Executed, Execution, Io } from './io.ts';
import {
  everything,
  type MemoryDisk,
  type MemoryEntry,
  memoryDisk,
  memoryEntryOf,
  put,
} from './memory-disk.ts';
import * as files from './memory-files.ts';
import { type MemoryFault, type MemoryOperation, memoryProcess } from './memory-process.ts';

export { MemoryCrash, type MemoryFault, type MemoryOperation } from './memory-process.ts';

export interface MemoryOptions {
  /** Default `/`. */
  readonly cwd?: string;
  /** Default 0, who may do everything. */
  readonly uid?: number;
  /** The groups of the user; new files get the first. Default: one with the number of the user. */
  readonly gids?: readonly number[];
  /** Default: the next free number. */
  readonly pid?: number;
  readonly host?: string;
  readonly stdin?: string;
  /** Default: nothing can be run (ENOENT). */
  readonly execute?: (execution: Execution) => Executed;
  /** Asked before every operation. */
  readonly fault?: (operation: MemoryOperation) => MemoryFault | undefined;
}

export interface MemoryIo extends Io {
  /** What this process has done so far, in order. */
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
  const { uid = 0, gids = [uid], pid = disk.nextProcess, cwd = '/', host = 'memory', stdin = '' } = options;
  disk.nextProcess = Math.max(disk.nextProcess, pid + 1);
  const { operations, look, change } = memoryProcess(pid, disk.running, options.fault ?? (() => undefined));
  const own = { uid, gid: gids[0] ?? uid };
  const view: files.MemoryView = { disk, user: { uid, gids }, own, cwd };
  return {
    operations,
    entries: () => new Map([...everything(disk.root)].map(([path, node]) => [path, memoryEntryOf(node)])),
    put: (path, entry) => put(disk, files.absolute(view, path), entry),
    end: () => {
      disk.running.delete(pid);
    },
    another: (other = {}) => onDisk(disk, { cwd, uid, gids, host, ...other }),

    cwd: () => cwd,
    read: (path) => look('read', path, () => files.readFile(view, path)),
    list: (path) => look('list', path, () => files.listDirectory(view, path)),
    stat: (path) => look('stat', path, () => files.statPath(view, path, true)),
    lstat: (path) => look('lstat', path, () => files.statPath(view, path, false)),
    realpath: (path) => look('realpath', path, () => files.resolvePath(view, path)),
    glob: (patterns, directory, unreadable = () => {}) =>
      look('glob', directory, () => files.search(view, patterns, directory, unreadable)),
    create: (path, latin1, mode, owner = own) => {
      const torn = (kept: number) => latin1.slice(0, Math.floor(latin1.length * kept));
      const whole = () => files.createFile(view, path, latin1, mode, owner);
      change('create', path, whole, (kept) => files.createFile(view, path, torn(kept), 0o600, own));
    },
    copyAttributes: (from, to) => {
      change('copyAttributes', to, () => files.copyAttributes(view, from, to));
      return true;
    },
    rename: (from, to) => change('rename', to, () => files.moveFile(view, from, to, true)),
    renameNew: (from, to) => {
      const both = () => put(disk, files.absolute(view, to), { sameAs: files.absolute(view, from) });
      change('renameNew', to, () => files.moveFile(view, from, to, false), both);
    },
    remove: (path) => change('remove', path, () => files.removeFile(view, path)),
    makeDirectory: (path, mode) =>
      change('makeDirectory', path, () => files.createDirectory(view, path, mode)),
    removeDirectory: (path) => change('removeDirectory', path, () => files.removeDirectory(view, path)),
    stdin: () => stdin,
    uid: () => uid,
    process: () => ({ pid, host, started: '' }),
    isRunning: (other) => other.host !== host || disk.running.has(other.pid),
    execute: (execution) => {
      if (options.execute === undefined) throw ioError('ENOENT', '/bin/sh');
      return options.execute(execution);
    },
    uninterrupted: (work) => work(),
  };
}
