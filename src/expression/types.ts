// What the expression parser takes and gives. It knows strings only: where they stand in a file is the caller's matter.

import type { Version } from '../core/version.ts';
import type { Universe, Yield } from '../kea/expressions.ts';

/** What an expression is for. */
export interface ExpressionUse {
  readonly universe: Universe;
  readonly yields: Yield;
  /** The Kea that reads it. */
  readonly kea: Version;
}

/** Why Kea refuses an expression. Offsets are bytes of the expression, `start` ≤ `end` ≤ its length. */
export interface ExpressionError {
  /** In plain words, without the place. */
  readonly message: string;
  readonly start: number;
  readonly end: number;
  /** The word that no version knows, when that is the error. */
  readonly unknownWord?: string;
}

/** Something outside of the expression that it names. */
export interface Reference {
  /** `class`: in `member('…')`; `option`: in `option[…]`. */
  readonly kind: 'class' | 'option';
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** What was read from an expression. */
export interface ReadExpression {
  /** Kea's first error; absent when Kea takes the expression, or when it nests too deep to be judged. */
  readonly error?: ExpressionError;
  /** What it names, up to the error. */
  readonly references: readonly Reference[];
}

/** `word`: a word or sign of the language, told apart by its text. */
export type TokenKind = 'word' | 'text' | 'hex' | 'integer' | 'name' | 'address' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** As written; a text without its quotes. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Thrown inside this room to give up at the first error, as Kea does. */
export class Refused extends Error {
  readonly at: ExpressionError;

  constructor(at: ExpressionError) {
    super(at.message);
    this.at = at;
  }
}
