// What the surroundings can show: colour, links, width, progress. Told from the environment, as other programs tell it.

import type { Style } from '../report/types.ts';

/** Where results and remarks go, and what the surroundings are like. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Standard output is a terminal. */
  readonly isTerminal: boolean;
  /** Standard error is one; absent: no. */
  readonly isErrorTerminal?: boolean;
  /** Columns of the terminal; 0 when there is none. */
  readonly columns: number;
}

/** How text may look there. */
export function styleOf(flag: boolean | undefined, terminal: Terminal): Style {
  const color = wantsColor(flag, terminal);
  return { color, width: terminal.columns, links: color && canLink(terminal) };
}

/** Colour when asked for; else on a terminal, unless NO_COLOR; FORCE_COLOR stands for asking. */
function wantsColor(flag: boolean | undefined, terminal: Terminal): boolean {
  if (flag !== undefined) return flag;
  const { NO_COLOR, FORCE_COLOR, TERM } = terminal.environment;
  if (isSet(NO_COLOR)) return false;
  if (isSet(FORCE_COLOR) && FORCE_COLOR !== '0') return true;
  return terminal.isTerminal && TERM !== 'dumb';
}

/**
 * Terminals that are known to make links of OSC 8. Others may print its characters, so that unknown means no;
 * FORCE_HYPERLINK says otherwise, and 0 says never.
 */
function canLink({ environment, isTerminal }: Terminal): boolean {
  const { FORCE_HYPERLINK, CI, TERM, TERM_PROGRAM, VTE_VERSION, WT_SESSION, KONSOLE_VERSION } = environment;
  if (isSet(FORCE_HYPERLINK)) return FORCE_HYPERLINK !== '0';
  if (!isTerminal || isSet(CI) || TERM === 'dumb') return false;
  return (
    ['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'zed'].includes(TERM_PROGRAM ?? '') ||
    /^(?:xterm-kitty|xterm-ghostty|alacritty|foot|contour)/.test(TERM ?? '') ||
    // Libraries of VTE before 0.50 print the characters; 0.50.0 itself ends the program.
    Number(VTE_VERSION ?? 0) > 5000 ||
    isSet(WT_SESSION) ||
    isSet(KONSOLE_VERSION)
  );
}

/** A line that moves needs a terminal, and somebody who wants it. */
export function showsProgress(quiet: boolean, { isErrorTerminal, environment }: Terminal): boolean {
  return isErrorTerminal === true && !quiet && environment.TERM !== 'dumb';
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
