// The views of shared networks, subnets and pools. A value that Kea could not read is undefined, never an error.

import { type IpRange, parsePrefix, parseRange, prefixOf } from '../../core/ip.ts';
import type { NodeId } from '../../document/types.ts';
import { subnetKeys } from '../../kea/subnets.ts';
import type { Place } from '../types.ts';
import { integerAt, mapsIn, memberAt, stringAt } from '../values.ts';
import type { Network, Pool, Subnet } from './types.ts';

/** The members of `shared-networks`. */
export function networksOf({ document, node }: Place): readonly Network[] {
  return mapsIn(document, memberAt(document, node, 'shared-networks')).map((network) => ({
    document,
    node: network,
    name: stringAt(document, network, 'name')?.value,
  }));
}

/** All subnets, those of shared networks first, as Kea reads them. */
export function subnetsOf(section: Place, networks: readonly Network[], family: 4 | 6): readonly Subnet[] {
  const key = subnetKeys[`dhcp${family}`] ?? '';
  const subnets: Subnet[] = [];
  const add = ({ document, node }: Place, network: Network | undefined): void => {
    for (const subnet of mapsIn(document, memberAt(document, node, key))) {
      const written = document.string(memberAt(document, subnet, 'subnet'));
      const prefix = written === undefined ? undefined : ofFamily(parsePrefix(written), family);
      const id = integerAt(document, subnet, 'id')?.value;
      subnets.push({ document, node: subnet, index: subnets.length, network, id, prefix });
    }
  };
  for (const network of networks) add(network, network);
  add(section, undefined);
  return subnets;
}

/** The pools of all subnets, address pools before prefix pools in each. */
export function poolsOf(subnets: readonly Subnet[], family: 4 | 6): readonly Pool[] {
  const pools: Pool[] = [];
  for (const subnet of subnets) {
    const { document, node } = subnet;
    for (const pool of mapsIn(document, memberAt(document, node, 'pools'))) {
      const written = document.string(memberAt(document, pool, 'pool'));
      const range = written === undefined ? undefined : ofFamily(parseRange(written), family);
      pools.push({ document, node: pool, subnet, kind: 'address', range, delegatedLength: undefined });
    }
    if (family === 6) pools.push(...prefixPoolsOf(subnet));
  }
  return pools;
}

function prefixPoolsOf(subnet: Subnet): readonly Pool[] {
  const { document, node } = subnet;
  return mapsIn(document, memberAt(document, node, 'pd-pools')).map((pool: NodeId) => {
    const prefix = stringAt(document, pool, 'prefix')?.value ?? '';
    const length = integerAt(document, pool, 'prefix-len')?.value ?? -1;
    const range = ofFamily(prefixOf(prefix, length), 6);
    const delegatedLength = integerAt(document, pool, 'delegated-len')?.value;
    return { document, node: pool, subnet, kind: 'prefix', range, delegatedLength };
  });
}

function ofFamily<T extends IpRange>(range: T | undefined, family: 4 | 6): T | undefined {
  return range?.first.length === (family === 4 ? 4 : 16) ? range : undefined;
}
