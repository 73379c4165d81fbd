// Requests to a listener as shell commands. Credentials come from the files that Kea reads; none ever stands on a
// command line, where every user of the machine could see it.

import { isIPv6 } from '../core/ip-family.ts';
import { shellCommand, shellWord } from '../core/shell.ts';
import { utf8 } from '../core/source.ts';
import type { Authentication, Tls } from '../installation/types.ts';
import { credentialPath, usableClient } from './credential-paths.ts';

/** A listener, and what to ask it. */
export interface Question {
  readonly isTls: boolean;
  readonly tls: Tls;
  readonly address: string;
  readonly port: number;
  readonly authentication: Authentication | undefined;
  /** The command, as JSON. */
  readonly request: string;
}

export interface CurlCommands {
  readonly url: string;
  /** Prints the answer. */
  readonly ask: string;
  /** The same without credentials: prints the HTTP status. Undefined when none are needed. */
  readonly askBare: string | undefined;
  /** What the person at the keyboard should know of `ask`. */
  readonly remark: string;
}

/** The commands that ask a listener from its own host. */
export function curlCommands(question: Question): CurlCommands {
  const { isTls, tls, address, port, authentication, request } = question;
  const url = loopbackUrl(isTls, address, port);
  const { feed, words, remark } = credentialsOf(authentication);
  const curl = ['curl', '-sS', ...(isTls ? tlsWords(tls) : [])];
  const body = ['-H', 'Content-Type: application/json', '--data', request, url];
  const names = isTls
    ? '; if the certificate does not name this address, add --connect-to and ask for a name that it has. A client certificate of yours does as well'
    : '';
  return {
    url,
    ask: `${feed}${shellCommand(...curl, '-f', ...words, ...body)}`,
    askBare:
      words.length === 0
        ? undefined
        : shellCommand(...curl, '-o', '/dev/null', '-w', '%{http_code}\\n', ...body),
    remark: remark + names,
  };
}

/** The listener's own pair stands in for a client's. */
function tlsWords({ trustAnchor, certFile, keyFile, certRequired }: Tls): readonly string[] {
  const pair =
    (certRequired?.value ?? true) && certFile !== undefined && keyFile !== undefined
      ? ['--cert', utf8(certFile.value), '--key', utf8(keyFile.value)]
      : [];
  return ['--cacert', utf8(trustAnchor?.value ?? ''), ...pair];
}

/** A URL that reaches a listener from its own host: a wildcard is asked through loopback. */
function loopbackUrl(tls: boolean, address: string, port: number): string {
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
