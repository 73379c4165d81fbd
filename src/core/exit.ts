// The exit codes, documented once: README and `--help` are written from here.

/** What the process ends with. The highest number that applies wins. */
export const ExitCode = {
  /** Clean; nothing to change; or written. */
  ok: 0,
  /** Findings at or above `--fail-on`, or changes are pending. */
  findings: 1,
  /** The command line or the configuration file is wrong. */
  usage: 2,
  /** Nothing was checked: no Kea configuration found there. */
  nothing: 3,
  /** Not everything could be checked: input unreadable or unparsable, or a bug of ours; the rest was checked. */
  incomplete: 4,
  /** Refused to write: the proof failed, a file changed meanwhile, or the disk said no; nothing is half done. */
  refused: 5,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** What each exit code means, in one line for people. */
export const exitMeaning: Readonly<Record<ExitCode, string>> = {
  0: 'clean; nothing to change; or written',
  1: 'findings at or above --fail-on, or changes are pending',
  2: 'the command line or the configuration file is wrong',
  3: 'nothing was checked: no Kea configuration found there',
  4: 'not everything could be checked: input unreadable or unparsable, or a bug of ours; the rest was checked',
  5: 'refused to write: the proof failed, a file changed meanwhile, or the disk said no; nothing is half done',
};
