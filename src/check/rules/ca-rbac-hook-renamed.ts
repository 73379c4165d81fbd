// Rule: the RBAC hook under its old name, or in the agent, from where it must move into every server.

import type { HookLibrary, Installation } from '../../installation/types.ts';
import { behaves } from '../../kea/versions.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'ca-rbac-hook-renamed',
  title: 'the RBAC hook has its old name',
  why: `\`libca_rbac.so\` was the agent's library for role based access control. From 2.7.2 on it is
\`libdhcp_rbac.so\` and is loaded by each server that has an HTTP listener. 3.0 still has a link
under the old name, 3.2 no longer. A listener of a server without it serves every command to whoever
has credentials.`,
  source: 'ChangeLog 2273, 2277',
  severity: 'warning',
  when: 'rbacForServers',
  scope: 'installation',
  exampleTarget: '3.0',
  also: ['control-agent-deprecated'],
  bad: {
    'kea-ctrl-agent.conf': text`
      {
        "Control-agent": {
          "hooks-libraries": [ { "library": "/usr/lib/kea/hooks/libca_rbac.so", "parameters": { "assign-role-method": "cert-subject", "api-files": "/usr/share/kea/api" } } ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "hooks-libraries": [ { "library": "libdhcp_rbac.so", "parameters": { "assign-role-method": "cert-subject", "api-files": "/usr/share/kea/api" } } ]
        }
      }
    `,
  },
  *check(installation, { target }) {
    for (const { owner, library } of librariesOf(installation)) {
      const file = library?.value.slice(library.value.lastIndexOf('/') + 1);
      if (library === undefined || file !== 'libca_rbac.so') continue;
      const where =
        owner === 'agent'
          ? 'belongs in every server with an HTTP listener, as "libdhcp_rbac.so"'
          : 'is called "libdhcp_rbac.so"';
      yield {
        message: `"libca_rbac.so" ${where}, since 2.7.2`,
        at: valueAt(library),
        // Without the link a server does not start; an agent no longer exists then.
        severity: owner !== 'agent' && !behaves('agentRuns', target) ? 'error' : 'warning',
        fix: manualFix(owner === 'agent' ? 'load it in the servers' : 'write "libdhcp_rbac.so"'),
      };
    }
  },
});

function librariesOf({
  agent,
  servers,
}: Installation): readonly { readonly owner: string; readonly library: HookLibrary['library'] }[] {
  return [agent, ...servers].flatMap((daemon) =>
    (daemon?.hooks ?? []).map(({ library }) => ({ owner: daemon?.kind ?? '', library })),
  );
}
