// Mistakes in the tool's own configuration file, shown as findings are: place, message, the line with marks.

import type { Severity } from '../core/severity.ts';
import type { Location } from '../core/source.ts';
import { visible } from './escape.ts';
import { wrap } from './layout.ts';
import { paint } from './paint.ts';
import { placeText } from './places.ts';
import { snippet } from './snippet.ts';
import type { Style } from './types.ts';

/** The mistakes as blocks of lines. */
export function mistakeText(
  mistakes: readonly { readonly at: Location; readonly message: string }[],
  style: Style,
  severity: Severity = 'error',
): string {
  const blocks = mistakes.map(({ at, message }) => {
    const text = `${visible(placeText(at))}: ${severity}: ${visible(message)}`;
    return [...wrap(text, style.width, { first: '', rest: '  ' }), ...markedLine(at, style, severity)];
  });
  return blocks.map((lines) => `${lines.join('\n')}\n`).join('\n');
}

function markedLine(at: Location, style: Style, severity: Severity): readonly string[] {
  const found = snippet(at, style.width === 0 ? 160 : style.width - 8);
  if (found === undefined) return [];
  const { line, text, before, marks } = found;
  const mark = paint(style.color).severity(severity)('^'.repeat(marks));
  return [`${String(line).padStart(5)} | ${text}`, `      | ${' '.repeat(before)}${mark}`];
}
