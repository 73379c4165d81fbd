// What the document layer gives to everything above it. It knows Kea's dialect of JSON and nothing of DHCP.

import type { JsonValue } from '../core/change.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Pointer } from '../core/pointer.ts';
import type { Location, Source, Span } from '../core/source.ts';
import type { Version } from '../core/version.ts';

/** An index into the tape of one document. A node's number is larger than its parent's (document order). */
export type NodeId = number;

/** `integer` and `float` are told apart by the lexeme, as in Kea's grammar: `600` and `600.0`. */
export type NodeKind = 'map' | 'list' | 'string' | 'integer' | 'float' | 'boolean' | 'null';

/** Which template language a file is written in, when it is not plain Kea configuration. */
export type TemplateKind = 'jinja' | 'erb' | 'autoconf' | 'shell' | 'placeholder';

/** An `<?include "name"?>` directive that was met while parsing. */
export interface Include {
  /** Raw text between the quotes. */
  readonly name: string;
  /** The directive itself. */
  readonly at: Location;
  /** The file it brought in; undefined when it could not be opened or the nesting was too deep. */
  readonly source: Source | undefined;
  /** Why it could not be opened. */
  readonly failure?: string;
}

/** What an include name, raw, leads to; a failure is text to be shown. The document layer opens no files itself. */
export type IncludeReader = (name: string, from: Source) => Source | { readonly failure: string };

export interface ParseOptions {
  /** Kea version whose lexer and grammar decide what is refused and what only warned about. */
  readonly target: Version;
  /** Opens included files. Without it every include is reported as not readable. */
  readonly include?: IncludeReader;
  /**
   * A document of nearly the same text: its long lists are not read again where they stand in this one. The result is the
   * same without it.
   */
  readonly former?: Document;
}

export interface Comment extends Location {
  readonly style: 'hash' | 'slash' | 'block';
}

/**
 * A parsed file of Kea's dialect with everything it includes, as a flat tape. Lossless: whatever is not asked for
 * stays in `source.text`. After errors the tree holds what could be recovered; missing values are absent.
 */
export interface Document {
  /** The file itself. */
  readonly source: Source;
  /** The file and all files it includes, each once, in the order of first opening. */
  readonly sources: readonly Source[];
  readonly includes: readonly Include[];
  /** The top-level map; undefined when there is none. */
  readonly root: NodeId | undefined;
  /** What Kea refuses (severity error) or warns about, in the order Kea would meet it. */
  readonly problems: readonly Diagnostic[];
  /** Set when the file is a template: its values are not what Kea will read. Then `problems` is empty. */
  readonly template: TemplateKind | undefined;

  kind(node: NodeId): NodeKind;
  /** First member value of a map, or first item of a list. */
  firstChild(node: NodeId): NodeId | undefined;
  /** The next member value or item of the same parent. */
  nextSibling(node: NodeId): NodeId | undefined;
  /** Member values or items in order, duplicates included. Allocates nothing per document size. */
  children(node: NodeId): Iterable<NodeId>;
  /** Number of member values or items. */
  size(node: NodeId): number;
  /** The map or list that holds the node; undefined for the root. */
  parent(node: NodeId): NodeId | undefined;
  /** The decoded key of a member value (Latin-1 bytes); undefined for list items and the root. */
  key(node: NodeId): string | undefined;
  /** False when no map of the document has a member of this name: then nobody needs to look for one. */
  hasKey(key: string): boolean;
  /** A member of a map by its decoded key. The last one wins when there are several, as in Kea ≤ 1.8. */
  get(node: NodeId | undefined, key: string): NodeId | undefined;
  /** Follows keys and indices from the root. */
  find(pointer: Pointer): NodeId | undefined;
  /** The way from the root to a node. */
  pointer(node: NodeId): Pointer;

  /** The text of a value exactly as written. For a node that spans files: only the part in its first file. */
  lexeme(node: NodeId): string;
  /** The length of the {@link lexeme}, in bytes. */
  length(node: NodeId): number;
  /** The decoded bytes of a string, one character per byte; undefined for any other kind. */
  string(node: NodeId | undefined): string | undefined;
  /** An integer or float; undefined for any other kind. */
  number(node: NodeId | undefined): number | undefined;
  boolean(node: NodeId | undefined): boolean | undefined;
  /** The whole value; floats as `Lexeme`, integers as numbers when exact, else as `Lexeme`. Last duplicate wins. */
  value(node: NodeId): JsonValue;

  /** Where a value stands. */
  location(node: NodeId): Location;
  /** Where the key of a member stands, quotes included; the value's own place for list items. */
  keyLocation(node: NodeId): Location;
  /** True when the node, or its key, begins in one file and ends in another, or comes in through an include inside it. */
  spansFiles(node: NodeId): boolean;
  /** All comments of all sources, in order. Scanned on demand. */
  comments(): readonly Comment[];
}

/** A piece of text between two tokens of one source. */
export interface Trivia extends Span {
  readonly kind: 'blank' | 'newline' | 'hash' | 'slash' | 'block' | 'comma' | 'colon' | 'include';
}
