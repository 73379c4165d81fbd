// Moves the clear text of one `authentication` map into credential files, and gives credentials to a listener that has
// none. Decides where `directory` must point so that every name still leads to the same file.

import { dirname } from 'node:path/posix';
import type { Change } from '../core/change.ts';
import { latin1 } from '../core/source.ts';
import type { Authentication, Client, ControlSocket, Server } from '../installation/types.ts';
import { defaultPasswords } from '../kea/passwords.ts';
import { onServer } from './context.ts';
import { type CredentialPair, type CredentialStore, generatedUser } from './credential-files.ts';
import { type Act, doChange, mustDecide, type State } from './migration.ts';
import { edit, text } from './places.ts';

/** How names in `clients` are written: below `directory`, or absolute without one. */
interface Naming {
  readonly changes: readonly Change[];
  /** The value for a new file of this name. */
  name(file: string): string;
}

/** What conversion needs to know about where it works. */
export interface Owner {
  readonly state: State;
  readonly server: Server;
  readonly store: CredentialStore;
  readonly stated: Stated;
}

/** Where the user wrote an `authentication` map: in the agent's file when this plan copied it from there. */
export interface Stated {
  readonly authentication: Authentication | undefined;
  /** Whose clients they are, for people: `the agent`. */
  readonly name: string;
}

/** The directory of a server's own file, here. */
export function directoryOf({ file }: Server): string {
  return dirname(file.absolute);
}

function ownerOf({ state, server }: Owner): string {
  return state.installation.agent?.file.absolute ?? server.file.absolute;
}

/**
 * How credential files are named in an `authentication` map. Kea opens `directory` + `/` + name; without `directory`
 * the name must be absolute (src/lib/http/basic_auth_config.cc:99).
 *
 * @returns undefined when `directory` is relative and files depend on it: nobody here knows Kea's working directory
 */
export function namingOf({ state, server }: Owner, authentication: Authentication): Naming | undefined {
  const here = latin1(onServer(state.context, state.installation, directoryOf(server)));
  const directory = authentication.directory?.value ?? '';
  const named = authentication.clients.flatMap(({ userFile, passwordFile }) => [userFile, passwordFile]);
  const existing = named.filter((file) => file !== undefined);
  if (stripSlashes(directory) === stripSlashes(here)) return { changes: [], name: (file) => file };
  if (existing.length === 0) {
    const changes: Change[] =
      authentication.directory === undefined
        ? [insertBehind(authentication, 'directory', here, ['realm', 'type'])]
        : [{ kind: 'set', ...edit(authentication.directory), value: here }];
    return { changes, name: (file) => file };
  }
  const absolute = (file: string): string => joinName(here, file);
  if (directory === '') return { changes: [], name: absolute };
  if (!directory.startsWith('/')) return undefined;
  const changes: Change[] = existing.map((file) => ({
    kind: 'set',
    ...edit(file),
    value: joinName(directory, file.value),
  }));
  if (authentication.directory !== undefined) {
    changes.push({ kind: 'remove', ...edit(authentication.directory) });
  }
  return { changes, name: absolute };
}

const stripSlashes = (path: string): string => path.replace(/(?<=.)\/+$/, '');

/** `directory` and a name put together as Kea does it: exactly one slash between them. */
function joinName(directory: string, name: string): string {
  return `${stripSlashes(directory) === '/' ? '' : stripSlashes(directory)}/${name.replace(/^\//, '')}`;
}

/** Adds a member behind the last of the members `order` that is there. */
function insertBehind(
  authentication: Authentication,
  key: string,
  value: string,
  order: readonly string[],
): Change {
  const { document, node } = authentication;
  const after = order.find((name) => document.get(node, name) !== undefined);
  return { kind: 'insert', ...edit(authentication), key, value, ...(after === undefined ? {} : { after }) };
}

/** True when a client has a user or a password in clear text. */
export function isClear({ user, password }: Client): boolean {
  return user !== undefined || password !== undefined;
}

/** Moves the clear text of all clients of a map into files. Yields decisions for what cannot be moved. */
export function* moveIntoFiles(owner: Owner, authentication: Authentication): Iterable<Act> {
  const clear = authentication.clients.filter(isClear);
  if (clear.length === 0) return;
  const stated = owner.stated.authentication?.clients ?? authentication.clients;
  const obstacles = stated.filter(isClear).flatMap((client) => [...obstaclesOf(owner, client)]);
  if (obstacles.length > 0) {
    yield* obstacles;
    return;
  }
  const naming = namingOf(owner, authentication);
  if (naming === undefined) {
    yield relativeDirectory(owner.stated.authentication ?? authentication);
    return;
  }
  for (const client of clear) {
    const { pair, acts } = owner.store.store({
      user: client.user?.value ?? '',
      password: movedPassword(client),
      directory: directoryOf(owner.server),
      ownerOf: ownerOf(owner),
      usedBy: [owner.server.kind],
    });
    yield* acts;
    for (const change of clientChanges(client, pair, naming)) {
      yield doChange(change, 'move credentials from clear text into files');
    }
  }
  for (const change of naming.changes) {
    yield doChange(change, 'name the directory of the credential files');
  }
}

function movedPassword({ password }: Client): { readonly clear: string } | 'elsewhere' {
  const value = password?.value ?? '';
  return value === '' ? 'elsewhere' : { clear: value };
}

function* clientChanges(client: Client, pair: CredentialPair, naming: Naming): Iterable<Change> {
  const { user, password } = client;
  if (user !== undefined) {
    yield { kind: 'rename', ...edit(user), to: 'user-file' };
    yield { kind: 'set', ...edit(user), value: naming.name(pair.userFile) };
  }
  if (password === undefined) return;
  if (pair.passwordFile === undefined) {
    // A client without a password has the empty one, said or not.
    yield { kind: 'remove', ...edit(password) };
  } else {
    yield { kind: 'rename', ...edit(password), to: 'password-file' };
    yield { kind: 'set', ...edit(password), value: naming.name(pair.passwordFile) };
  }
}

/** What keeps a client's credentials from being moved into files. */
function* obstaclesOf({ stated }: Owner, client: Client): Iterable<Act> {
  const { user, password, userFile } = client;
  if (userFile !== undefined || user === undefined) {
    yield mustDecide(
      'client-without-user',
      `which user of ${stated.name} does this password belong to`,
      'a password in clear text is refused since 3.1.0, and can only be moved together with its user',
      ['write "user" and "password" for this client, or "user-file" and "password-file"'],
      client.document.location(client.node),
    );
  } else if (user.value === '' || user.value.includes(':') || isBroken(user.value)) {
    yield mustDecide(
      'user-name-refused',
      `what is the name of this user of ${stated.name}`,
      'Kea refuses a user name that is empty or holds a colon, and a file holds one line only',
      ['write another "user" for this client'],
      text(user),
    );
  }
  if (password !== undefined && isBroken(password.value)) {
    yield mustDecide(
      'password-refused',
      `what is the new password of this user of ${stated.name}`,
      'Kea reads the first line of a password file, and this password has a line break or a NUL in it',
      ['write another "password" for this client'],
      text(password),
    );
  }
}

const isBroken = (value: string): boolean => /[\n\0]/.test(value);

function relativeDirectory({ directory, document, node }: Authentication): Act {
  return mustDecide(
    'credential-directory-relative',
    'where do the credential files lie',
    '"directory" is relative to Kea’s working directory, which the files do not tell; user names must move into files there',
    ['write "directory" as an absolute path'],
    directory === undefined ? document.location(node) : text(directory),
  );
}

/** Default passwords of an `authentication` map: Kea has refused them since 2.7.6, and everybody knows them. */
export function* defaultPasswordsOf({ name, authentication }: Stated): Iterable<Act> {
  for (const { password } of authentication?.clients ?? []) {
    if (password === undefined || !defaultPasswords.includes(password.value)) continue;
    yield mustDecide(
      'default-credential-http',
      `what is the new password of this user of ${name}`,
      'Kea refuses well-known default passwords since 2.7.6',
      ['write another "password" here, and tell it to the clients'],
      text(password),
    );
  }
}

/** Gives a listener without credentials a made-up user and password. */
export function* generateCredentials(owner: Owner, socket: ControlSocket): Iterable<Act> {
  const { state, server, store } = owner;
  const { pair, acts } = store.store({
    user: generatedUser,
    password: 'generated',
    directory: directoryOf(server),
    ownerOf: ownerOf(owner),
    usedBy: [server.kind],
  });
  yield* acts;
  const reason = 'ask for credentials on the listener';
  const { authentication } = socket;
  if (authentication === undefined) {
    const directory = latin1(onServer(state.context, state.installation, directoryOf(server)));
    const value = { type: 'basic', directory, clients: [clientOf(pair, (file) => file)] };
    yield doChange({ kind: 'insert', ...edit(socket), key: 'authentication', value }, reason);
    return;
  }
  const naming = namingOf(owner, authentication);
  if (naming === undefined) {
    yield relativeDirectory(owner.stated.authentication ?? authentication);
    return;
  }
  const client = clientOf(pair, naming.name);
  const { document, node } = authentication;
  const clients = document.get(node, 'clients');
  const change: Change =
    clients === undefined
      ? { kind: 'insert', ...edit(authentication), key: 'clients', value: [client] }
      : { kind: 'append', ...edit({ document, node: clients }), value: client };
  yield doChange(change, reason);
  for (const other of naming.changes) yield doChange(other, reason);
}

function clientOf(
  { userFile, passwordFile = '' }: CredentialPair,
  name: (file: string) => string,
): { readonly [key: string]: string } {
  return { 'user-file': name(userFile), 'password-file': name(passwordFile) };
}
