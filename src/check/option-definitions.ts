// A user's definitions of options that became standard, with everything that uses them: for the rule that finds them and
// the migration that takes them out.

import type { Version } from '../core/version.ts';
import { atLeast, version } from '../core/version.ts';
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
    const data = dataOf(section, { name, code, space });
    const found = { definition, name, standard, byCode: same !== undefined, data };
    const isFree = same !== undefined && !isInExpression(section, name, kea);
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

function dataOf(section: Section, { name, code, space }: Option): readonly Place[] {
  return membersNamed(section, ['option-data'])
    .flatMap((list) => [...items(list)])
    .filter((one) => {
      if ((textOf(member(one, 'space')) ?? section.kind) !== space) return false;
      return textOf(member(one, 'name')) === name || numberOf(member(one, 'code')) === code;
    });
}

function isInExpression(section: Section, name: string, kea: Version): boolean {
  for (const { value, universe, yields } of expressionsOf(section)) {
    const { references } = readExpression(value, { universe, yields, kea });
    if (references.some((one) => one.kind === 'option' && one.name === name)) return true;
  }
  return false;
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
