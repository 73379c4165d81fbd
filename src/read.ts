// Second stage: a candidate's bytes become a parsed and viewed file, with everything it includes.

import { type Io, IoError } from './core/io.ts';
import type { Skipped } from './core/skipped.ts';
import type { Source } from './core/source.ts';
import type { Version } from './core/version.ts';
import { type IncludePlaces, includesOf } from './discover/included.ts';
import { attempt } from './discover/listing.ts';
import type { Candidate, NeighbourFile } from './discover.ts';
import { parseDocument } from './document/parse.ts';
import type { TemplateKind } from './document/types.ts';
import { readKeactrl } from './installation/keactrl.ts';
import { type Neighbour, neighbourOf } from './installation/mentions.ts';
import { modelFile } from './installation/sections.ts';
import type { ConfigFile, Keactrl } from './installation/types.ts';

export interface ReadOptions extends IncludePlaces {
  /** The Kea version whose grammar decides. */
  readonly target: Version;
}

/** What came of a candidate. */
export type ReadResult =
  | {
      readonly kind: 'file';
      readonly file: ConfigFile;
      /** Where its includes were taken from. */
      readonly remarks: readonly string[];
    }
  | { readonly kind: 'keactrl'; readonly keactrl: Keactrl }
  | { readonly kind: 'skipped'; readonly skipped: Skipped };

const templates: Readonly<Record<TemplateKind, string>> = {
  jinja: 'a Jinja template: not checked',
  erb: 'an ERB template: not checked',
  autoconf: 'a template with @VARIABLES@: not checked',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what such a template looks like
  shell: 'a template with ${VARIABLES}: not checked',
  placeholder: 'a template with <VARIABLES>: not checked',
};

/**
 * Reads one candidate. What is wrong inside the file is found in `file.document.problems`; a template, a file without
 * any daemon in it, and one that cannot be read are skipped. Nothing is thrown.
 */
export function read(candidate: Candidate, io: Io, options: ReadOptions): ReadResult {
  const { path, absolute, kind, named } = candidate;
  const skip = (reason: string, incomplete: boolean): ReadResult => ({
    kind: 'skipped',
    skipped: { path, reason, incomplete },
  });
  const text = textOf(candidate, io);
  if (text instanceof IoError) return skip(text.reason, true);
  const source: Source = { path, text };
  if (kind === 'keactrl') return { kind, keactrl: readKeactrl(source, absolute) };
  const includes = includesOf(candidate, io, options);
  const document = parseDocument(source, { target: options.target, include: includes.reader });
  if (document.template !== undefined) return skip(templates[document.template], named);
  const file = modelFile(document, absolute);
  if (file.sections.length === 0 && candidate.sections.length === 0 && document.problems.length === 0) {
    return skip('no section of a Kea daemon in it', true);
  }
  return { kind: 'file', file, remarks: includes.remarks() };
}

/** What a file beside Kea's mentions; undefined when nothing, and when it cannot be read: it is no configuration of Kea. */
export function readNeighbour({ path, absolute, facts }: NeighbourFile, io: Io): Neighbour | undefined {
  const text = attempt(() => io.read(absolute));
  return text instanceof IoError ? undefined : neighbourOf({ path, text }, absolute, facts);
}

function textOf({ text, absolute }: Candidate, io: Io): string | IoError {
  if (text !== undefined) return text;
  try {
    return io.read(absolute);
  } catch (error) {
    if (error instanceof IoError) return error;
    throw error;
  }
}
