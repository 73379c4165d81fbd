// Deviations from the keyword table in words for people: what is there, what Kea expects, since which version.

import { editDistance } from '../../core/edit-distance.ts';
import { quote } from '../../core/quote.ts';
import { formatVersion, type Version } from '../../core/version.ts';
import type { Document } from '../../document/types.ts';
import type { DaemonKind } from '../../kea/daemons.ts';
import { ageIn, keywordTables } from '../../kea/keywords/index.ts';
import type { ValueFacts } from '../../kea/keywords/types.ts';
import type { MapShape } from './facts.ts';
import type { Deviation } from './walk.ts';

/** What a deviation is found in. */
export interface Reading {
  readonly document: Document;
  readonly daemon: DaemonKind;
  /** The version that is meant. */
  readonly kea: Version;
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a string',
  integer: 'an integer',
  float: 'a floating point number',
  boolean: 'true or false',
  map: 'a map',
  list: 'a list',
  null: 'null',
};

/** The message of a finding. Holds no value but words that stand where one of a few words is due, and numbers. */
export function messageOf(deviation: Deviation, reading: Reading): string {
  return `${bareMessage(deviation, reading)}${consequence(deviation)}`;
}

/** What `-t` does not see of it: libraries read their parameters when they are loaded. */
function consequence({ rule, map, shape }: Deviation): string {
  if (map.facts.atStart !== true) return '';
  const about = rule === 'unknown-keyword' || rule === 'keyword-too-new' || rule === 'keyword-removed';
  if (about && map.facts.ignoresUnknown === true) return '; the library passes over it without a word';
  if (rule === 'wrong-type' && shape?.facts.loose === true)
    return '; the library passes over it without a word';
  return shape?.facts.loose === true ? '' : '; -t takes it, the start fails';
}

function bareMessage(deviation: Deviation, reading: Reading): string {
  const { rule, map, key, member } = deviation;
  const { title } = map.facts;
  const target = `the target is ${formatVersion(reading.kea)}`;
  const keyword = member?.keyword;
  const instead = keyword?.replacement === undefined ? '' : `; use ${quoted(keyword.replacement)}`;
  switch (rule) {
    case 'unknown-keyword':
      return `no keyword ${quote(key)} in ${title}${hint(key, map, reading)}`;
    case 'keyword-too-new':
      return `${quote(key)} in ${title} was added in Kea ${keyword?.since ?? ''}, ${target}`;
    case 'keyword-removed':
      return `${quote(key)} in ${title} was removed in Kea ${keyword?.before ?? ''}, ${target}${instead}`;
    case 'missing-keyword':
      return `missing in ${title}: ${list(
        [key, ...(deviation.others ?? [])].map((one) => `"${one}"`),
        'and',
      )}`;
    case 'empty-map':
      return `an empty map is refused for ${title}`;
    case 'exclusive-keywords': {
      const other = deviation.other === undefined ? '' : (reading.document.key(deviation.other) ?? '');
      return `${quote(key)} and ${quote(other)} must not stand together in ${title}`;
    }
    default:
      return aboutValue(deviation, reading);
  }
}

function aboutValue(deviation: Deviation, reading: Reading): string {
  const { rule, node, map, key, shape } = deviation;
  const { document } = reading;
  const { title } = map.facts;
  const facts = shape?.facts ?? { type: 'any' };
  const where = document.key(node) === undefined ? `an item of ${quote(key)}` : quote(key);
  const which = `${where} in ${title}`;
  if (rule === 'wrong-type') {
    const found = document.kind(node);
    const there = found === 'boolean' ? 'a boolean' : kinds[found];
    return `${which} is ${there}, expected ${expected(facts)}`;
  }
  if (rule === 'out-of-range') {
    const [least, most] = facts.range ?? [0, 0];
    const taken = facts.loose === true ? '; -t takes it all the same, and Kea works with another number' : '';
    const range = most >= Number.MAX_SAFE_INTEGER ? `at least ${least}` : `${least} to ${most}`;
    return `${which} is ${document.lexeme(node)}, expected ${range}${taken}`;
  }
  if (rule === 'bad-format') return `${which} is ${badFormat(deviation, reading)}`;
  const words = (shape?.words ?? []).map((word) => `"${word}"`);
  return `${which} is ${quote(document.string(node) ?? '', 40)}, expected ${list(words, 'or')}`;
}

/** A value whose keyword holds a secret is not shown. */
function badFormat({ node, member, shape }: Deviation, { document }: Reading): string {
  const value = document.string(node) ?? '';
  const fault = shape?.format?.(value);
  const shown = member?.keyword.secret === true ? 'not in its format' : quote(value, 60);
  const hint = fault?.hint === undefined ? '' : `; ${fault.hint}`;
  return `${shown}, expected ${fault?.expected ?? ''}${hint}`;
}

function expected({ type, items }: ValueFacts): string {
  if (type === 'float') return 'a floating point number (with a point, as in 0.5)';
  if (type !== 'list' || items === undefined) return kinds[type] ?? 'something else';
  return items.type === 'map' ? 'a list of maps' : 'a list of strings';
}

function quoted(replacement: string): string {
  return replacement
    .split(/(, | and )/)
    .map((part) => (part === ', ' || part === ' and ' ? part : `"${part}"`))
    .join('');
}

/** What was probably meant: a keyword spelt nearly so, or another map that has it. */
function hint(key: string, map: MapShape, { daemon, kea }: Reading): string {
  const near = nearest(key, map);
  if (near !== undefined) return `; did you mean "${near}"?`;
  const homes = Object.values(keywordTables[daemon]).filter(({ keywords }) => {
    const facts = keywords[key];
    return Object.hasOwn(keywords, key) && facts !== undefined && ageIn(facts, kea) === 'there';
  });
  const titles = [...new Set(homes.map(({ title }) => title))];
  if (titles.length === 0 || titles.length > 4) return '';
  return `; it belongs in ${list(titles, 'or')}`;
}

function nearest(key: string, map: MapShape): string | undefined {
  const wanted = key.toLowerCase().replaceAll('_', '-');
  const most = wanted.length < 5 ? 1 : 2;
  let best: string | undefined;
  let distance = most + 1;
  for (const member of map.members.values()) {
    if (member.age !== 'there' || Math.abs(member.key.length - wanted.length) > most) continue;
    const far = editDistance(wanted, member.key);
    if (far < distance) {
      best = member.key;
      distance = far;
    }
  }
  return best;
}

function list(words: readonly string[], last: 'and' | 'or'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
