// Turns a fix into the edits that formats show and editors apply. Made once for a run, from the documents it read.

import type { Fix } from '../core/change.ts';
import type { Source } from '../core/source.ts';
import type { Document } from '../document/types.ts';
import { lower } from '../edit/lower.ts';
import type { FileEdits, Report } from './types.ts';

/**
 * What reports take as `editsOf`: the edits of a fix, or undefined when it only describes, when it touches what is no
 * document of this run, or when the edit layer refuses a part of it.
 */
export function fixEdits(documents: Iterable<Document>): NonNullable<Report['editsOf']> {
  const byPath = new Map<string, Document>();
  const all = [...documents];
  for (const document of all) byPath.set(document.source.path, document);
  // A change of bytes may be about a file that documents include.
  for (const document of all)
    for (const { path } of document.sources) if (!byPath.has(path)) byPath.set(path, document);
  const known = new WeakMap<Fix, readonly FileEdits[] | null>();
  return (fix) => {
    const made = known.get(fix);
    if (made !== undefined) return made ?? undefined;
    const edits = editsOf(fix, byPath);
    known.set(fix, edits ?? null);
    return edits;
  };
}

function editsOf({ changes }: Fix, byPath: ReadonlyMap<string, Document>): readonly FileEdits[] | undefined {
  const files: FileEdits[] = [];
  for (const path of new Set(changes.map(({ file }) => file))) {
    const document = byPath.get(path);
    if (document === undefined) return undefined;
    const own = changes.filter(({ file }) => file === path);
    const { edits, refused } = lower(document, own);
    if (refused.length > 0) return undefined;
    for (const [edited, list] of edits) {
      const source = document.sources.find((candidate) => candidate.path === edited);
      // Two documents that edit one shared file would have to agree on the order.
      if (source === undefined || isTaken(files, source)) return undefined;
      files.push({ source, edits: list });
    }
  }
  return files.length === 0 ? undefined : files;
}

function isTaken(files: readonly FileEdits[], { path }: Source): boolean {
  return files.some(({ source }) => source.path === path);
}
