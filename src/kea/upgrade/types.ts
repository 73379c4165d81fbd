// What a row of the upgrade tables is: a keyword whose use an upgrade changes, and how it is written from then on.

import type { Lexeme } from '../../core/change.ts';
import type { DaemonKind } from '../daemons.ts';

/** What Kea does with the old form: refuses the file, dies when it starts, warns, or does something else without a word. */
export type UpgradeKind = 'refused' | 'dies' | 'warned' | 'silent';

/** A value that is written for another one. */
export type Scalar = string | number | boolean | Lexeme;

/** How the old form becomes the new one; meaning and comments are kept. */
export type Rewrite =
  /** Another key, the same value. */
  | { readonly do: 'rename'; readonly to: string }
  /** Another key, and the value becomes the only item of a list; an empty string says nothing and goes. */
  | {
      readonly do: 'list';
      readonly to: string;
      /** A list that is there already was used as well, after it: it becomes the first item there. */
      readonly first?: boolean;
    }
  /** Taken out: it never did anything. */
  | { readonly do: 'drop' }
  /** Another value by table, and perhaps another key. */
  | { readonly do: 'translate'; readonly to?: string; readonly values: Readonly<Record<string, Scalar>> }
  /** A part of the string is another one. */
  | {
      readonly do: 'replace';
      readonly pattern: RegExp;
      readonly with: string;
      /** The list item goes when another one has the new value already. */
      readonly once?: boolean;
    }
  /** Several keywords take its place, by its value. */
  | { readonly do: 'spread'; readonly values: Readonly<Record<string, Readonly<Record<string, Scalar>>>> }
  /** Moved out of its map to the level above, under another name; what stands there already counts. */
  | { readonly do: 'hoist'; readonly to: Readonly<Record<string, string>> }
  /** The number that a server of 32 bits made of it. */
  | { readonly do: 'wrap-around' };

/** When a row is about a value. */
export type ValueTest =
  | { readonly is: 'boolean' }
  | { readonly is: 'string' }
  | { readonly matches: RegExp }
  | { readonly above: number }
  | { readonly outside: readonly [least: number, most: number] };

/** One keyword in one kind of map. */
export interface UpgradeRow {
  /** kebab-case: the name of the rule, of the migration and of the fixtures. */
  readonly id: string;
  readonly kind: UpgradeKind;
  /** One line, lower case: what is found. */
  readonly title: string;
  /** What breaks or changes, and since when. Markdown. */
  readonly why: string;
  /** ChangeLog entry, source or run behind it. */
  readonly source: string;
  /** First version that takes the new form: targets from here on. */
  readonly since: string;
  /** First version that does with the old form what `kind` says. */
  readonly bites: string;
  readonly daemons: readonly DaemonKind[];
  /** Names of maps in the keyword table. */
  readonly maps: readonly string[];
  readonly keywords: readonly string[];
  readonly value?: ValueTest;
  /** Only where the string beside it has this value. */
  readonly beside?: { readonly key: string; readonly is: string };
  /** Absent: a person must decide. */
  readonly rewrite?: Rewrite;
  /** A file of the first daemon before and after, without the section around it; target 3.2 unless said. */
  readonly before: string;
  readonly after: string;
  /** The same keyword where it is right: the near miss. */
  readonly nearMiss: string;
  /** Why a check does not speak of it, and only a plan writes the new form; absent: a rule of this name tells of it. */
  readonly untold?: string;
  /** Other rules that the examples make speak. */
  readonly also?: readonly string[];
}
