// What classes and levels give out, as keys that can be held against each other: options whatever they are called by, and
// the fixed fields of DHCPv4.

import type { NodeId } from '../document/types.ts';
import { optionDefinitionsOf } from '../installation/dhcp/options.ts';
import type { Dhcp } from '../installation/dhcp/types.ts';
import { mapsIn, memberAt, stringAt } from '../installation/values.ts';
import { standardOptions } from '../kea/standard-options.ts';

/** Members of a DHCPv4 class that fill fields of the packet. */
export const fixedFields: readonly string[] = ['next-server', 'server-hostname', 'boot-file-name'];

/** True for values of a fixed field that are as good as none. */
export function isUnset(value: string): boolean {
  return value === '' || value === '0.0.0.0';
}

/** Something that is given. */
export interface Given {
  readonly key: string;
  /** Its name, or its code when only that is written. */
  readonly called: string;
  readonly node: NodeId;
}

/** Reads the maps of `option-data` lists of one server. */
export interface GivenOptions {
  /** The items of the map's `option-data` that can be told apart. */
  options(map: NodeId): readonly Given[];
  /** The same with the fixed fields. */
  all(map: NodeId): readonly Given[];
}

/** @param dhcp its definitions say which names and codes are one option */
export function givenOptionsOf(dhcp: Dhcp): GivenOptions {
  const { document, family } = dhcp;
  const own = `dhcp${family}` as const;
  let codes: ReadonlyMap<string, number> | undefined;
  const codeOf = (space: string, name: string): number | undefined => {
    codes ??= codesOf(dhcp);
    return codes.get(`${space} ${name}`);
  };
  const options = (map: NodeId): readonly Given[] =>
    mapsIn(document, memberAt(document, map, 'option-data')).flatMap((node) => {
      const space = stringAt(document, node, 'space')?.value ?? own;
      const name = stringAt(document, node, 'name')?.value;
      const written = document.number(memberAt(document, node, 'code'));
      const code = written ?? (name === undefined ? undefined : codeOf(space, name));
      if (code === undefined) return [];
      return [{ key: `${space} ${code}`, called: name ?? `${code}`, node }];
    });
  const fields = (map: NodeId): readonly Given[] =>
    fixedFields.flatMap((key) => {
      const field = stringAt(document, map, key);
      return field === undefined || isUnset(field.value) ? [] : [{ key, called: key, node: field.node }];
    });
  return {
    options,
    all: (map) => (family === 4 ? [...options(map), ...fields(map)] : options(map)),
  };
}

function codesOf(dhcp: Dhcp): ReadonlyMap<string, number> {
  const own = `dhcp${dhcp.family}` as const;
  const codes = new Map<string, number>();
  for (const [name, code] of standardOptions(own)) codes.set(`${own} ${name}`, code);
  for (const { name, code, space } of optionDefinitionsOf(dhcp)) {
    if (name !== undefined && code !== undefined) codes.set(`${space} ${name}`, code);
  }
  return codes;
}

/** Something that two places give: what it is called, and where it stands. */
export interface GivenTwice {
  readonly called: string;
  readonly first: NodeId;
  readonly second: NodeId;
}

/** What both give, in the order of the first. */
export function inBoth(first: readonly Given[], second: readonly Given[]): readonly GivenTwice[] {
  const byKey = new Map(second.map((given) => [given.key, given]));
  return first.flatMap(({ key, called, node }) => {
    const other = byKey.get(key);
    if (other === undefined) return [];
    return [{ called: /^\d+$/.test(called) ? other.called : called, first: node, second: other.node }];
  });
}
