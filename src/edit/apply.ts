// The last step of editing: a text and its edits become a new text. Nothing else in the project replaces bytes.

import { applyEdits } from 'jsonc-parser';
import type { Edit } from '../core/change.ts';

/**
 * Applies edits to the text they were made for. Edits may come in any order; several insertions at one offset keep
 * theirs.
 *
 * @param text Latin-1
 * @throws Error when an edit lies outside the text, overlaps another, or writes characters that are no bytes: a bug
 *   of ours, and nothing that a file can cause
 */
export function apply(text: string, edits: readonly Edit[]): string {
  const sorted = edits.toSorted((a, b) => a.offset - b.offset || a.length - b.length);
  assertApplicable(text, sorted);
  // `applyEdits` copies the whole text for every edit, so each is given what lies between it and the one before.
  const pieces: string[] = [];
  let done = 0;
  for (const edit of sorted) {
    const end = endOf(edit);
    pieces.push(applyEdits(text.slice(done, end), [{ ...edit, offset: edit.offset - done }]));
    done = end;
  }
  pieces.push(text.slice(done));
  return pieces.join('');
}

const endOf = ({ offset, length }: Edit): number => offset + length;

function assertApplicable(text: string, sorted: readonly Edit[]): void {
  let done = 0;
  for (const edit of sorted) {
    const { offset, length, content } = edit;
    const place = `the edit of ${length} bytes at offset ${offset}`;
    if (!Number.isInteger(offset) || !Number.isInteger(length) || offset < 0 || length < 0) {
      throw new Error(`${place} has no place`);
    }
    if (endOf(edit) > text.length) throw new Error(`${place} lies outside a text of ${text.length} bytes`);
    if (offset < done) throw new Error(`${place} overlaps the one before it`);
    if (/[^\x00-\xff]/.test(content)) throw new Error(`${place} writes characters that are no bytes`);
    done = endOf(edit);
  }
}
