// Findings for a terminal: place, severity, message, the line with marks, the other place, the fix, the rule's page.

import type { Fix, Safety } from '../core/change.ts';
import { type Diagnostic, type Related, ruleUrl } from '../core/diagnostic.ts';
import { type Location, positionOf } from '../core/source.ts';
import { visible } from './escape.ts';
import { fixDiff } from './fix-diff.ts';
import { wrap } from './layout.ts';
import { linked, type Paint, paint } from './paint.ts';
import { placeText } from './places.ts';
import { snippet } from './snippet.ts';
import type { Report, Style } from './types.ts';

const safetyWords: Readonly<Record<Safety, string>> = {
  safe: 'safe',
  unsafe: 'unsafe, with --unsafe',
  manual: 'by hand',
};

/** A finding as a block of lines. */
export function findingLines(diagnostic: Diagnostic, report: Report, style: Style): string[] {
  const colors = paint(style.color);
  const { at, rule, severity, message, related, fix } = diagnostic;
  const place = visible(placeText(at));
  const url = ruleUrl(encodeURIComponent(rule));
  const head = `${place}: ${severity}: ${visible(message)} [${visible(rule)}]`;
  const [first = '', ...rest] = wrap(head, style.width, { first: '', rest: '  ' });
  const gutter = gutterOf([at, ...related.map((other) => other.at)]);
  return [
    colorHead(first, place, severity, colors),
    ...rest,
    ...snippetLines(at, '^', gutter, style, colors.severity(severity)),
    ...related.flatMap((other) => relatedLines(other, gutter, style)),
    ...(fix === undefined ? [] : fixLines(fix, report, style)),
    `  ${colors.faint(`see ${linked(url, url, style.links)}`)}`,
  ];
}

/** Columns of the longest line number. */
function gutterOf(places: readonly Location[]): number {
  return Math.max(...places.map((at) => String(positionOf(at.source, at.start).line).length), 3);
}

/** Colours the place and the severity of a head line; a place that was wrapped is left alone. */
function colorHead(line: string, place: string, severity: Diagnostic['severity'], colors: Paint): string {
  if (!line.startsWith(place)) return line;
  const rest = line.slice(place.length).replace(severity, (word) => colors.severity(severity)(word));
  return colors.place(place) + rest;
}

function relatedLines({ message, at }: Related, gutter: number, style: Style): string[] {
  const colors = paint(style.color);
  const text = `${visible(placeText(at))}: ${visible(message)}`;
  return [
    ...wrap(text, style.width, { first: '  ', rest: '    ' }),
    ...snippetLines(at, '-', gutter, style, colors.hunk),
  ];
}

function snippetLines(
  at: Location,
  mark: string,
  gutter: number,
  style: Style,
  color: (text: string) => string,
): string[] {
  const lead = gutter + 5;
  const found = snippet(at, style.width === 0 ? 160 : style.width - lead);
  if (found === undefined) return [];
  const { faint } = paint(style.color);
  const number = String(found.line).padStart(gutter);
  return [
    `  ${faint(`${number} |`)} ${found.text}`,
    `  ${faint(`${' '.repeat(gutter)} |`)} ${' '.repeat(found.before)}${color(mark.repeat(found.marks))}`,
  ];
}

function fixLines(fix: Fix, report: Report, style: Style): string[] {
  const colors = paint(style.color);
  const how = fix.byPlan === true ? 'with --write' : safetyWords[fix.safety];
  const title = `fix (${how}): ${visible(fix.title)}`;
  const diff = fixDiff(fix, report).map((line) => {
    const brush = line.startsWith('+') ? colors.added : colors.removed;
    return `    ${brush(line)}`;
  });
  return [...wrap(title, style.width, { first: '  ', rest: '    ' }), ...diff];
}
