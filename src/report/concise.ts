// One line for each finding: file:line:column: severity: message [rule]. Easy to grep, and editors jump to it.

import type { Diagnostic } from '../core/diagnostic.ts';
import { visible } from './escape.ts';
import { placeText } from './places.ts';
import type { Report } from './types.ts';

/** A finding on one line, the other places of it behind. */
export function conciseLine({ at, severity, message, rule, related }: Diagnostic): string {
  const others = related
    .map((other) => `; ${visible(placeText(other.at))}: ${visible(other.message)}`)
    .join('');
  return `${visible(placeText(at))}: ${severity}: ${visible(message)} [${visible(rule)}]${others}`;
}

/** Findings only; files that could not be checked are said the same way. */
export default function concise({ diagnostics, skipped }: Report): string {
  return [
    ...diagnostics.map(conciseLine),
    ...skipped
      .filter(({ incomplete }) => incomplete)
      .map(({ path, reason }) => `${visible(path)}: not checked: ${visible(reason)}`),
  ]
    .map((line) => `${line}\n`)
    .join('');
}
