// The processes of memory-io: each counts what it does, and anything can be made to fail, or to end it half-way.

import { ioError } from './errno.ts';

/** One call of a method of Io, before it is done. */
export interface MemoryOperation {
  readonly name: 'read' | 'list' | 'stat' | 'lstat' | 'realpath' | 'glob' | MemoryChange;
  /** The path it works on; the new name for `rename` and `renameNew`, the target for `copyAttributes`. */
  readonly path: string;
  /** 1 for the first operation of this process. */
  readonly index: number;
  /** 1 for the first operation that changes the disk; undefined for one that only looks. */
  readonly change: number | undefined;
}

export type MemoryChange =
  | 'create'
  | 'rename'
  | 'renameNew'
  | 'remove'
  | 'makeDirectory'
  | 'removeDirectory'
  | 'copyAttributes';

/** What goes wrong with an operation. */
export type MemoryFault =
  /** It fails with this errno name: having done nothing, or all the same having done its work. */
  | { readonly fail: string; readonly done?: boolean }
  /**
   * The process ends here, before the operation is done. With `kept`, in the middle of it: `create` leaves that share
   * (0 … 1) of the bytes, not yet the mode and owner; `renameNew` leaves both names.
   */
  | { readonly crash: true; readonly kept?: number };

/** Thrown when a fault ends the process, and by every operation after that. Not an IoError: nobody may handle it. */
export class MemoryCrash extends Error {
  override readonly name = 'MemoryCrash';
}

export interface MemoryProcess {
  /** What has been done so far, in order. */
  readonly operations: readonly MemoryOperation[];
  /** Does an operation that only looks, or fails as it shall. */
  look<T>(name: MemoryOperation['name'], path: string, work: () => T): T;
  /**
   * Does an operation that changes the disk, or fails as it shall.
   *
   * @param half what a crash in the middle of it leaves; nothing by default
   */
  change(name: MemoryChange, path: string, work: () => void, half?: (kept: number) => void): void;
}

/**
 * A process that runs until it is taken out of `running`.
 *
 * @param fault asked before every operation what goes wrong with it
 */
export function memoryProcess(
  pid: number,
  running: Set<number>,
  fault: (operation: MemoryOperation) => MemoryFault | undefined,
): MemoryProcess {
  const operations: MemoryOperation[] = [];
  let changes = 0;
  running.add(pid);

  function perform<T>(operation: MemoryOperation, work: () => T, half: (kept: number) => void): T {
    if (!running.has(pid)) throw new MemoryCrash('the process has ended');
    operations.push(operation);
    const wrong = fault(operation);
    if (wrong === undefined) return work();
    if ('crash' in wrong) {
      running.delete(pid);
      if (wrong.kept !== undefined) half(wrong.kept);
      throw new MemoryCrash(`the process ended at ${operation.name} ${operation.path}`);
    }
    if (wrong.done === true) work();
    throw ioError(wrong.fail, operation.path);
  }

  return {
    operations,
    look: (name, path, work) =>
      perform({ name, path, index: operations.length + 1, change: undefined }, work, () => {}),
    change: (name, path, work, half = () => {}) => {
      changes += 1;
      perform({ name, path, index: operations.length + 1, change: changes }, work, half);
    },
  };
}
