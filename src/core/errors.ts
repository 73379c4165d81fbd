// Two kinds of failure that are not findings. A mistake in a configuration is never one of them.

/** The command line, or a file of ours, is wrong: shown as one line, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Writing was refused; nothing is half done: shown as one line, exit code 5. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}
