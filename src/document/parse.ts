// The door of this layer: text to document.

import type { Source } from '../core/source.ts';
import { compareVersions, type Version } from '../core/version.ts';
import { build } from './build.ts';
import { createDocument } from './document.ts';
import { problemsOf } from './problem-log.ts';
import { type CleanParse, cleanParse, type Former, formerOf, longList } from './reuse.ts';
import { templateOf } from './template.ts';
import type { Document, ParseOptions, TemplateKind } from './types.ts';

/**
 * Parses a file of Kea's dialect with everything it includes. Takes any bytes: what is wrong becomes a problem of the
 * document, never an exception. Time and memory are linear in the text, whatever stands in it.
 *
 * @param source the file; its text is Latin-1, one character per byte
 * @param options the Kea version that decides, and who opens included files
 */
export function parseDocument(source: Source, options: ParseOptions): Document {
  const built = build(source, options, true, parsedBefore(options));
  const problems = problemsOf(built.log);
  const failed = problems.some(({ severity }) => severity === 'error');
  const template = firstTemplate(built.lexer.sources, failed, built.lexer.marked);
  const document = createDocument(built, template === undefined ? problems : [], template);
  const clean = template === undefined && source.text.length >= longList ? cleanParse(built) : undefined;
  if (clean !== undefined) parses.set(document, { clean, target: options.target });
  return document;
}

/** How documents were read, as far as another one may be made of it. */
const parses = new WeakMap<Document, { readonly clean: CleanParse; readonly target: Version }>();

function parsedBefore({ former, target }: ParseOptions): Former | undefined {
  const parse = former === undefined ? undefined : parses.get(former);
  if (parse === undefined || compareVersions(parse.target, target) !== 0) return undefined;
  return formerOf(parse.clean);
}

function firstTemplate(
  sources: readonly Source[],
  failed: boolean,
  marked: boolean,
): TemplateKind | undefined {
  for (const source of sources) {
    const template = templateOf(source, failed, marked);
    if (template !== undefined) return template;
  }
  return undefined;
}
