// Places as readers count them. Kea counts bytes; SARIF and annotations count UTF-16 units; an editor shows columns.

import { type Location, lineText, type Position, positionOf, utf8 } from '../core/source.ts';

/** A range in lines and columns, both 1-based; `end` is behind the last character. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** The range of a location in bytes, as Kea counts. A whole file is 1:1 to 1:1. */
export function byteRange({ source, start, end }: Location): Range {
  return { start: positionOf(source, start), end: positionOf(source, end) };
}

/** The same with columns counted in UTF-16 units of the decoded line, as most other tools count. */
export function unitRange(at: Location): Range {
  const { start, end } = byteRange(at);
  return { start: inUnits(at, start), end: inUnits(at, end) };
}

function inUnits({ source }: Location, { line, column }: Position): Position {
  return { line, column: utf8(lineText(source, line).slice(0, column - 1)).length + 1 };
}

/** `file:line:column`, as editors and terminals understand it. */
export function placeText(at: Location): string {
  const { line, column } = positionOf(at.source, at.start);
  return `${at.source.path}:${line}:${column}`;
}
