// Parameters of hook libraries, by file name of the library. Libraries that are not here take none, or none that are known.

import type { DaemonKind } from '../../daemons.ts';
import type { KeywordTables } from '../types.ts';
import { bareMaps } from './bare.ts';
import { highAvailabilityMaps } from './high-availability.ts';
import { packetMaps4, packetMaps6 } from './packets.ts';
import { radiusMaps } from './radius.ts';
import { recordMaps } from './records.ts';
import { gssTsigMaps, rbacMaps } from './services.ts';

const agentMaps: KeywordTables = {
  ...rbacMaps,
  'libca_rbac.so': rbacMaps['libdhcp_rbac.so'] ?? { title: '', keywords: {} },
};

const shared: KeywordTables = {
  ...bareMaps,
  ...highAvailabilityMaps,
  ...recordMaps,
  ...radiusMaps,
  ...rbacMaps,
};

function atStart(maps: KeywordTables): KeywordTables {
  return Object.fromEntries(Object.entries(maps).map(([name, map]) => [name, { ...map, atStart: true }]));
}

/** The maps of the libraries that a daemon loads; a library's own parameters stand under its file name. */
export const hookParameterMaps: Readonly<Record<DaemonKind, KeywordTables>> = {
  dhcp4: atStart({ ...shared, ...packetMaps4 }),
  dhcp6: atStart({ ...shared, ...packetMaps6 }),
  d2: atStart({ ...gssTsigMaps, ...rbacMaps }),
  agent: atStart(agentMaps),
  netconf: {},
};
