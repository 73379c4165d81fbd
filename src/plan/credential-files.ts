// Names and contents of the credential files that a plan asks for. One pair of user and password in one directory is
// stored once, whoever uses it.

import { join } from 'node:path/posix';
import type { NewFile } from '../core/change.ts';
import { quote } from '../core/quote.ts';
import { utf8 } from '../core/source.ts';
import type { ServerKind } from '../kea/daemons.ts';
import { onServer } from './context.ts';
import type { Act, State } from './migration.ts';
import type { CredentialFile } from './types.ts';

/** The user of credentials that are made up. */
export const generatedUser = 'kea-api';

/** Credential files may be read by their owner and group, and by nobody else. */
export const credentialMode = 0o640;

/** A user and its password in files of one directory. Texts are Latin-1. */
export interface CredentialPair {
  readonly user: string;
  /** Undefined: it stands in a file that is there already, or the operator makes it up. */
  readonly password: string | undefined;
  /** Absolute, here. */
  readonly directory: string;
  /** File names without directory. */
  readonly userFile: string;
  /** Undefined: this plan has no password file for it. */
  readonly passwordFile: string | undefined;
  readonly generated: boolean;
}

/** What is asked of {@link credentialStore}. */
export interface CredentialRequest {
  readonly user: string;
  /** `generated`: a new one. `elsewhere`: it stands in a file already, or there is none. */
  readonly password: { readonly clear: string } | 'generated' | 'elsewhere';
  /** Where the files are to be, absolute, here. */
  readonly directory: string;
  /** The file whose mode, owner and group the new files follow, absolute. */
  readonly ownerOf: string;
  readonly usedBy: readonly ServerKind[];
}

export interface Stored {
  readonly pair: CredentialPair;
  /** Says which files there must be, and creates them when nobody asked for them before. */
  readonly acts: readonly Act[];
}

/** Remembers what was stored, by earlier steps and by this one. */
export interface CredentialStore {
  store(request: CredentialRequest): Stored;
}

/** A store that knows the credentials of the earlier steps. */
export function credentialStore(state: State): CredentialStore {
  const known: CredentialPair[] = [...state.credentials];
  return {
    store(request) {
      const found = known.find((pair) => isSame(pair, request));
      const pair = found ?? makePair(state, request, known);
      if (found === undefined) known.push(pair);
      const inGit = state.context.insideGit(join(pair.directory, pair.userFile));
      const create = inGit || found !== undefined ? [] : newFiles(pair, request);
      const files = filesOf(state, pair, request, !inGit);
      return { pair, acts: [{ act: 'credential', pair, files, create }] };
    },
  };
}

function isSame(pair: CredentialPair, { user, password, directory }: CredentialRequest): boolean {
  if (pair.user !== user || pair.directory !== directory) return false;
  if (password === 'generated') return pair.generated;
  if (password === 'elsewhere') return pair.passwordFile === undefined;
  return pair.passwordFile !== undefined && pair.password === password.clear;
}

function makePair(
  state: State,
  { user, password, directory }: CredentialRequest,
  taken: readonly CredentialPair[],
): CredentialPair {
  const base = freeBase(state, directory, user, taken);
  const pair = { user, directory, userFile: `${base}-user`, generated: password === 'generated' };
  if (password === 'elsewhere') return { ...pair, password: undefined, passwordFile: undefined };
  const passwordFile = `${base}-password`;
  if (password !== 'generated') return { ...pair, password: password.clear, passwordFile };
  // In a repository nothing secret is made up: the operator writes the files on the host.
  const inGit = state.context.insideGit(join(directory, passwordFile));
  return { ...pair, password: inGit ? undefined : state.password(), passwordFile };
}

function filesOf(
  state: State,
  pair: CredentialPair,
  { usedBy }: CredentialRequest,
  created: boolean,
): readonly CredentialFile[] {
  const { user, directory, userFile, passwordFile, generated } = pair;
  const on = onServer(state.context, state.installation, directory);
  const common = { user: utf8(user), generated, usedBy, created, mode: credentialMode };
  const name = {
    path: join(on, userFile),
    holds: `the user name ${quote(user)}`,
    what: 'user',
    ...common,
  } as const;
  if (passwordFile === undefined) return [name];
  const holds = `${generated ? 'a new password for' : 'the password of'} user ${quote(user)}`;
  return [name, { path: join(on, passwordFile), holds, what: 'password', ...common }];
}

function newFiles(
  { directory, userFile, passwordFile, user, password }: CredentialPair,
  request: CredentialRequest,
): readonly NewFile[] {
  const file = (name: string, text: string): NewFile => ({
    path: join(directory, name),
    // Kea reads the first line without its newline (before 3.1.3: the first word).
    content: `${text}\n`,
    mode: credentialMode,
    ownerOf: request.ownerOf,
    secret: true,
  });
  const created = [file(userFile, user)];
  if (passwordFile !== undefined && password !== undefined) created.push(file(passwordFile, password));
  return created;
}

/**
 * `kea-control-api` for user `kea-api`. Not `kea-api-password`: that is Debian's own file for the agent, and purging
 * the agent's package deletes it (`debianPurgedCredentials` in kea/startup.ts).
 */
function freeBase(state: State, directory: string, user: string, taken: readonly CredentialPair[]): string {
  const slug = user
    .replace(/^kea-/, '')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40);
  const base = slug === '' ? 'kea-control' : `kea-control-${slug}`;
  const isFree = (name: string): boolean =>
    !taken.some((pair) => pair.directory === directory && pair.userFile === `${name}-user`) &&
    ['user', 'password'].every((what) => {
      const path = join(directory, `${name}-${what}`);
      return !state.isPlanned(path) && !state.context.exists(path);
    });
  if (isFree(base)) return base;
  let number = 2;
  while (!isFree(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}
