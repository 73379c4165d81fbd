// What is known of a keyword of a Kea configuration file. The data files beside this one are the one source of schemas,
// of the checks in check/schema/, and of the tables in docs/keywords/.

/** Kinds of values as Kea's grammars tell them apart. `float`: with a point or exponent; an integer is refused there. */
export type ValueType = 'string' | 'integer' | 'float' | 'boolean' | 'map' | 'list' | 'any';

/** What a value may be. */
export interface ValueFacts {
  readonly type: ValueType;
  /** Name of the map in {@link KeywordTables}; absent for a map that may hold anything. */
  readonly map?: string;
  /** What a list holds; absent: anything. */
  readonly items?: ValueFacts;
  /** Smallest and largest integer or float that is taken, both included. */
  readonly range?: readonly [least: number, most: number];
  /** Kea takes values of another type, or numbers outside of the range, and then works with another value. */
  readonly loose?: boolean;
  /** The words that are taken; upper and lower case are the same when `anyCase` is set. */
  readonly oneOf?: readonly Word[];
  readonly anyCase?: boolean;
}

/** A word of an enumeration with the versions that take it. */
export type Word = string | (Life & { readonly word: string });

/** From when until when. */
export interface Life {
  /** First version; absent: 1.6.0 or earlier. */
  readonly since?: string;
  /** First version without it; absent: still there in 3.3.1. */
  readonly before?: string;
}

/** One keyword of one map. */
export interface Keyword extends ValueFacts, Life {
  /** One or two sentences in plain words. */
  readonly description: string;
  /** The built-in value, as JSON. */
  readonly default?: string | number | boolean;
  /** `seconds`, `milliseconds`, `bytes`, `packets` … */
  readonly unit?: string;
  /** Kea warns since this version. */
  readonly deprecated?: string;
  /** The keyword that took its place; a dot separates maps. */
  readonly replacement?: string;
  readonly secret?: boolean;
  /**
   * A rule of its own says more: of a map or list, where it may stand and which of the two it is; of other values, which
   * words and numbers are taken.
   */
  readonly judgedBy?: string;
  /** A rule of its own finds values of another type. */
  readonly typeJudgedBy?: string;
  /** Of a map without a name: the keyword beside it whose string ends in the name, as the path of a library does. */
  readonly mapBy?: string;
}

export type Keywords = Readonly<Record<string, Keyword>>;

/** Something that must be there. */
export interface Required extends Life {
  readonly key: string;
  /** A rule of its own finds where it is missing. */
  readonly judgedBy?: string;
}

/** One map of a configuration file. */
export interface KeywordMap {
  /** What people call it in a sentence: `a subnet`. */
  readonly title: string;
  readonly keywords: Keywords;
  readonly required?: readonly Required[];
  /** Unknown keywords that hold a map are found by the rule `unknown-service-key`. */
  readonly unknownMapsJudged?: boolean;
  /** Unknown keywords that other rules speak of. */
  readonly unknownJudged?: readonly string[];
  /** True when keys that Kea does not know are taken. */
  readonly open?: boolean;
  /** True when it is read when a hook library is loaded only, so that `-t` takes anything. */
  readonly atStart?: boolean;
  /** True when keys that are not known are taken, and do nothing: they are found, as warnings. */
  readonly ignoresUnknown?: boolean;
  /** True when the grammar refuses `{}`. */
  readonly notEmpty?: boolean;
  /** Keywords of which at most one may stand in the map, with the first version that refuses both. */
  readonly exclusive?: readonly (Life & { readonly keys: readonly [string, string] })[];
}

/** All maps of the files of one daemon, by name. `file` is the top level. */
export type KeywordTables = Readonly<Record<string, KeywordMap>>;
