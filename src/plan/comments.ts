// Is every comment still there? Looks only at the part of a file that differs: of a large file with a small change,
// nothing else is scanned.

import { commonPrefix, commonSuffix } from '../core/common-text.ts';
import type { Source } from '../core/source.ts';
import { scanComments } from '../document/comments.ts';
import type { Document } from '../document/types.ts';

/**
 * Comments of `before` that are in no file of `after` any more.
 *
 * @param removed texts of comments that may be gone
 * @returns their texts, each as often as it is missing
 */
export function lostComments(
  before: Document,
  after: Document,
  removed: readonly string[],
): readonly string[] {
  const left = new Map<string, number>();
  const add = (text: string): void => {
    left.set(text, (left.get(text) ?? 0) + 1);
  };
  const old: string[] = [];
  for (const source of before.sources) {
    const now = after.sources.find(({ path }) => path === source.path);
    if (now === undefined) old.push(...textsIn(source.text));
    else if (now.text !== source.text) {
      const [was, is] = differing(before, source, after, now);
      old.push(...textsIn(was));
      for (const text of textsIn(is)) add(text);
    }
  }
  for (const text of removed) add(text.trim());
  return old.filter((text) => {
    const count = left.get(text) ?? 0;
    if (count > 0) left.set(text, count - 1);
    return count === 0;
  });
}

function textsIn(text: string): readonly string[] {
  return scanComments({ path: '', text }).map(({ start, end }) => text.slice(start, end).trim());
}

/** The parts of two texts that differ, each from the start of a token to the start of a token. */
function differing(before: Document, was: Source, after: Document, is: Source): readonly [string, string] {
  const whole = [was.text, is.text] as const;
  const prefix = commonPrefix(...whole);
  const suffix = commonSuffix(...whole, prefix);
  const starts = memberStarts(before, was);
  const from = starts.findLast((start) => start <= prefix) ?? 0;
  const shift = is.text.length - was.text.length;
  const to = starts.find((start) => start >= was.text.length - suffix) ?? was.text.length;
  const isToken = to === was.text.length || memberStarts(after, is).includes(to + shift);
  if (!isToken || to < from) return whole;
  return [was.text.slice(from, to), is.text.slice(from, to + shift)];
}

/** Where the members of the daemons' sections begin: few places, at which no comment or string is open. */
function memberStarts(document: Document, source: Source): readonly number[] {
  if (document.root === undefined) return [];
  const starts: number[] = [];
  for (const section of document.children(document.root)) {
    if (document.kind(section) !== 'map') continue;
    for (const member of document.children(section)) {
      const place = document.keyLocation(member);
      if (place.source === source) starts.push(place.start);
    }
  }
  return starts;
}
