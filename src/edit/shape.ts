// Which shape a new value gets: like its neighbours', else the natural one.

import type { JsonValue } from '../core/change.ts';
import { Lexeme } from '../core/change.ts';
import type { Document, NodeId } from '../document/types.ts';
import type { Frame } from './frame.ts';
import { hasNewline, isFirstOnLine, lineIndent } from './lines.ts';
import { isComposite, naturalShape, printMember, printValue, type Shape, type Style } from './print.ts';

/** The longest text that is put on one line where neighbours do so. */
const longestLine = 100;
/** Neighbours that are looked at, nearest first. */
const mostNeighbours = 20;

interface Place {
  readonly document: Document;
  readonly frame: Frame;
  readonly style: Style;
  readonly anchor: number;
}

interface Addition {
  readonly key: string | undefined;
  readonly value: JsonValue;
}

/** The text of an addition without indentation before it and comma behind it. */
export function printAddition(place: Place, { key, value }: Addition, indent: string, shape: Shape): string {
  const { style } = place;
  if (key === undefined) {
    const model = shape === 'block' ? modelOf(place, value) : undefined;
    const unit = model === undefined ? undefined : stepWithin(place.document, model);
    return printValue(value, unit === undefined ? style : { ...style, unit }, indent, shape);
  }
  const inline = shape === 'line' && isOnOneLine(place.frame);
  return printMember(key, value, style, indent, shape, inline ? style.inlineColon : style.colon);
}

/** The shape of a value on a line of its own. */
export function shapeOnLine(place: Place, { value }: Addition): Shape {
  const natural = naturalShape(value);
  if (!isComposite(value)) return natural;
  const models = modelsOf(place, value);
  const blocks = models.filter((node) => isBlock(place, node)).length;
  if (blocks > 0 || models.length === 0) return natural;
  return printValue(value, place.style, '', 'line').length <= longestLine ? 'line' : natural;
}

/** The shape of a value that stands on the line of its neighbour: `}, {` goes on as its neighbour does. */
export function shapeWithin(place: Place, { key, value }: Addition): Shape {
  const model = key === undefined ? modelOf(place, value) : undefined;
  return model !== undefined && isBlock(place, model) ? 'block' : 'line';
}

const isOnOneLine = ({ source, open, close }: Frame): boolean => !hasNewline(source.text, open, close);

/** True when the members stand on lines of their own, not only on several lines. */
function isBlock({ document, frame }: Place, node: NodeId): boolean {
  const first = document.firstChild(node);
  const { start } = document.location(node);
  return first !== undefined && hasNewline(frame.source.text, start, document.keyLocation(first).start);
}

const kindOf = (value: JsonValue): 'list' | 'map' | undefined => {
  if (typeof value !== 'object' || value === null || value instanceof Lexeme) return undefined;
  return Array.isArray(value) ? 'list' : 'map';
};

const modelOf = (place: Place, value: JsonValue): NodeId | undefined => modelsOf(place, value)[0];

/** Neighbours of the same kind that hold something, nearest first. */
function modelsOf({ document, frame, anchor }: Place, value: JsonValue): readonly NodeId[] {
  const kind = kindOf(value);
  const near = frame.elements.slice(Math.max(0, anchor - mostNeighbours), anchor + 1).reverse();
  const far = frame.elements.slice(anchor + 1, anchor + 1 + mostNeighbours);
  return [...near, ...far].flatMap(({ node }) => {
    if (node === undefined || document.kind(node) !== kind || document.size(node) === 0) return [];
    return document.location(node).source === frame.source ? [node] : [];
  });
}

/** How far the members of a list or map are indented against its closing bracket; undefined when that tells nothing. */
export function stepWithin(document: Document, node: NodeId): string | undefined {
  const { source, end } = document.location(node);
  const first = document.firstChild(node);
  const key = first === undefined ? undefined : document.keyLocation(first);
  if (key === undefined || key.source !== source || !isFirstOnLine(source.text, key.start)) return undefined;
  const inner = lineIndent(source.text, key.start);
  const outer = lineIndent(source.text, end - 1);
  return inner.startsWith(outer) && inner.length > outer.length ? inner.slice(outer.length) : undefined;
}
