// Every `option-data` entry of a DHCP server's section, wherever it may stand. Costs nothing in a file without options.

import type { Document, NodeId } from '../document/types.ts';
import type { Section } from './types.ts';
import { memberAt } from './values.ts';

/** Lists whose maps may hold options, or lists of such maps. */
const inner: readonly string[] = [
  'client-classes',
  'shared-networks',
  'subnet4',
  'subnet6',
  'pools',
  'pd-pools',
  'reservations',
];

/** The maps in all `option-data` lists of a section, in the order of its levels. */
export function* optionDataOf({ document, node, kind }: Section): Generator<NodeId> {
  if (kind === 'dhcp4' || kind === 'dhcp6') yield* optionsBelow(document, node);
}

function* optionsBelow(document: Document, map: NodeId): Generator<NodeId> {
  yield* mapsOf(document, memberAt(document, map, 'option-data'));
  for (const key of inner) {
    for (const one of mapsOf(document, memberAt(document, map, key))) yield* optionsBelow(document, one);
  }
}

function* mapsOf(document: Document, list: NodeId | undefined): Generator<NodeId> {
  if (list === undefined || document.kind(list) !== 'list') return;
  for (const item of document.children(list)) if (document.kind(item) === 'map') yield item;
}

/** Names and codes that a section defines for itself, classes included; a code stands as `SPACE CODE`. */
export function ownOptions({ document, node, kind }: Section): ReadonlySet<string> {
  const own = new Set<string>();
  const standard = kind === 'dhcp6' ? 'dhcp6' : 'dhcp4';
  const classes = [...mapsOf(document, memberAt(document, node, 'client-classes'))];
  for (const holder of [node, ...classes]) {
    for (const definition of mapsOf(document, memberAt(document, holder, 'option-def'))) {
      const name = document.string(document.get(definition, 'name'));
      const code = document.number(document.get(definition, 'code'));
      const space = document.string(document.get(definition, 'space')) ?? standard;
      if (name !== undefined) own.add(name);
      if (code !== undefined) own.add(`${space} ${code}`);
    }
  }
  return own;
}
