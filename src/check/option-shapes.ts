// What the values of an option are, by the definitions of the file and Kea's own: for the rule that reads them.

import { atLeast, type Version, version } from '../core/version.ts';
import { type DhcpOption, optionDefinitionsOf } from '../installation/dhcp/options.ts';
import type { Dhcp } from '../installation/dhcp/types.ts';
import type { OptionType, ValueShape } from '../kea/formats/option-values.ts';
import { optionByCode, standardOptions, takesNone, typeOf } from '../kea/options.ts';
import { fieldsOf } from './definition-faults.ts';

/** The shape of an option that is given; undefined when nothing defines it, or nobody can tell. */
export type OptionShapes = (option: DhcpOption) => ValueShape | undefined;

/** Reads the definitions of a server once. A definition in a class holds for that class, before all others. */
export function optionShapesOf(dhcp: Dhcp, target: Version): OptionShapes {
  const defined = new Map<string, DhcpOption>();
  // A definition of another class, or of the same code with another name, leaves open what is meant.
  const near = new Set<string>();
  for (const one of optionDefinitionsOf(dhcp)) {
    for (const called of namesOf(one)) {
      const key = `${one.inClass ?? ''} ${called}`;
      if (!defined.has(key)) defined.set(key, one);
      near.add(called);
    }
  }
  const universe = `dhcp${dhcp.family}` as const;
  const standardOf = ({ name, code }: DhcpOption): ValueShape | undefined => {
    const standard = name === undefined ? optionByCode(universe, code) : standardOptions[universe].get(name);
    const { since } = standard ?? {};
    return since === undefined || atLeast(target, version(since)) ? standard : undefined;
  };
  return (option) => {
    const names = namesOf(option);
    const [called] = names;
    if (called === undefined) return undefined;
    const inClass = option.inClass === undefined ? undefined : defined.get(`${option.inClass} ${called}`);
    const own = inClass ?? defined.get(` ${called}`);
    if (own !== undefined) return shapeOf(own, universe);
    if (option.space !== universe || names.some((one) => near.has(one))) return undefined;
    return standardOf(option);
  };
}

/** What an option is called by: its name, which counts before its code. */
function namesOf({ space, name, code }: DhcpOption): readonly string[] {
  return [
    ...(name === undefined ? [] : [`${space} name ${name}`]),
    ...(code === undefined ? [] : [`${space} code ${code}`]),
  ];
}

function shapeOf({ document, node }: DhcpOption, universe: 'dhcp4' | 'dhcp6'): ValueShape | undefined {
  const written = document.string(document.get(node, 'type'));
  if (written === undefined) return undefined;
  const array = document.boolean(document.get(node, 'array')) === true;
  const fields: readonly OptionType[] = fieldsOf(document.string(document.get(node, 'record-types'))).map(
    typeOf,
  );
  const type = typeOf(written);
  if (type === 'record' && fields.length < 2) return undefined;
  return { type, array, fields, noneTaken: takesNone(type, universe) };
}
