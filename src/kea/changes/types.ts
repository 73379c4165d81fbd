// What a change of Kea is: one thing that an upgrade makes of a configuration, from which version on, seen where. Data
// for `explain` and for other programs; a check never loads it.

import type { DaemonKind } from '../daemons.ts';

/**
 * What a Kea does from a version on: refuses the file when it is checked; passes the check and dies when it starts;
 * warns; does something else without a word; takes what it refused before; changes commands only; or nothing that
 * breaks, but worth knowing.
 */
export type ChangeKind = 'refused' | 'dies' | 'warned' | 'silent' | 'accepted' | 'commands' | 'note';

/** One step of a change; a later step of the same change takes the place of the earlier ones. */
export interface ChangeStep {
  readonly kind: ChangeKind;
  /**
   * First versions that do it, oldest first. Several: older series got it too, and each but the last holds to the end of its
   * own series. Empty: every version that is spoken of.
   */
  readonly since: readonly string[];
  /** First version that no longer does. */
  readonly until?: string;
}

/** How somebody comes out of it. */
export interface Remedy {
  /**
   * `rewrite`: another form says exactly the same. `rewrite-if`: so it does under the condition named. `pin`: a line keeps the
   * old behaviour. `decide`: a person must choose. `nothing`: nothing is to be done.
   */
  readonly how: 'rewrite' | 'rewrite-if' | 'pin' | 'decide' | 'nothing';
  /** What to do, one sentence without its full stop. */
  readonly text: string;
  /** The line that keeps the old behaviour, as it stands in a file. */
  readonly line?: string;
}

/** The Keas that were asked, as real programs. */
export const askedKeas = ['2.2.0', '2.6.3', '3.0.4', '3.2.0'] as const;

export type AskedKea = (typeof askedKeas)[number];

/** What one Kea said. `old` and `new`: which of two behaviours it showed. `none`: cannot apply to it. */
export type Verdict = 'accepted' | 'warned' | 'refused' | 'old' | 'new' | 'none' | 'not asked';

/** How Kea was asked. */
export type Asked = 'file check' | 'start' | 'start with the hook' | 'command channel' | 'config-get';

/** What real Keas said to the old form. */
export interface Seen {
  readonly by: Asked;
  readonly verdicts: Readonly<Record<AskedKea, Verdict>>;
  /** Which form was tried, when it is not the old one as a whole. */
  readonly of?: string;
}

/** What tells of a change besides a rule of its name. */
export type Teller = { readonly rule: string } | { readonly migration: string };

/** Title, reason and source, where no rule of the same name has them. */
export interface ChangeWords {
  /** One line, lower case. */
  readonly title: string;
  /** What was, what is, and since when, in a few sentences. Markdown. */
  readonly why: string;
  /** ChangeLog entry, source or manual section of Kea behind it. */
  readonly source: string;
}

/** One change, as it is written down. */
export interface ChangeFacts {
  /** kebab-case; a rule of the same name tells of it. */
  readonly id: string;
  readonly steps: readonly ChangeStep[];
  readonly daemons: readonly DaemonKind[];
  /** Keywords it is about, as they stand in files. */
  readonly keywords: readonly string[];
  readonly remedy: Remedy;
  readonly seen?: readonly Seen[];
  /** Absent: the rule of the same name has the words. */
  readonly words?: ChangeWords;
  /** Rules and migrations of other names that tell of it. */
  readonly told?: readonly Teller[];
  /** Why no rule tells of it: what a file cannot show. */
  readonly untold?: string;
}

/** Changes that belong together. */
export interface ChangeTheme {
  /** kebab-case: the name of its page. */
  readonly name: string;
  readonly title: string;
  readonly changes: readonly ChangeFacts[];
}
