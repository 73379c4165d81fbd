// Lowering and applying in one go, for tests.

import type { Change } from '../../src/core/change.ts';
import { version } from '../../src/core/version.ts';
import { parseDocument } from '../../src/document/parse.ts';
import type { Document } from '../../src/document/types.ts';
import { apply } from '../../src/edit/apply.ts';
import { lower } from '../../src/edit/lower.ts';
import type { Lowered } from '../../src/edit/lowered.ts';

type WithoutFile<One> = One extends Change ? Omit<One, 'file'> : never;
/** A change of the only file. */
export type Small = WithoutFile<Change>;

export const path = 'kea.conf';

export function parse(text: string, files: Readonly<Record<string, string>> = {}): Document {
  const sources = new Map(
    Object.entries(files).map(([name, content]) => [name, { path: name, text: content }]),
  );
  return parseDocument(
    { path, text },
    {
      target: version('3.2.0'),
      include: (name) => sources.get(name) ?? { failure: 'no such file' },
    },
  );
}

export const inFile = (change: Small): Change => ({ ...change, file: path });

export interface Edited extends Lowered {
  readonly text: string;
  readonly reasons: readonly string[];
}

export function edit(text: string, ...changes: readonly Small[]): Edited {
  const lowered = lower(parse(text), changes.map(inFile));
  return {
    ...lowered,
    text: apply(text, lowered.edits.get(path) ?? []),
    reasons: lowered.refused.map(({ reason }) => reason),
  };
}
