// Rule: a hook library lies outside the one directory that Kea loads libraries from.

import type { HookLibrary, Installation } from '../../installation/types.ts';
import { keaLibraries, libraryName } from '../../kea/hooks.ts';
import { behaves } from '../../kea/versions.ts';
import { text } from '../example.ts';
import { misplacedPath, pathRules, withBareName } from '../restricted-path.ts';
import type { CheckContext } from '../rule.ts';
import { defineRule } from '../rule.ts';

const dhcp4 = (library: string): string =>
  text`
      { "Dhcp4": { "hooks-libraries": [ { "library": "LIBRARY" } ] } }
    `.replace('LIBRARY', library);

export default defineRule({
  id: 'path-hook-library',
  title: 'a hook library lies outside the directory that Kea accepts',
  why: `Since the fix of CVE-2025-32801 (2.4.2, 2.6.3, 2.7.9) Kea loads libraries from the one directory that is compiled
in: "invalid path specified: '/opt/hooks', supported path is '/usr/lib/x86_64-linux-gnu/kea/hooks'", under \`-t\` too.
A bare name is looked for there, whatever the architecture: for a library that comes with Kea it is enough. Libraries of one's own move there, or
\`KEA_HOOKS_PATH\` in the environment names another directory.

Without \`--platform\` only a directory is reported that no known build has.`,
  source: 'src/lib/hooks/hooks_parser.cc; ChangeLog 2344, 2315; seen with Kea 2.6.3 and 3.0.4',
  severity: 'error',
  when: 'socketDirectoryRestricted',
  scope: 'installation',
  bad: { 'kea-dhcp4.conf': dhcp4('/opt/hooks/libdhcp_lease_cmds.so') },
  good: { 'kea-dhcp4.conf': dhcp4('libdhcp_lease_cmds.so') },
  *check(installation, context) {
    const rules = pathRules('hooks', installation, context);
    for (const { owner, library } of librariesOf(installation, context)) {
      if (library === undefined) continue;
      const finding = misplacedPath(library, `a hook library of ${owner}`, rules);
      if (finding === undefined) continue;
      yield keaLibraries.includes(libraryName(library.value))
        ? withBareName(finding, library, 'the library that comes with Kea')
        : finding;
    }
  },
});

interface OwnedLibrary {
  readonly owner: string;
  readonly library: HookLibrary['library'];
}

function librariesOf({ agent, servers }: Installation, { target }: CheckContext): readonly OwnedLibrary[] {
  const agents =
    agent !== undefined && behaves('agentRuns', target) ? [{ kind: 'the agent', hooks: agent.hooks }] : [];
  return [...servers, ...agents].flatMap(({ kind, hooks }) =>
    hooks.map(({ library }) => ({ owner: kind, library })),
  );
}
