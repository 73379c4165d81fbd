// Makes every listener one that Kea 3.1.0 and later accept: credentials in files, and none without TLS or credentials.

import { credentialState, isTls, transportOf } from '../../installation/endpoints.ts';
import type { ControlSocket, Server } from '../../installation/types.ts';
import { daemons } from '../../kea/daemons.ts';
import {
  defaultPasswordsOf,
  generateCredentials,
  moveIntoFiles,
  type Owner,
  type Stated,
} from '../authentication.ts';
import { credentialStore } from '../credential-files.ts';
import { type Act, defineMigration, mustDecide, note, type State } from '../migration.ts';
import { text } from '../places.ts';

export default defineMigration({
  id: 'control-socket-http-unauthenticated',
  title: 'secure the listeners',
  why: 'since 3.1.0 a server refuses an http listener without TLS and credentials, and users and passwords in clear text',
  source: 'ChangeLog 2377; src/lib/config/http_command_config.cc:183',
  when: 'securityEnforced',
  perHost: true,
  *changes(state) {
    const store = credentialStore(state);
    const made = new Set<string>();
    let leavesHistory = false;
    for (const server of state.installation.servers) {
      for (const socket of server.sockets.filter(isListener)) {
        const owner: Owner = { state, server, store, stated: statedFor(state, server, socket) };
        for (const act of secure(owner, server, socket, made)) {
          leavesHistory ||= isFromRepository(act);
          yield act;
        }
      }
    }
    if (made.size > 0) yield loud([...made]);
    if (leavesHistory) yield inHistory();
  },
});

function isListener(socket: ControlSocket): boolean {
  const transport = transportOf(socket);
  return transport === 'http' || transport === 'https';
}

/** A listener that this plan opened has the agent's credentials: questions about them are asked there. */
function statedFor({ opened, installation }: State, { kind }: Server, socket: ControlSocket): Stated {
  const isNew = opened.some(
    (one) => one.kind === kind && one.port === socket.port?.value && one.address === socket.address?.value,
  );
  return isNew && installation.agent !== undefined
    ? { authentication: installation.agent.authentication, name: 'the agent' }
    : { authentication: socket.authentication, name: `the ${daemons[kind].title}'s listener` };
}

function* secure(owner: Owner, server: Server, socket: ControlSocket, made: Set<string>): Iterable<Act> {
  const { authentication } = socket;
  const credentials = credentialState(authentication);
  const open = credentials === 'none' || credentials === 'empty';
  if (open && !isTls(socket.tls)) {
    if (owner.state.context.credentials === 'none') {
      yield unsecured(server, socket);
    } else {
      yield* generateCredentials(owner, socket);
      made.add(server.kind);
    }
  } else if (authentication !== undefined) {
    yield* defaultPasswordsOf(owner.stated);
    yield* moveIntoFiles(owner, authentication);
  }
}

function unsecured({ kind }: Server, socket: ControlSocket): Act {
  return mustDecide(
    'control-socket-http-unauthenticated',
    `how is the ${daemons[kind].title}'s listener secured`,
    '--credentials none leaves it without TLS and credentials, and Kea refuses that since 3.1.0, on 127.0.0.1 too',
    [
      '--credentials auto makes up a user and a password',
      'give it "trust-anchor", "cert-file" and "key-file"',
      '--unix-only opens no listeners',
    ],
    text(socket),
  );
}

/** A password that stood in a file of a git work tree and now moves to the host. */
function isFromRepository(act: Act): boolean {
  return (
    act.act === 'credential' &&
    act.pair.password !== undefined &&
    !act.pair.generated &&
    act.files.some(({ created }) => !created)
  );
}

function inHistory(): Act {
  return note(
    'passwords that leave these files stay in the history of their git repository: make up new ones for the host, and tell the clients',
  );
}

function loud(kinds: readonly string[]): Act {
  return note(
    `CLIENTS MUST NOW SEND CREDENTIALS to ${kinds.join(', ')}: a user and a new password were made up, because from 3.1.0 on Kea refuses a listener that has neither TLS nor credentials`,
  );
}
