// A user's definitions of options that became standard, with everything that uses them: for the rule that finds them and
// the migration that takes them out.

import type { Version } from '../core/version.ts';
import { atLeast, version } from '../core/version.ts';
import type { NodeId } from '../document/types.ts';
import { readExpression } from '../expression/parse.ts';
import { expressionsOf } from '../installation/expressions.ts';
import type { Place, Section } from '../installation/types.ts';
import { routesOf } from '../kea/classless-routes.ts';
import { classlessRoutes, type StandardOption, standardOptions } from '../kea/new-standard-options.ts';
import { items, member } from './places.ts';
import { membersNamed, textOf } from './uses.ts';

/** One definition that Kea refuses. */
export interface RefusedDefinition {
  readonly definition: Place;
  /** The user's name for it. */
  readonly name: string;
  readonly standard: StandardOption;
  /** The code is the standard's; else only the name is, and the definition must get another. */
  readonly byCode: boolean;
  /** The option data that it is for. */
  readonly data: readonly Place[];
  /** How the data must change; undefined: a person must say. */
  readonly moved: readonly MovedData[] | undefined;
}

/** What becomes of one item of option data. */
export interface MovedData {
  readonly name: Place | undefined;
  /** The value and its new text. */
  readonly data: { readonly place: Place; readonly text: string } | undefined;
}

/** The definitions of a section that a Kea of this version refuses. */
export function* refusedDefinitions(section: Section, kea: Version): Generator<RefusedDefinition> {
  const { kind } = section;
  if (kind !== 'dhcp4' && kind !== 'dhcp6') return;
  let uses: Uses | undefined;
  for (const definition of items(member(section, 'option-def'))) {
    const name = textOf(member(definition, 'name'));
    const code = numberOf(member(definition, 'code'));
    const space = textOf(member(definition, 'space')) ?? kind;
    if (name === undefined || code === undefined) continue;
    const known = standardOptions.filter(
      (one) => one.space === space && one.server === kind && atLeast(kea, version(one.since)),
    );
    const same = known.find((one) => one.code === code);
    const standard = same ?? known.find((one) => one.name === name);
    if (standard === undefined) continue;
    uses ??= usesIn(section, kea);
    const data = dataOf(uses, { name, code, space });
    const found = { definition, name, standard, byCode: same !== undefined, data };
    const isFree = same !== undefined && !uses.inExpressions.has(name);
    yield { ...found, moved: isFree ? movedData(found) : undefined };
  }
}

function numberOf(place: Place | undefined): number | undefined {
  return place?.document.number(place.node);
}

interface Option {
  readonly name: string;
  readonly code: number;
  readonly space: string;
}

/** Everything in a section that may refer to a definition; read once, since there may be many definitions. */
interface Uses {
  /** Items of `option-data` by space and name, and by space and code. */
  readonly data: ReadonlyMap<string, readonly (Place & { readonly node: NodeId })[]>;
  /** Names of options that expressions ask for. */
  readonly inExpressions: ReadonlySet<string>;
}

const nameKey = (space: string, name: string): string => `${space} name ${name}`;
const codeKey = (space: string, code: number): string => `${space} code ${code}`;

function usesIn(section: Section, kea: Version): Uses {
  const data = new Map<string, (Place & { readonly node: NodeId })[]>();
  const add = (key: string, one: Place & { readonly node: NodeId }): void => {
    const known = data.get(key);
    if (known === undefined) data.set(key, [one]);
    else known.push(one);
  };
  for (const list of membersNamed(section, ['option-data'])) {
    for (const one of items(list)) {
      const space = textOf(member(one, 'space')) ?? section.kind;
      const name = textOf(member(one, 'name'));
      const code = numberOf(member(one, 'code'));
      if (name !== undefined) add(nameKey(space, name), one);
      if (code !== undefined) add(codeKey(space, code), one);
    }
  }
  const inExpressions = new Set<string>();
  for (const { value, universe, yields } of expressionsOf(section)) {
    for (const one of readExpression(value, { universe, yields, kea }).references) {
      if (one.kind === 'option') inExpressions.add(one.name);
    }
  }
  return { data, inExpressions };
}

/** In the order of the file, which is that of the nodes. */
function dataOf({ data }: Uses, { name, code, space }: Option): readonly Place[] {
  const found = [...(data.get(nameKey(space, name)) ?? []), ...(data.get(codeKey(space, code)) ?? [])];
  const once = new Map(found.map((one) => [one.node, one]));
  return [...once.values()].sort((a, b) => a.node - b.node);
}

type Found = Omit<RefusedDefinition, 'moved'>;

/** The data in the standard's notation, when that is certain for all of it. */
function movedData({ definition, name, standard, data }: Found): readonly MovedData[] | undefined {
  const isRoutes = standard.space === 'dhcp4' && standard.code === classlessRoutes;
  const isBytes = isRoutes && hasShape(definition, { type: 'uint8', array: true });
  const isSame = standard.shape !== undefined && hasShape(definition, standard.shape);
  if (!isBytes && !isSame) return undefined;
  const moved: MovedData[] = [];
  for (const one of data) {
    const own = member(one, 'name');
    const renamed = own !== undefined && textOf(own) === name && name !== standard.name ? own : undefined;
    const value = member(one, 'data');
    const isHex = member(one, 'csv-format')?.document.boolean(member(one, 'csv-format')?.node) === false;
    if (isSame || isHex || value === undefined) {
      moved.push({ name: renamed, data: undefined });
      continue;
    }
    const text = routesOf(textOf(value) ?? '');
    if (text === undefined) return undefined;
    moved.push({ name: renamed, data: { place: value, text } });
  }
  return moved;
}

function hasShape(
  definition: Place,
  {
    type,
    array = false,
    record = [],
  }: { readonly type: string; readonly array?: boolean; readonly record?: readonly string[] },
): boolean {
  const isArray = member(definition, 'array');
  const fields = textOf(member(definition, 'record-types')) ?? '';
  const encapsulated = textOf(member(definition, 'encapsulate')) ?? '';
  const written = fields
    .split(',')
    .map((field) => field.trim())
    .filter((field) => field !== '');
  return (
    textOf(member(definition, 'type')) === type &&
    (isArray?.document.boolean(isArray.node) ?? false) === array &&
    written.join() === record.join() &&
    encapsulated === ''
  );
}
