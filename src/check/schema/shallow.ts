// A value of a file as its map's validator takes it: one level deep, and decoded only as far as anything depends on it.

import type { Document, NodeId } from '../../document/types.ts';
import type { Shape } from './facts.ts';

/** What stands for a value. */
export type Shallow = string | number | boolean | null | object;

const emptyMap: object = Object.freeze({});
const emptyList: object = Object.freeze([]);

/**
 * The stand-in for a value. Maps are empty, for their own validators judge them; so are lists of what nothing is known
 * of; text is empty where any text will do.
 */
export function shallow(document: Document, node: NodeId, shape: Shape | undefined): Shallow {
  switch (document.kind(node)) {
    case 'map':
      return emptyMap;
    case 'list':
      return shape?.items === undefined ? emptyList : shallowItems(document, node, shape.items);
    case 'string':
      return shape?.words === undefined ? '' : wordAt(document, node, shape);
    case 'integer':
      return document.number(node) ?? 0;
    case 'float':
      return neverWhole(document.number(node) ?? 0);
    case 'boolean':
      return true;
    default:
      return null;
  }
}

function shallowItems(document: Document, list: NodeId, items: Shape): Shallow {
  if (items.facts.type === 'map' && hasOnlyMaps(document, list)) return someMaps;
  const found: Shallow[] = [];
  for (let item = document.firstChild(list); item !== undefined; item = document.nextSibling(item)) {
    found.push(shallow(document, item, items));
  }
  return found;
}

/** Each is judged by its own validator, so one stands for all: there may be a million. */
const someMaps: object = Object.freeze([emptyMap]);

function hasOnlyMaps(document: Document, list: NodeId): boolean {
  const first = document.firstChild(list);
  for (let item = first; item !== undefined; item = document.nextSibling(item)) {
    if (document.kind(item) !== 'map') return false;
  }
  return first !== undefined;
}

function wordAt(document: Document, node: NodeId, { facts }: Shape): string {
  const word = document.string(node) ?? '';
  return facts.anyCase === true ? word.toLowerCase() : word;
}

/**
 * JSON Schema takes `1.0` for an integer; Kea's grammars do not. A whole number that is written with a point is moved
 * towards zero by the least that a number can be moved by, so that ranges still hold for it.
 */
function neverWhole(value: number): number {
  if (!Number.isInteger(value)) return value;
  return value === 0 ? Number.MIN_VALUE : value * (1 - Number.EPSILON / 2);
}
