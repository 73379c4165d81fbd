// Changes that name bytes instead of nodes: replaced ranges, and assignments of keactrl.conf.

import type { Edit } from '../core/change.ts';
import type { Source } from '../core/source.ts';
import { assignmentEdit } from './assign.ts';
import type { ChangeOf } from './orders.ts';
import type { Failed, Unit } from './workshop.ts';

export type BytesChange = ChangeOf<'assign'> | ChangeOf<'splice'>;

/** The edit of one such change; none when the text is as asked already. */
export function bytesUnit(source: Source, change: BytesChange): Unit | Failed {
  const edit =
    change.kind === 'assign'
      ? assignmentEdit(source.text, change.variable, change.value)
      : spliceEdit(source.text, change);
  if (typeof edit === 'string') return { changes: [change], failure: edit };
  const edits = edit === undefined ? [] : [edit];
  const claims = edits.map(({ offset, length }) => ({ start: offset, end: offset + length }));
  return { changes: [change], source, edits, claims, removed: [] };
}

function spliceEdit(text: string, { start, end, content }: ChangeOf<'splice'>): Edit | string | undefined {
  const isRange = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end;
  if (!isRange || end > text.length) return 'the range lies outside the file';
  if (/[^\x00-\xff]/.test(content)) return 'it writes characters that are no bytes';
  return text.slice(start, end) === content ? undefined : { offset: start, length: end - start, content };
}
