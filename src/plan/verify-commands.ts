// The run-book's proof on the server: every listener answers with credentials and refuses without. Credentials come
// from the files that Kea reads; none ever stands on a command line, where every user of the machine could see it.

import { isIPv6 } from 'node:net';
import { shellCommand, shellWord } from '../core/shell.ts';
import { utf8 } from '../core/source.ts';
import { transportOf } from '../installation/endpoints.ts';
import { resolveSocketPath } from '../installation/socket-path.ts';
import type { Authentication, ControlSocket, Server } from '../installation/types.ts';
import { daemons, defaultPort, serverFacts } from '../kea/daemons.ts';
import { credentialPath, usableClient } from './credential-paths.ts';
import type { Scene } from './run-book-scene.ts';
import type { RunStep } from './types.ts';

const request = '{ "command": "status-get" }';

/** The steps of the phase `verify`. */
export function verifySteps(scene: Scene): RunStep[] {
  if (scene.restarted.length === 0) return [];
  return [
    { phase: 'verify', text: 'all run', commands: scene.commands.status(scene.restarted) },
    ...scene.servers.flatMap((server) =>
      server.sockets.flatMap((socket) => verifySocket(scene, server, socket)),
    ),
  ];
}

function verifySocket(scene: Scene, server: Server, socket: ControlSocket): RunStep[] {
  const transport = transportOf(socket);
  if (transport === undefined) return [];
  return transport === 'unix' ? verifyUnix(scene, server, socket) : verifyHttp(server, socket);
}

function verifyUnix(scene: Scene, server: Server, socket: ControlSocket): RunStep[] {
  const { platform, version: target } = scene;
  const path =
    socket.name === undefined
      ? undefined
      : resolveSocketPath(socket.name.value, { platform, target }).resolved;
  if (path === undefined) return [];
  const address = shellWord(`UNIX-CONNECT:${utf8(path)}`);
  return [
    {
      phase: 'verify',
      text: `${daemons[server.kind].program} answers "result": 0 on its Unix socket`,
      commands: [`echo ${shellWord(request)} | socat ${address} -,ignoreeof`],
    },
  ];
}

function verifyHttp(server: Server, socket: ControlSocket): RunStep[] {
  const { url, tlsWords, certificates } = reach(server, socket);
  const program = daemons[server.kind].program;
  const { feed, words, remark } = credentialsOf(socket.authentication);
  const curl = ['curl', '-sS', ...tlsWords];
  const body = ['-H', 'Content-Type: application/json', '--data', request, url];
  const good = `${feed}${shellCommand(...curl, '-f', ...words, ...body)}`;
  const name = certificates
    ? ' If the certificate does not name this address, add --connect-to and ask for a name that it has; a client certificate of yours does as well.'
    : '';
  const steps: RunStep[] = [
    {
      phase: 'verify',
      text: `${program} answers "result": 0 at ${url}${remark}.${name}`.replace(/\.$/, ''),
      commands: [good],
    },
  ];
  if (words.length > 0) {
    steps.push({
      phase: 'verify',
      text: `${program} refuses a request without credentials: this prints 401`,
      commands: [shellCommand(...curl, '-o', '/dev/null', '-w', '%{http_code}\\n', ...body)],
    });
  }
  return steps;
}

function reach(
  server: Server,
  { address, port, tls, type }: ControlSocket,
): { readonly url: string; readonly tlsWords: readonly string[]; readonly certificates: boolean } {
  const anchor = tls.trustAnchor?.value ?? '';
  const isTls = type?.value === 'https' || anchor !== '';
  const url = httpUrl(
    isTls,
    address?.value ?? serverFacts(server.kind).defaultAddress,
    port?.value ?? defaultPort,
  );
  if (!isTls) return { url, tlsWords: [], certificates: false };
  // The server's own pair proves the listener; clients have theirs.
  const pair =
    (tls.certRequired?.value ?? true) && tls.certFile !== undefined && tls.keyFile !== undefined
      ? ['--cert', utf8(tls.certFile.value), '--key', utf8(tls.keyFile.value)]
      : [];
  return { url, tlsWords: ['--cacert', utf8(anchor), ...pair], certificates: true };
}

/** A URL that reaches a listener from its own host: a wildcard is asked through loopback. */
export function httpUrl(tls: boolean, address: string, port: number): string {
  const host = address === '0.0.0.0' ? '127.0.0.1' : address === '::' ? '::1' : address;
  return clientUrl(tls, host, port);
}

/** A URL as clients write it: IPv6 in brackets, a scope escaped. */
export function clientUrl(tls: boolean, address: string, port: number): string {
  const host = isIPv6(address) ? `[${address.replace('%', '%25')}]` : utf8(address);
  return `${tls ? 'https' : 'http'}://${host}:${port}/`;
}

interface Credentials {
  /** A pipeline that writes a curl configuration; empty when there is nothing to send. */
  readonly feed: string;
  readonly words: readonly string[];
  readonly remark: string;
}

// A curl configuration line, with the two characters escaped that mean something between its quotes.
const toConfiguration = `sed -n -e 's/[\\\\"]/\\\\&/g' -e 's/.*/user = "&"/' -e 1p`;

function credentialsOf(authentication: Authentication | undefined): Credentials {
  const client = usableClient(authentication);
  if (authentication === undefined || client === undefined) return { feed: '', words: [], remark: '' };
  const { user, userFile, passwordFile } = client;
  const fromStdin = ['-K', '-'];
  if (passwordFile !== undefined) {
    const password = credentialPath(authentication, passwordFile);
    if (userFile !== undefined) {
      const files = shellCommand('paste', '-d:', credentialPath(authentication, userFile), password);
      return { feed: `${files} | ${toConfiguration} | `, words: fromStdin, remark: '' };
    }
    if (user === undefined) {
      return { feed: `${toConfiguration} ${shellWord(password)} | `, words: fromStdin, remark: '' };
    }
    if (/^[\w.@-]+$/.test(user.value)) {
      const named = toConfiguration.replace('"&"', `"${user.value}:&"`);
      return { feed: `${named} ${shellWord(password)} | `, words: fromStdin, remark: '' };
    }
  }
  const name = user === undefined ? '' : utf8(user.value);
  return { feed: '', words: ['--user', name], remark: '; curl asks for the password' };
}
