// Keys that stand twice in one map. Looked for when a map ends, in time linear in its members.

import { quote } from '../core/quote.ts';
import type { Location } from '../core/source.ts';
import type { Builder } from './builder.ts';
import { note } from './problem-log.ts';
import { FILE_SHIFT, KEY, KEY_START, KIND, NEXT, STRIDE } from './tape.ts';

/** Reports each member of a finished map whose key stood there before. */
export function reportDuplicates(builder: Builder, map: number): void {
  const { tape, keys } = builder;
  const words = tape.words;
  if (keys.raw.length > builder.stamps.length) growStamps(builder);
  const { stamps, firsts } = builder;
  const stamp = map + 1;
  const end = words[map * STRIDE + NEXT] ?? 0;
  for (let member = map + 1; member < end; member = words[member * STRIDE + NEXT] ?? end) {
    const key = keys.canonical[words[member * STRIDE + KEY] ?? 0] ?? 0;
    if (stamps[key] === stamp) report(builder, member, firsts[key] ?? member);
    else firsts[key] = member;
    stamps[key] = stamp;
  }
}

function growStamps(builder: Builder): void {
  const length = builder.keys.raw.length * 2;
  const stamps = new Int32Array(length);
  stamps.set(builder.stamps);
  builder.stamps = stamps;
  const firsts = new Int32Array(length);
  firsts.set(builder.firsts);
  builder.firsts = firsts;
}

function report(builder: Builder, member: number, first: number): void {
  const key = builder.keys.decoded[builder.tape.words[member * STRIDE + KEY] ?? 0] ?? '';
  const refused = builder.lexer.dialect.duplicatesRefused;
  const message = `the key ${quote(key)} stands twice in this map${refused ? '' : '; the last one holds'}`;
  note(
    builder.log,
    {
      rule: 'json-duplicate-key',
      severity: refused ? 'error' : 'warning',
      message,
      ...keyPlace(builder, member),
      related: [{ message: 'it stands here first', at: keyPlace(builder, first) }],
    },
    member,
  );
}

function keyPlace(builder: Builder, member: number): Location {
  const { tape, keys, lexer, keyFiles } = builder;
  const base = member * STRIDE;
  const file = keyFiles.get(member) ?? (tape.words[base + KIND] ?? 0) >> FILE_SHIFT;
  const source = lexer.sources[file];
  if (source === undefined) throw new Error(`no source ${file}`);
  const start = tape.words[base + KEY_START] ?? 0;
  const raw = keys.raw[tape.words[base + KEY] ?? 0] ?? '';
  return { source, start, end: Math.min(start + raw.length + 2, source.text.length) };
}
