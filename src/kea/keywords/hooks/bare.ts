// Libraries without parameters: they pass over what stands there, but for limits, which does not load then. Seen with `-T` of
// Kea 3.0.4.

import type { KeywordTables } from '../types.ts';

const names = ['bootp', 'class_cmds', 'host_cmds', 'mysql', 'pgsql', 'stat_cmds', 'subnet_cmds'] as const;

const title = (name: string): string => `the parameters of libdhcp_${name}.so`;

export const bareMaps: KeywordTables = {
  ...Object.fromEntries(
    names.map((name) => [`libdhcp_${name}.so`, { title: title(name), ignoresUnknown: true, keywords: {} }]),
  ),
  'libdhcp_limits.so': { title: title('limits'), keywords: {} },
};
