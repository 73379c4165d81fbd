// The views of options: what is defined, and every option that is given.

import type { NodeId } from '../../document/types.ts';
import type { Place } from '../types.ts';
import { mapsIn, memberAt } from '../values.ts';
import { classesOf } from './classes.ts';
import { entryOf } from './reservations.ts';
import type { Dhcp } from './types.ts';

/** An item of `option-def` or `option-data`. */
export interface DhcpOption extends Place {
  readonly name: string | undefined;
  readonly code: number | undefined;
  /** As written, or the server's own space. */
  readonly space: string;
  /** The client class it stands in; undefined: anywhere else. */
  readonly inClass: NodeId | undefined;
}

/** All definitions, those of classes included. */
export function* optionDefinitionsOf(dhcp: Dhcp): Generator<DhcpOption> {
  yield* optionsIn(dhcp, dhcp.node, 'option-def', undefined);
  for (const { node } of classesOf(dhcp)) yield* optionsIn(dhcp, node, 'option-def', node);
}

/** Every option that is given anywhere. */
export function* optionDataOf(dhcp: Dhcp): Generator<DhcpOption> {
  if (!dhcp.document.hasKey('option-data')) return;
  const maps: readonly Place[] = [dhcp, ...dhcp.networks(), ...dhcp.subnets(), ...dhcp.pools()];
  for (const { node } of maps) yield* optionsIn(dhcp, node, 'option-data', undefined);
  for (const { node } of classesOf(dhcp)) yield* optionsIn(dhcp, node, 'option-data', node);
  const { optionLists, nodes } = dhcp.reservations();
  for (let entry = 0; entry < optionLists.count; entry++) {
    yield* optionsIn(dhcp, nodes[entryOf(optionLists, entry).owner] ?? 0, 'option-data', undefined);
  }
}

function* optionsIn(
  { document, family }: Dhcp,
  map: NodeId,
  key: string,
  inClass: NodeId | undefined,
): Generator<DhcpOption> {
  for (const node of mapsIn(document, memberAt(document, map, key))) {
    yield {
      document,
      node,
      name: document.string(document.get(node, 'name')),
      code: document.number(document.get(node, 'code')),
      space: document.string(document.get(node, 'space')) ?? `dhcp${family}`,
      inClass,
    };
  }
}
