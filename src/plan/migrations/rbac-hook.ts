// The agent's hook libraries: role-based access control goes with the listeners, anything else needs a person.

import type { JsonValue } from '../../core/change.ts';
import { quote } from '../../core/quote.ts';
import { endpointsOf } from '../../installation/endpoints.ts';
import type { HookLibrary, Server } from '../../installation/types.ts';
import { daemons } from '../../kea/daemons.ts';
import { libraryName, rbacHook } from '../../kea/hooks.ts';
import { type Act, defineMigration, doChange, mustDecide, type State } from '../migration.ts';
import { edit, text } from '../places.ts';

export default defineMigration({
  id: 'ca-rbac-hook-renamed',
  title: 'load the access control of the agent into the servers',
  why: 'each server with a listener must load libdhcp_rbac.so itself since 2.7.2; the agent’s libca_rbac.so is gone',
  source: rbacHook.source,
  when: 'rbacForServers',
  perHost: true,
  *changes(state) {
    const { agent, servers } = state.installation;
    if (agent === undefined || state.context.unixOnly) return;
    const behind = servers.filter(({ kind }) => agent.forwards.some((forward) => forward.kind === kind));
    if (behind.length === 0) return;
    const listening = behind.filter(({ kind }) => hasListener(state, kind));
    for (const hook of agent.hooks) {
      if (isRbac(hook)) for (const server of listening) yield* addRbac(server, hook);
      else yield unknownHook(hook, behind);
    }
  },
});

function hasListener({ installation, context }: State, kind: Server['kind']): boolean {
  return endpointsOf(installation, context.target).some(
    ({ owner, transport }) => owner === kind && transport !== 'unix',
  );
}

function isRbac({ library }: HookLibrary): boolean {
  const names: readonly string[] = rbacHook.agentNames;
  return library !== undefined && names.includes(libraryName(library.value));
}

function* addRbac(server: Server, hook: HookLibrary): Iterable<Act> {
  if (server.hooks.some(isRbac)) return;
  const { parameters } = hook;
  const value: JsonValue = {
    // A bare name is looked up in the one directory that a restricted Kea accepts.
    library: rbacHook.serverName,
    ...(parameters === undefined ? {} : { parameters: parameters.document.value(parameters.node) }),
  };
  const { document, node } = server.section;
  const list = document.get(node, 'hooks-libraries');
  yield doChange(
    list === undefined
      ? { kind: 'insert', ...edit(server.section), key: 'hooks-libraries', value: [value] }
      : { kind: 'append', ...edit({ document, node: list }), value },
    `load ${rbacHook.serverName}, which the agent had`,
  );
}

function unknownHook({ library, document, node }: HookLibrary, behind: readonly Server[]): Act {
  const name = library === undefined ? 'a hook library' : quote(library.value);
  return mustDecide(
    'agent-hook-library',
    `is ${name} still needed without the agent`,
    `the agent loads it, and it may guard the control channel; whether ${behind.map(({ kind }) => daemons[kind].program).join(', ')} can load it, nobody here can tell`,
    [
      'load it in the servers that need it, and take it out of the agent’s file',
      'take it out of the agent’s file when nothing needs it',
      '--unix-only opens no listeners',
    ],
    library === undefined ? document.location(node) : text(library),
  );
}
