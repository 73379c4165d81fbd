// Gives every server behind the agent a listener of its own. The heart of the migration.

import { basename, dirname } from 'node:path/posix';
import { isTls } from '../../installation/endpoints.ts';
import type { Agent, UnclearGroup } from '../../installation/types.ts';
import { daemons, serverKinds } from '../../kea/daemons.ts';
import { behaves } from '../../kea/versions.ts';
import { defaultPasswordsOf } from '../authentication.ts';
import { entryRemarks, listenerEntry } from '../listener-entry.ts';
import { decideListeners } from '../listeners.ts';
import {
  type Act,
  defineMigration,
  doChange,
  mustDecide,
  note,
  type OpenedListener,
  type State,
} from '../migration.ts';
import { agentPlace, relationshipsThroughAgent } from '../partners.ts';
import { edit, text } from '../places.ts';

export default defineMigration({
  id: 'control-agent-removed',
  title: 'give the servers behind the agent listeners of their own',
  why: 'the Control Agent has been deprecated since 3.0.0 and gone since 3.1.8; servers answer over http themselves since 2.7.2',
  source: 'ChangeLog 2271, 2349, 2458; Kea 3.0 manual, "Control Channel over HTTP"',
  when: 'controlSocketsList',
  perHost: true,
  *changes(state) {
    const { agent } = state.installation;
    if (agent === undefined) {
      yield* listenWithoutAgent(state);
      return;
    }
    yield* absentServers(state, agent);
    if (state.context.unixOnly) {
      yield* unixOnly(state, agent);
      return;
    }
    const { listeners, acts } = decideListeners(state);
    yield* acts;
    if (listeners.length === 0) return;
    yield* entryRemarks(state, agent, listeners);
    yield* credentialRemarks(state, agent);
    for (const listener of listeners) yield* openListener(state, agent, listener);
    yield* wildcardNote(agent, listeners);
  },
});

function* openListener(state: State, agent: Agent, listener: OpenedListener): Iterable<Act> {
  const server = state.installation.servers.find(({ kind }) => kind === listener.kind);
  if (server === undefined) return;
  const value = listenerEntry(state, agent, listener);
  const title = daemons[listener.kind].title;
  const reason = `open a listener on ${listener.address} port ${listener.port} in place of the agent's`;
  yield { act: 'opened', listener };
  if (server.plural !== undefined) {
    yield doChange({ kind: 'append', ...edit(server.plural), value }, reason);
  } else if (server.singular === undefined) {
    yield doChange(
      { kind: 'insert', ...edit(server.section), key: 'control-sockets', value: [value] },
      reason,
    );
  }
  if (listener.forPartners) {
    yield note(
      `the ${title} takes over the agent's port ${listener.port}: its HA partners go on using the same URL`,
    );
  }
}

/** Without an agent nobody knows who may reach a server, so `--listen` opens nothing. */
function* listenWithoutAgent({ context, installation }: State): Iterable<Act> {
  for (const { kind } of installation.servers) {
    if (context.listen[kind] === undefined) continue;
    yield note(`--listen ${kind} is not used here: there is no agent whose listener it could replace`);
  }
}

/** Servers that the agent forwards to and whose files are not here. */
function* absentServers({ installation, context }: State, agent: Agent): Iterable<Act> {
  for (const kind of serverKinds) {
    const forward = agent.forwards.find((one) => one.kind === kind);
    if (forward === undefined || installation.servers.some((server) => server.kind === kind)) continue;
    const { title, usualFile } = daemons[kind];
    const rivals = context.unclear?.find(
      (group) => group.kind === kind && group.directory === dirname(agent.file.absolute),
    );
    if (rivals !== undefined) {
      yield whichServer(rivals, agent);
      continue;
    }
    yield note(
      `the agent forwards to the ${title}, but no ${usualFile} is among the files: where it runs, run this over its file and the agent's together`,
    );
  }
}

/** Nothing is planned for files that nobody can tell apart, so the agent must not go before somebody says it. */
function whichServer({ kind, files }: UnclearGroup, agent: Agent): Act {
  const names = files.map(({ path }) => path);
  const [one = ''] = names;
  const usual = names.find((name) => basename(name) === daemons[kind].usualFile) ?? one;
  const others = names.filter((name) => name !== usual).map((name) => JSON.stringify(name));
  return mustDecide(
    'unclear-server',
    `which file is the ${daemons[kind].title}'s behind this agent: ${names.join(' or ')}`,
    'nothing says which of them runs on this host, and without its listener nobody reaches the server',
    [
      `name the files of this host as PATH: ${agent.file.path} ${usual}`,
      `"ignore": [${others.join(', ')}] in kea-migrate.jsonc leaves copies out`,
      '"groups" in kea-migrate.jsonc says which files are one host',
    ],
    agent.section.document.keyLocation(agent.section.node),
  );
}

function* unixOnly({ installation, context, agent: mode }: State, agent: Agent): Iterable<Act> {
  for (const server of installation.servers) {
    if (!agent.forwards.some(({ kind }) => kind === server.kind)) continue;
    yield { act: 'without-listener', kind: server.kind };
    const [relationship] = mode === 'replace' ? relationshipsThroughAgent(server, agent, context.target) : [];
    if (relationship !== undefined) yield partnersNeedHttp(server.kind, agent, text(relationship));
  }
  if (mode === 'replace') {
    yield note(
      'without the agent nothing answers over http: clients must use the Unix sockets on the host itself',
    );
  }
}

function partnersNeedHttp(kind: 'dhcp4' | 'dhcp6' | 'd2', agent: Agent, at: ReturnType<typeof text>): Act {
  return mustDecide(
    'ha-needs-listener',
    `how do the HA partners of ${kind} reach it`,
    `they use the agent's port ${agentPlace(agent).port}, and --unix-only leaves nothing there`,
    ['leave out --unix-only', 'turn on "http-dedicated-listener" with an own port in "url", on all partners'],
    at,
  );
}

/** What happens to the agent's credentials. Moving them into files is another migration. */
function* credentialRemarks({ context }: State, agent: Agent): Iterable<Act> {
  const { authentication } = agent;
  if (context.credentials === 'auto') {
    yield* defaultPasswordsOf({ name: 'the agent', authentication });
    const inClear = authentication?.clients.some(({ password }) => password !== undefined) ?? false;
    if (inClear && !behaves('securityEnforced', context.target)) {
      yield note(
        'passwords of the agent’s clients now stand in the files of the servers too: give those the same owner and mode as the agent’s file',
      );
    }
  } else if (authentication !== undefined) {
    const allowed = isTls(agent.tls) || !behaves('securityEnforced', context.target);
    if (allowed) {
      yield { act: 'without-credentials' };
      yield note(
        '--credentials none: the new listeners ask for no user and password, although the agent does; whoever reaches them controls the servers',
      );
    }
  }
}

function* wildcardNote(agent: Agent, listeners: readonly OpenedListener[]): Iterable<Act> {
  const wide = listeners.filter(({ address }) => address === '0.0.0.0' || address === '::');
  if (wide.length === 0) return;
  const how = agentPlace(agent).address === wide[0]?.address ? ', as the agent was' : '';
  yield note(
    `listening on every address of the host${how}: ${wide.map(({ kind, port }) => `${kind} on port ${port}`).join(', ')}`,
  );
}
