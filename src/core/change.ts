// What to change, said symbolically. Rules and migrations speak only this; `edit/lower.ts` turns it into text edits.

import type { Pointer } from './pointer.ts';

/**
 * A number that must be written exactly as it stands in some file: `0.0` must not become `0`.
 * Kea's grammar tells integers from floats by the lexeme.
 */
export class Lexeme {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** JSON to be written. Strings are Latin-1 byte strings, as everywhere between reading and showing. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | Lexeme
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

interface In {
  /** `Source.path` of the document to change. */
  readonly file: string;
}

/** One symbolic change of one file. Pointers refer to the text the change was made for. */
export type Change =
  /** Replaces the value at `at`, which exists. */
  | (In & { readonly kind: 'set'; readonly at: Pointer; readonly value: JsonValue })
  /** Gives the member at `at` another key; value, comments and layout stay. */
  | (In & { readonly kind: 'rename'; readonly at: Pointer; readonly to: string })
  /** Renames the member at `at` and puts its value into a list of one item; comments and layout stay. */
  | (In & { readonly kind: 'wrap'; readonly at: Pointer; readonly to: string })
  /** Takes the member or list item at `at` out, with its own comments; a map left empty goes too. */
  | (In & { readonly kind: 'remove'; readonly at: Pointer })
  /** Adds a member to the map at `at`: behind the member `after`, else at the end. The key must be new. */
  | (In & {
      readonly kind: 'insert';
      readonly at: Pointer;
      readonly key: string;
      readonly value: JsonValue;
      readonly after?: string;
      /** A remark put on its own line above the new member, without comment marks. */
      readonly comment?: string;
    })
  /** Adds an item at the end of the list at `at`. */
  | (In & {
      readonly kind: 'append';
      readonly at: Pointer;
      readonly value: JsonValue;
      readonly comment?: string;
    })
  /** Sets a variable of keactrl.conf: `ctrl_agent=no`. */
  | (In & { readonly kind: 'assign'; readonly variable: string; readonly value: string })
  /** Replaces exactly this range of bytes: for what is no JSON, such as a top-level section name. */
  | (In & {
      readonly kind: 'splice';
      readonly start: number;
      readonly end: number;
      readonly content: string;
      /** The file is one that documents include, and the bytes mean the same in all of them. */
      readonly anywhere?: true;
    });

/** A replacement of `length` bytes at `offset` of one given text. Edits of one text never overlap. */
export interface Edit {
  readonly offset: number;
  readonly length: number;
  readonly content: string;
}

/** A file that did not exist. */
export interface NewFile {
  /** Where to create it: absolute, or relative to the working directory. */
  readonly path: string;
  readonly content: string;
  readonly mode: number;
  /** Mode, owner and group follow this existing file, tightened to `mode`. */
  readonly ownerOf?: string;
  /** The content is a secret and never shown. */
  readonly secret: boolean;
  /** In words, what it holds: `the section "Dhcp4" of kea.conf`. */
  readonly holds?: string;
  /** The text it was made from, Latin-1: what was changed in it since can be shown. */
  readonly draft?: string;
}

/**
 * `safe`: meaning and comments provably kept, the configuration stays good or becomes good.
 * `unsafe`: probably right, a person should look. `manual`: described only.
 * Opening a network listener is never safe.
 */
export type Safety = 'safe' | 'unsafe' | 'manual';

export interface Fix {
  /** An imperative: `write "restrict-commands" as a boolean`. */
  readonly title: string;
  readonly safety: Safety;
  readonly changes: readonly Change[];
  /** `manual` only: nothing for a person to type, the plan of these files has it. */
  readonly byPlan?: true;
}
