// The one door to the world. Everything between reading and writing is plain functions, so tests use memoryIo.

/** Why an operation failed, as an errno name (`ENOENT`, `EACCES`, `EISDIR`, …). */
export class IoError extends Error {
  override readonly name = 'IoError';
  readonly code: string;
  readonly path: string;
  /** The plain words alone, without the path. */
  readonly reason: string;

  /**
   * @param code errno name
   * @param path the path as it was given to the operation
   * @param reason plain words: `no such file or directory`
   */
  constructor(code: string, path: string, reason: string) {
    super(`${path}: ${reason}`);
    this.code = code;
    this.path = path;
    this.reason = reason;
  }
}

export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

export interface FileStat extends Owner {
  readonly kind: 'file' | 'directory' | 'symlink' | 'other';
  /** Bytes. */
  readonly size: number;
  /** Permission bits, such as 0o640. */
  readonly mode: number;
  /** Number of names (hard links) that the file has. */
  readonly links: number;
  /** The file's number on its file system, in decimal; it survives a rename, and a copy gets another one. */
  readonly inode: string;
}

/** A process, so that another one can tell later whether it still runs. */
export interface ProcessId {
  readonly pid: number;
  /** The machine, and where there are several the process-number space, that `pid` counts in. */
  readonly host: string;
  /** When it started, for comparing only; empty where the system does not say. */
  readonly started: string;
}

/** A program to run on files that exist for it alone. */
export interface Execution {
  /**
   * Files by path in a new directory that nobody else can read; it is gone when the program has ended. A function is
   * given that directory.
   */
  readonly files: Readonly<Record<string, string | ((directory: string) => string)>>;
  /** The command line for `/bin/sh`, given the directory, which is also the working directory. */
  readonly command: (directory: string) => string;
  /** Milliseconds after which the program is killed. */
  readonly timeout: number;
}

/** How a program ended. */
export interface Executed {
  /** Undefined: it was killed, because time was up or by a signal. */
  readonly exitCode: number | undefined;
  /** Standard output and standard error, Latin-1; the directory is written `.`. */
  readonly output: string;
}

/**
 * What the tool needs of a file system and of its surroundings. Paths are absolute or relative to `cwd()`.
 * Every method throws {@link IoError} when the operation fails, and nothing else.
 */
export interface Io {
  /** The working directory, absolute. */
  cwd(): string;
  /** A file's bytes as Latin-1. Refuses directories (EISDIR), sockets, FIFOs and devices (EINVAL). */
  read(path: string): string;
  /** Names in a directory, sorted by byte value, without `.` and `..`. */
  list(path: string): readonly string[];
  /** Follows symbolic links. Undefined when there is nothing at the path. */
  stat(path: string): FileStat | undefined;
  /** Does not follow symbolic links. Undefined when there is nothing at the path. */
  lstat(path: string): FileStat | undefined;
  /** The path with every symbolic link resolved. */
  realpath(path: string): string;
  /**
   * Files below `directory` (absolute paths, sorted by byte value) that match the glob patterns, dot files included.
   * Symbolic links to files count as files; those to directories are not entered, nor are `node_modules`, `.git` and
   * what this tool leaves behind (`.kea-migrate*`), unless a pattern names them.
   *
   * @param unreadable told of every directory that could not be looked into; the others are still searched
   */
  glob(
    patterns: readonly string[],
    directory: string,
    unreadable?: (failure: IoError) => void,
  ): readonly string[];
  /**
   * Creates a file with exactly these bytes and this mode, refusing to replace anything (EEXIST), and flushes it to the
   * disk. When it fails, nothing is left.
   *
   * @param owner who shall own it, instead of this user; EPERM when the user may not give it away
   */
  create(path: string, latin1: string, mode: number, owner?: Owner): void;
  /**
   * Gives a file the access control list, the extended attributes and with them the mode and owner of another, as far as
   * this user may, and flushes it.
   *
   * @returns false when this system has no means to do so
   */
  copyAttributes(from: string, to: string): boolean;
  /** Renames within one file system, replacing what is there, and flushes the directory. */
  rename(from: string, to: string): void;
  /** Renames within one file system to a name that must be free (EEXIST), and flushes the directory. */
  renameNew(from: string, to: string): void;
  /** Removes a file, and flushes the directory. */
  remove(path: string): void;
  /** Creates a directory with exactly this mode, and flushes its parent, which must exist. */
  makeDirectory(path: string, mode: number): void;
  /** Removes an empty directory. */
  removeDirectory(path: string): void;
  /** All of standard input as Latin-1. */
  stdin(): string;
  /** The user whose rights hold here; undefined where the system has no user numbers. */
  uid(): number | undefined;
  /** This process. */
  process(): ProcessId;
  /** False only when that process has certainly ended; true when nobody here can tell. */
  isRunning(process: ProcessId): boolean;
  /** Runs a program to its end, or kills it when time is up. */
  execute(execution: Execution): Executed;
  /** Runs `work` to its end even when the user or the system asks the process to stop meanwhile (not for SIGKILL). */
  uninterrupted<T>(work: () => T): T;
}

/**
 * What is at a path, symbolic links followed; undefined also where one may not look. For questions that a closed directory
 * must not end: whoever reads the path itself says that it is closed.
 */
export function statIfOpen(io: Pick<Io, 'stat'>, path: string): FileStat | undefined {
  try {
    return io.stat(path);
  } catch (error) {
    if (error instanceof IoError) return undefined;
    throw error;
  }
}
