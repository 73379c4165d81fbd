// The reading side of the tape: walking, looking up, decoding on demand.

import type { Diagnostic } from '../core/diagnostic.ts';
import type { Pointer } from '../core/pointer.ts';
import type { Location, Source } from '../core/source.ts';
import type { Builder } from './builder.ts';
import { type ChildIndex, childIndex } from './child-index.ts';
import { scanComments } from './comments.ts';
import { keyEnd } from './keys.ts';
import { decodeString } from './strings.ts';
import {
  END,
  FALSE,
  FLOAT,
  fileOf,
  HEAD,
  INTEGER,
  KEY_START,
  keyOf,
  kindOf,
  LIST,
  MAP,
  NONE,
  NULL,
  nextOf,
  PARENT,
  SPANS_FILES,
  START,
  STRIDE,
  STRING,
  TRUE,
} from './tape.ts';
import type { Comment, Document, NodeId, NodeKind, TemplateKind } from './types.ts';
import { plainValue } from './value.ts';

/** By the number on the tape. */
const kinds: NodeKind[] = [];
kinds[0] = 'null';
kinds[MAP] = 'map';
kinds[LIST] = 'list';
kinds[STRING] = 'string';
kinds[INTEGER] = 'integer';
kinds[FLOAT] = 'float';
kinds[TRUE] = 'boolean';
kinds[FALSE] = 'boolean';
kinds[NULL] = 'null';

/**
 * The lookups over a finished tape.
 *
 * @param problems what the document reports; empty for a template
 */
export function createDocument(
  built: Builder,
  problems: readonly Diagnostic[],
  template: TemplateKind | undefined,
): Document {
  const { keys, keyFiles } = built;
  const { sources, includes } = built.lexer;
  const { tape } = built;
  const { words, count } = tape;
  const index: ChildIndex = childIndex(tape);
  let comments: readonly Comment[] | undefined;

  const word = (node: NodeId, field: number): number => words[node * STRIDE + field] ?? 0;
  const code = (node: NodeId): number => kindOf(tape, node);
  const next = (node: NodeId): number => nextOf(tape, node);

  function sourceAt(file: number): Source {
    const source = sources[file];
    if (source === undefined) throw new Error(`no source ${file}`);
    return source;
  }

  function sourceOf(node: NodeId): Source {
    return sourceAt(fileOf(tape, node));
  }

  function firstChild(node: NodeId): NodeId | undefined {
    return next(node) > node + 1 ? node + 1 : undefined;
  }

  function nextSibling(node: NodeId): NodeId | undefined {
    const parent = word(node, PARENT);
    const behind = next(node);
    return parent === NONE || behind >= next(parent) ? undefined : behind;
  }

  function* children(node: NodeId): Generator<NodeId> {
    for (let child = firstChild(node); child !== undefined; child = nextSibling(child)) yield child;
  }

  function parent(node: NodeId): NodeId | undefined {
    const found = word(node, PARENT);
    return found === NONE ? undefined : found;
  }

  function key(node: NodeId): string | undefined {
    const id = keyOf(tape, node);
    return id === 0 ? undefined : keys.decoded[id];
  }

  function get(node: NodeId | undefined, name: string): NodeId | undefined {
    if (node === undefined || code(node) !== MAP) return undefined;
    const wanted = keys.byDecoded.get(name);
    if (wanted === undefined) return undefined;
    const end = next(node);
    let found: NodeId | undefined;
    for (let child = node + 1; child < end; child = next(child)) {
      if (keys.canonical[keyOf(tape, child)] === wanted) found = child;
    }
    return found;
  }

  function hasKey(name: string): boolean {
    return keys.byDecoded.has(name);
  }

  function find(pointer: Pointer): NodeId | undefined {
    let node: NodeId | undefined = count === 0 ? undefined : 0;
    for (const part of pointer) {
      if (node === undefined) return undefined;
      if (typeof part === 'string') node = get(node, part);
      else node = code(node) === LIST ? index.child(node, part) : undefined;
    }
    return node;
  }

  function pointer(node: NodeId): Pointer {
    const way: (string | number)[] = [];
    for (let at = node; word(at, PARENT) !== NONE; at = word(at, PARENT)) {
      way.push(key(at) ?? index.position(word(at, PARENT), at));
    }
    return way.reverse();
  }

  function lexeme(node: NodeId): string {
    return sourceOf(node).text.slice(word(node, START), word(node, END));
  }

  function string(node: NodeId | undefined): string | undefined {
    if (node === undefined || code(node) !== STRING) return undefined;
    const { text } = sourceOf(node);
    const start = word(node, START);
    const end = word(node, END);
    // A string that was not closed has no second quote.
    const isClosed = end - start > 1 && text.charCodeAt(end - 1) === text.charCodeAt(start);
    return decodeString(text.slice(start + 1, isClosed ? end - 1 : end));
  }

  function number(node: NodeId | undefined): number | undefined {
    if (node === undefined || (code(node) !== INTEGER && code(node) !== FLOAT)) return undefined;
    const value = Number(lexeme(node));
    return Number.isNaN(value) ? undefined : value;
  }

  function boolean(node: NodeId | undefined): boolean | undefined {
    if (node === undefined) return undefined;
    const kind = code(node);
    return kind === TRUE ? true : kind === FALSE ? false : undefined;
  }

  function length(node: NodeId): number {
    return word(node, END) - word(node, START);
  }

  function location(node: NodeId): Location {
    return { source: sourceOf(node), start: word(node, START), end: word(node, END) };
  }

  function keyLocation(node: NodeId): Location {
    const id = keyOf(tape, node);
    if (id === 0) return location(node);
    const file = keyFiles.get(node);
    const source = file === undefined ? sourceOf(node) : sourceAt(file);
    const start = word(node, KEY_START);
    return { source, start, end: keyEnd(source.text, start, keys.raw[id] ?? '') };
  }

  const document: Document = {
    source: sourceAt(0),
    sources,
    includes,
    root: count === 0 ? undefined : 0,
    problems,
    template,
    kind: (node) => kinds[code(node)] ?? 'null',
    firstChild,
    nextSibling,
    children,
    size: index.size,
    parent,
    key,
    get,
    hasKey,
    find,
    pointer,
    lexeme,
    length,
    string,
    number,
    boolean,
    value: (node) => plainValue(document, node),
    location,
    keyLocation,
    spansFiles: (node) => (word(node, HEAD) & SPANS_FILES) !== 0,
    comments() {
      comments ??= sources.flatMap(scanComments);
      return comments;
    },
  };
  return document;
}
