// Rule: role based access control in one server of the host and not in another one that listens as well.

import type { HookLibrary } from '../../installation/types.ts';
import { libraryName, rbacHook } from '../../kea/hooks.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { keyAt, there } from '../places.ts';
import { defineRule } from '../rule.ts';
import { isListener } from '../sockets.ts';

const socket = (port: number): string =>
  `"control-sockets": [
            { "socket-type": "https", "socket-address": "192.0.2.1", "socket-port": ${port},
              "trust-anchor": "/etc/kea/ca.pem", "cert-file": "/etc/kea/cert.pem", "key-file": "/etc/kea/key.pem" } ]`;
const rbac =
  '"hooks-libraries": [\n            { "library": "libdhcp_rbac.so", "parameters": { "assign-role-method": "cert-subject", "api-files": "/usr/share/kea/api" } } ],';
const server = (section: string, port: number, more: string): string =>
  text`
      {
        "SECTION": {
          MORESOCKET
        }
      }
    `
    .replace('SECTION', section)
    .replace('MORE', more === '' ? '' : `${more}\n          `)
    .replace('SOCKET', socket(port));

export default defineRule({
  id: 'rbac-missing',
  title: 'a listener without the access control that another one of the host has',
  why: `\`libdhcp_rbac.so\` decides which client may send which command, in the server that loads it and nowhere else. It was
loaded once in the Control Agent; from 2.7.2 on each server with an HTTP listener needs it. A server without it
executes every command of every client that gets in, beside one that is careful.

The library is closed source and only ISC's customers have it, so this rests on its manual and was not tried with a running Kea.`,
  source: 'ChangeLog 2273; Kea 3.2 manual, "libdhcp_rbac.so"',
  severity: 'warning',
  when: 'rbacForServers',
  scope: 'installation',
  bad: { 'kea-dhcp4.conf': server('Dhcp4', 8004, rbac), 'kea-dhcp6.conf': server('Dhcp6', 8006, '') },
  good: { 'kea-dhcp4.conf': server('Dhcp4', 8004, rbac), 'kea-dhcp6.conf': server('Dhcp6', 8006, rbac) },
  *check({ servers }) {
    const guard = servers.flatMap(({ hooks }) => hooks.filter(isRbac))[0];
    if (guard === undefined) return;
    for (const { kind, sockets, hooks } of servers) {
      const listener = sockets.find(isListener);
      if (listener === undefined || hooks.some(isRbac)) continue;
      yield {
        message: `${kind} listens without ${rbacHook.serverName}, which another server of this host has; its clients may send every command`,
        at: keyAt(listener),
        related: [there('access control here', keyAt(guard))],
        fix: manualFix(`load ${rbacHook.serverName} in ${kind} with the same parameters`),
      };
    }
  },
});

const rbacNames: readonly string[] = rbacHook.agentNames;

function isRbac({ library }: HookLibrary): boolean {
  return library !== undefined && rbacNames.includes(libraryName(library.value));
}
