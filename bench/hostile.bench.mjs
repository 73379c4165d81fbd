// Text made to be slow stays linear: four times as much of it takes four times as long, not sixteen. A value of 1 is linear,
// 4 is quadratic.

import { bundle } from './bundle.mjs';

const BYTES = 400_000;
/** Below this even a growth that is not linear hurts nobody, and the clock measures noise. */
const FLOOR_MS = 20;

/** What is repeated, with what stands before and behind. */
const PATTERNS = {
  commas: ['{"a": [1', ',', ']}'],
  'leading commas': ['[', ',', ''],
  quotes: ['{', '"', '}'],
  colons: ['{', ':', '}'],
  lists: ['{"a":', '[', ''],
  maps: ['', '{"a":', ''],
  'closed maps': ['{"a": [', '{},', ']}'],
  'closing braces': ['{', '}', ''],
  'wrong brackets': ['{"a": [', '}', ''],
  'wrong brackets in depth': [`${'{"a":['.repeat(1000)}`, '}', ''],
  'lists closed as maps': ['{"a": [', '[}', ''],
  'stray lists': ['{', '[],', '}'],
  'keys, all different': ['{', (n) => `"${n.toString(36)}":1,`, '}'],
  'keys, all the same': ['{', '"a":1,', '}'],
  'keys, two spellings': ['{', (n) => (n % 2 ? '"a":{},' : '"\\u0061":{},'), '}'],
  'maps with two spellings': ['{"a":1,"x":[', '{"b":1,"\\u0061":2},', ']}'],
  'unclosed strings': ['{', '"a\n', '}'],
  'unclosed strings, escaped quotes': ['{"a": "x\n', '[\\"\n', ''],
  'escapes on one line': ['{"a": [', '"\\n",', ']}'],
  'bad escapes': ['{"a": [', '"\\x",', ']}'],
  backslashes: ['{"a": "', '\\', ''],
  'one long string': ['{"a": "', 'x', '"}'],
  'long string over lines': ['{"a": "x\n', 'x\n', '"}'],
  'block comments': ['', '/* x */', '{}'],
  'unclosed block comments': ['', '/*', ''],
  slashes: ['', '/', ''],
  hashes: ['{"a": 1 #', '#', ''],
  blanks: ['{', ' ', '}'],
  nul: ['{', '\0', '}'],
  'nul between': ['{', '\0a', '}'],
  'no-break spaces': ['{', '\xc2\xa0 ', '}'],
  words: ['{"a": [', 'x ', ']}'],
  'one word': ['{"a": ', 'x', '}'],
  'one number': ['{"a": ', '1', '}'],
  zeros: ['{"a": [', '00,', ']}'],
  signs: ['{"a": ', '-', '}'],
  dots: ['{"a": ', '1.', '}'],
  'single quotes': ['{', "'", '}'],
  'single quoted': ['{', "'a':'b',", '}'],
  'bad directives': ['{', '<?', '}'],
  'unclosed directives': ['{', '<?include "x" ', '}'],
  'includes that fail': ['{', '<?include "x"?>', '}'],
  'template marks': ['{"a": "', '{{', '"}'],
  'template marks outside': ['{', '{{', '}'],
  'template marks on one line': ['{"a": ', '{{"a":', '}}}'],
  'at signs': ['{"a": "', '@a', '"}'],
  dollars: ['{"a": x "', '${a', '"}'],
  'percent signs': ['{"a": "', '{%', '"}'],
};

const text = ([before, unit, behind], bytes) => {
  const part = typeof unit === 'string' ? () => unit : unit;
  const parts = [before];
  for (let n = 0, size = 0; size < bytes; n++) {
    const next = part(n);
    size += next.length;
    parts.push(next);
  }
  return parts.join('') + behind;
};

function time(work) {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3; run++) {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

export default async function run() {
  const { parseDocument } = await import(await bundle('document/parse.ts'));
  const { peekSections } = await import(await bundle('document/peek.ts'));
  const include = (name) => ({ failure: `no ${name}` });
  const readers = {
    parse: (source) =>
      parseDocument({ path: 'x.conf', text: source }, { target: [3, 2, 0], include }).comments(),
    peek: (source) => peekSections(source),
  };
  return Object.entries(readers).map(([name, read]) => {
    const growths = Object.entries(PATTERNS).map(([what, pattern]) => {
      const [little, much] = [text(pattern, BYTES), text(pattern, 4 * BYTES)];
      read(little);
      const small = time(() => read(little));
      const large = time(() => read(much));
      return { what, value: large < FLOOR_MS ? 0 : large / Math.max(small, 1) / 4, small, large };
    });
    const worst = growths.toSorted((a, b) => b.value - a.value)[0];
    return {
      what: `${name}: growth of the time for four times as much hostile text, over 4; worst of ${growths.length} kinds`,
      value: worst.value,
      limit: 3,
      detail: `${worst.what}: ${worst.small.toFixed(1)} ms, ${worst.large.toFixed(1)} ms`,
    };
  });
}
