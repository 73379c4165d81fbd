// Keys that stand twice in one map. Looked for when a map ends, in time linear in its members.

import { quote } from '../core/quote.ts';
import type { Location } from '../core/source.ts';
import type { Builder } from './builder.ts';
import { keyEnd } from './keys.ts';
import { note } from './problem-log.ts';
import { doubled, fileOf, KEY_START, keyOf, nextOf, STRIDE } from './tape.ts';

/** Reports each member of a finished map whose key stood there before. */
export function reportDuplicates(builder: Builder, map: number): void {
  const { tape, keys } = builder;
  while (keys.raw.length > builder.stamps.length) {
    builder.stamps = doubled(builder.stamps);
    builder.firsts = doubled(builder.firsts);
  }
  const { stamps, firsts } = builder;
  const stamp = map + 1;
  const end = nextOf(tape, map);
  for (let member = map + 1; member < end; member = nextOf(tape, member)) {
    const key = keys.canonical[keyOf(tape, member)] ?? 0;
    if (stamps[key] === stamp) report(builder, member, firsts[key] ?? member);
    else firsts[key] = member;
    stamps[key] = stamp;
  }
}

function report(builder: Builder, member: number, first: number): void {
  const key = builder.keys.decoded[keyOf(builder.tape, member)] ?? '';
  const refused = builder.lexer.dialect.duplicatesRefused;
  const message = `the key ${quote(key)} stands twice in this map${refused ? '' : '; the last one holds'}`;
  const severity = refused ? 'error' : 'warning';
  const { source, start, end } = keyPlace(builder, member);
  const related = [{ message: 'it stands here first', at: keyPlace(builder, first) }];
  note(builder.log, { rule: 'json-duplicate-key', severity, message, source, start, end, related }, member);
}

function keyPlace(builder: Builder, member: number): Location {
  const { tape, keys, lexer, keyFiles } = builder;
  const source = lexer.sources[keyFiles.get(member) ?? fileOf(tape, member)];
  if (source === undefined) throw new Error(`no source of node ${member}`);
  const start = tape.words[member * STRIDE + KEY_START] ?? 0;
  return { source, start, end: keyEnd(source.text, start, keys.raw[keyOf(tape, member)] ?? '') };
}
