// Short ways to say what a text is and what is found in it.

import { positionOf, type Source } from '../../src/core/source.ts';
import { version } from '../../src/core/version.ts';
import { parseDocument } from '../../src/document/parse.ts';
import type { Document, IncludeReader } from '../../src/document/types.ts';

export interface Setting {
  /** A Kea version; default 3.2.0. */
  readonly target?: string;
  /** Files that can be included, by name. */
  readonly files?: Readonly<Record<string, string>>;
  /** Name of the file itself; default `a.conf`. */
  readonly path?: string;
}

export function parse(
  text: string,
  { target = '3.2.0', files = {}, path = 'a.conf' }: Setting = {},
): Document {
  return parseDocument(
    { path, text },
    { target: version(target), include: readerOf({ [path]: text, ...files }) },
  );
}

/** Opens the given files by name. */
export function readerOf(files: Readonly<Record<string, string>>): IncludeReader {
  const sources = new Map<string, Source>();
  return (name) => {
    const text = Object.hasOwn(files, name) ? files[name] : undefined;
    if (text === undefined) return { failure: 'no such file' };
    const source = sources.get(name) ?? { path: name, text };
    sources.set(name, source);
    return source;
  };
}

/** What a document reports, as `line.column rule`, with `warning` when it is one, and the file when it is an included one. */
export function found(document: Document): readonly string[] {
  return document.problems.map(({ rule, severity, at }) => {
    const { line, column } = positionOf(at.source, at.start);
    const file = at.source === document.source ? '' : `${at.source.path}:`;
    return `${file}${line}.${column} ${rule}${severity === 'error' ? '' : ` (${severity})`}`;
  });
}

/** The value of the whole document; undefined when it has no top-level map. */
export function valueOfAll(document: Document): unknown {
  return document.root === undefined ? undefined : document.value(document.root);
}
