// A node as plain JSON, built without recursion: files may nest as deep as they like.

import { type JsonValue, Lexeme } from '../core/change.ts';
import type { Document, NodeId } from './types.ts';

type Container =
  | { readonly kind: 'list'; readonly value: JsonValue[] }
  | { readonly kind: 'map'; readonly value: Record<string, JsonValue> };

interface Level {
  readonly container: Container;
  next: NodeId | undefined;
}

/** The whole value of a node. Of members with the same key the last one wins. */
export function plainValue(document: Document, node: NodeId): JsonValue {
  const top = containerOf(document, node);
  if (top === undefined) return scalarOf(document, node);
  const levels: Level[] = [{ container: top, next: document.firstChild(node) }];
  for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
    const child = level.next;
    if (child === undefined) {
      levels.pop();
      continue;
    }
    level.next = document.nextSibling(child);
    const inner = containerOf(document, child);
    put(
      level.container,
      document.key(child) ?? '',
      inner === undefined ? scalarOf(document, child) : inner.value,
    );
    if (inner !== undefined) levels.push({ container: inner, next: document.firstChild(child) });
  }
  return top.value;
}

function containerOf(document: Document, node: NodeId): Container | undefined {
  const kind = document.kind(node);
  if (kind === 'map') return { kind, value: {} };
  return kind === 'list' ? { kind, value: [] } : undefined;
}

function put(container: Container, key: string, value: JsonValue): void {
  if (container.kind === 'list') container.value.push(value);
  else if (key !== '__proto__') container.value[key] = value;
  // An ordinary assignment would set the prototype instead of a member.
  else
    Object.defineProperty(container.value, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
}

function scalarOf(document: Document, node: NodeId): JsonValue {
  switch (document.kind(node)) {
    case 'string':
      return document.string(node) ?? '';
    case 'boolean':
      return document.boolean(node) ?? false;
    case 'integer': {
      const text = document.lexeme(node);
      const number = Number(text);
      return Number.isSafeInteger(number) ? number : new Lexeme(text);
    }
    case 'float':
      return new Lexeme(document.lexeme(node));
    default:
      return null;
  }
}
