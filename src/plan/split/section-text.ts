// The file of one daemon, made from a legacy file: its section byte by byte, the loggers of `Logging` that are meant for
// it, and what stands around all sections.

import type { Document, NodeId } from '../../document/types.ts';
import type { ConfigFile, Section } from '../../installation/types.ts';
import { daemons } from '../../kea/daemons.ts';
import type { AgentMode } from '../types.ts';
import { gapBetween, glued, joined, type Piece, type Pieces, piecesOf } from './pieces.ts';

/** A file with several sections or a `Logging` map, cut into its parts. */
export interface LegacyFile {
  readonly document: Document;
  /** Members of the top-level map. */
  readonly pieces: Pieces;
  /** What stands outside the top-level map, brackets included. */
  readonly head: string;
  readonly foot: string;
  readonly sections: readonly Section[];
  readonly logging: Logging | undefined;
}

/** The top-level `Logging`. */
interface Logging {
  readonly piece: Piece;
  /** Its only member, `loggers`. */
  readonly list: Piece;
  /** What stands before its closing brace. */
  readonly tail: string;
  readonly loggers: Pieces;
}

/** True for a file that Kea since 1.7.10 no longer reads because of its sections, or of its `Logging`. */
export function isDividable(
  { document, sections, logging }: ConfigFile,
  agent: AgentMode | undefined,
): boolean {
  const kinds = new Set(sections.map(({ kind }) => kind));
  // Nobody reads it any more, and it stays as it is.
  if (agent === 'replace' && kinds.size === 1 && kinds.has('agent')) return false;
  if (sections.length === 0 || (sections.length === 1 && logging === undefined)) return false;
  // A name that Kea does not know, or knows twice, is for its own rule to tell.
  if (sections.some(({ misspelt }) => misspelt) || kinds.size < sections.length) return false;
  return !document.problems.some(({ severity }) => severity === 'error');
}

/**
 * Cuts a file.
 *
 * @returns undefined when it is put together from includes where it would have to be cut, or is no good Kea file
 */
export function legacyFile({ document, sections, logging }: ConfigFile): LegacyFile | undefined {
  const { root } = document;
  if (root === undefined || document.problems.some(({ severity }) => severity === 'error')) return undefined;
  const pieces = piecesOf(document, root);
  const known = [...sections.map(({ node }) => node), ...(logging === undefined ? [] : [logging.node])];
  if (pieces === undefined || pieces.members.some(({ node }) => !known.includes(node))) return undefined;
  const { text } = document.source;
  const { start, end } = document.location(root);
  const parts = { document, pieces, head: text.slice(0, start + 1), foot: text.slice(end - 1), sections };
  if (logging === undefined) return { ...parts, logging: undefined };
  const cut = loggingOf(document, pieces, logging.node);
  return cut === undefined ? undefined : { ...parts, logging: cut };
}

function loggingOf(document: Document, { members }: Pieces, node: NodeId): Logging | undefined {
  const piece = members.find((one) => one.node === node);
  const inside = document.kind(node) === 'map' ? piecesOf(document, node) : undefined;
  const list = inside?.members[0];
  if (piece === undefined || inside === undefined || list === undefined || inside.members.length > 1)
    return undefined;
  if (document.key(list.node) !== 'loggers' || document.kind(list.node) !== 'list') return undefined;
  const loggers = piecesOf(document, list.node);
  return loggers === undefined ? undefined : { piece, list, tail: inside.tail, loggers };
}

/** The file of one section; undefined when its loggers have no place that can be found. */
export function sectionText(file: LegacyFile, section: Section): string | undefined {
  const own = file.pieces.members.find(({ node }) => node === section.node);
  if (own === undefined) return undefined;
  const chosen = loggersFor(file, section);
  const body =
    file.logging === undefined || chosen.length === 0
      ? own.body
      : withLoggers(file, file.logging, section, own.body, chosen);
  if (body === undefined) return undefined;
  const piece = { ...own, lead: withoutBlankLines(own.lead), body };
  return `${file.head}${joined([piece], file.pieces.tail)}${file.foot}`;
}

/** The loggers of `Logging` that go into a section: its own, `*`, and into the first one those of no section here. */
export function loggersFor({ document, logging, sections }: LegacyFile, section: Section): readonly Piece[] {
  if (logging === undefined) return [];
  return logging.loggers.members.filter(({ node }) => {
    const name = document.string(document.get(node, 'name')) ?? '*';
    if (name === '*') return true;
    const owner = sections.find(({ kind }) => isOf(name, daemons[kind].program));
    return (owner ?? sections[0]) === section;
  });
}

function isOf(name: string, program: string): boolean {
  return name === program || name.startsWith(`${program}.`);
}

/** The section with `"loggers"` behind its last member: as they stood in `Logging`, with its comments. */
function withLoggers(
  { document }: LegacyFile,
  { piece, list, tail, loggers }: Logging,
  { node }: Section,
  body: string,
  chosen: readonly Piece[],
): string | undefined {
  const last = lastMemberEnd(document, node);
  const close = body.length - 1;
  const gap = last === undefined ? undefined : gapBetween(body, last, close, true);
  if (last === undefined || gap === undefined) return undefined;
  const isWhole = chosen.length === loggers.members.length;
  const key = list.body.slice(0, list.body.length - document.lexeme(list.node).length);
  const items = isWhole ? document.lexeme(list.node) : `[${joined(chosen, loggers.tail)}]`;
  const ending = /\s*$/.exec(gap.lead)?.[0] ?? '';
  const parts = [
    `${body.slice(0, last)},${gap.trail}`,
    gap.lead.trimEnd(),
    asDeepAs(withoutBlankLines(piece.lead), list.lead).trimEnd(),
    list.lead,
    key + items + list.trail,
    tail.trimEnd(),
    piece.trail.trimEnd(),
    ending,
    '}',
  ];
  return parts.reduceRight((behind, part) => (part === '' ? behind : glued(part, behind)), '');
}

/** What stands first in its map begins with one line end at most. */
function withoutBlankLines(lead: string): string {
  return lead.replace(/^(?:[ \t]*\r?\n)+(?=[ \t]*\r?\n)/, '');
}

/** Comments on lines of their own, moved to the column of what follows. The lines of a longer one stay. */
function asDeepAs(lead: string, below: string): string {
  const indent = /\n([ \t]*)$/.exec(below)?.[1];
  if (indent === undefined || lead.includes('/*')) return lead;
  return lead.replace(/\n[ \t]*(?=\/\/|#)/g, `\n${indent}`);
}

/** Where the last value of the section ends, counted from the section's key. */
function lastMemberEnd(document: Document, section: NodeId): number | undefined {
  let last: NodeId | undefined;
  for (const child of document.children(section)) last = child;
  if (last === undefined) return undefined;
  const place = document.location(last);
  const isHere = place.source === document.source && document.keyLocation(last).source === document.source;
  const end = place.end - document.keyLocation(section).start;
  return isHere && end > 0 ? end : undefined;
}
