// All keywords of all files. What stands here is everything that schemas and checks know about them.

import { compareVersions, type Version, version } from '../../core/version.ts';
import type { DaemonKind } from '../daemons.ts';
import { dhcp4Maps, dhcp6Maps } from './dhcp.ts';
import { hookParameterMaps } from './hooks/index.ts';
import { agentMaps, d2Maps, netconfMaps } from './others.ts';
import type { KeywordTables, Life } from './types.ts';

/** The maps of each daemon's file; `file` is what stands below its section. */
export const keywordTables: Readonly<Record<DaemonKind, KeywordTables>> = {
  dhcp4: { ...dhcp4Maps, ...hookParameterMaps.dhcp4 },
  dhcp6: { ...dhcp6Maps, ...hookParameterMaps.dhcp6 },
  d2: { ...d2Maps, ...hookParameterMaps.d2 },
  agent: { ...agentMaps, ...hookParameterMaps.agent },
  netconf: netconfMaps,
};

/** Whether something is not there yet, there, or gone in a version. */
export type Age = 'coming' | 'there' | 'gone';

/** How a Kea of this version stands to a keyword, a word or a rule. */
export function ageIn({ since, before }: Life, kea: Version): Age {
  if (since !== undefined && compareVersions(kea, version(since)) < 0) return 'coming';
  return before !== undefined && compareVersions(kea, version(before)) >= 0 ? 'gone' : 'there';
}
