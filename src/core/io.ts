// The one door to the world. Everything between reading and writing is plain functions, so tests use memoryIo.

/** Why an operation failed, as an errno name (`ENOENT`, `EACCES`, `EISDIR`, …). */
export class IoError extends Error {
  override readonly name = 'IoError';
  readonly code: string;
  readonly path: string;

  /**
   * @param code errno name
   * @param path the path as it was given to the operation
   * @param reason plain words: `no such file or directory`
   */
  constructor(code: string, path: string, reason: string) {
    super(`${path}: ${reason}`);
    this.code = code;
    this.path = path;
  }
}

export interface FileStat {
  readonly kind: 'file' | 'directory' | 'symlink' | 'other';
  /** Bytes. */
  readonly size: number;
  /** Permission bits, such as 0o640. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
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
  /** Files below `directory` (absolute paths, sorted) that match the glob patterns. Symbolic links to directories are not entered. */
  glob(patterns: readonly string[], directory: string): readonly string[];
  /** Creates a file with these bytes and this mode, refusing to replace anything (EEXIST), and flushes it to the disk. */
  create(path: string, latin1: string, mode: number): void;
  /** Replaces the bytes of a file that exists, keeping its inode, and flushes it to the disk. */
  overwrite(path: string, latin1: string): void;
  /** Renames within one file system, replacing what is there, and flushes the directory. */
  rename(from: string, to: string): void;
  /** Removes a file, and flushes the directory. */
  remove(path: string): void;
  /** Creates a directory; parents must exist. */
  makeDirectory(path: string, mode: number): void;
  /** Removes an empty directory. */
  removeDirectory(path: string): void;
  chmod(path: string, mode: number): void;
  /** Changes owner and group. Fails with EPERM when the user may not. */
  chown(path: string, uid: number, gid: number): void;
  /** All of standard input as Latin-1. */
  stdin(): string;
}
