// What a real Kea does with a file: refuses it, dies when it starts, warns, or takes it; and its own account of it.

import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  type Command,
  command,
  configTest,
  type Daemon,
  DEBIAN_HOOKS,
  type Kea,
  keaOf,
  type NeutralHost,
  NotStarted,
  openHost,
  parseMessage,
  type Reply,
  replies,
  startDaemon,
} from '../harness/index.ts';
import { placeStubHook } from '../harness/stub-hook.ts';
import { deploy, ETC, type Files } from '../move/scene.ts';
import { elsewhere } from './pin-cases.ts';

/** What a Kea made of a file. */
export interface Heard {
  readonly verdict: 'refused' | 'dies' | 'warned' | 'taken';
  /** Why not, or what it warned about; empty when it took the file in silence. */
  readonly words: string;
  /** Its section in `config-get`; undefined when it does not run. */
  readonly config: unknown;
}

/** The Unix socket of a server in all files; it lies in the directory that Debian's builds support. */
export function socketOf(daemon: Daemon): string {
  return `/run/kea/${daemon}`;
}

// 2024-01-31 12:00:00.123 WARN  [kea-dhcp4.dhcp4/123.140] DHCP4_CONFIG_SYNTAX_WARNING text
const LOGGED = /^\S+ \S+ +(WARN|ERROR|FATAL) +\[[^\]]*\] (.*)$/gm;

function logged(log: string, ...severities: readonly string[]): readonly string[] {
  return [...log.matchAll(LOGGED)]
    .filter(([, severity = '']) => severities.includes(severity))
    .map(([, , text = '']) => text);
}

/** Libraries that some Keas have only as packages of their own, or never had; what they would do is not asked here. */
const STAND_INS = ['libdhcp_cb_cmds.so', 'libdhcp_host_cache.so', 'libdhcp_radius.so'];

/** A server of Debian's, with the libraries of its Kea and no others. */
export async function hostFor(kea: Kea): Promise<NeutralHost> {
  const host = await openHost({ kea, interfaces: ['eth0'] });
  for (const name of STAND_INS) {
    const path = host.outside(join(DEBIAN_HOOKS, name));
    if (!existsSync(join(kea.hooks, name))) await placeStubHook(kea, path);
  }
  mkdirSync(dirname(host.outside(elsewhere)), { recursive: true });
  await placeStubHook(kea, host.outside(elsewhere));
  const dictionary = join(keaOf('3.0').dir, 'root/etc/kea/radius/dictionary');
  host.write('/etc/kea/radius/dictionary', readFileSync(dictionary));
  return { host, env: {} };
}

/** Asks a Kea about files, again and again, on one host. */
export interface Ear {
  readonly kea: Kea;
  readonly hear: (daemon: Daemon, name: string, files: Files) => Promise<Heard>;
  /** The same where a running server gets the file's configuration by `config-set`. */
  readonly hearCommand: (daemon: Daemon, name: string, files: Files) => Promise<Heard>;
}

/**
 * An {@link Ear} on a host. What a Kea warns about anyway, with a file that says nothing, is no warning, and neither is the
 * number of threads, which 2.6 tells as one.
 */
export function earOf(kea: Kea, place: NeutralHost): Ear {
  const always = new Map<Daemon, Promise<readonly string[]>>();
  const usual = (daemon: Daemon): Promise<readonly string[]> => {
    const known =
      always.get(daemon) ?? started(kea, place, daemon, 'plain.conf').then(({ log }) => logged(log, 'WARN'));
    always.set(daemon, known);
    return known;
  };
  return {
    kea,
    async hear(daemon, name, files) {
      deploy(place.host, { 'plain.conf': plain(daemon), ...files });
      const tested = await configTest({ kea, daemon, ...at(place, name) });
      if (!tested.ok)
        return {
          verdict: 'refused',
          words: oneLine(tested.errors[0]?.message ?? tested.output),
          config: undefined,
        };
      const expected = await usual(daemon);
      const { log, config } = await started(kea, place, daemon, name);
      if (config === undefined) return { verdict: 'dies', words: causeOf(log), config };
      return tookIt(log, config, expected);
    },
    async hearCommand(daemon, name, files) {
      deploy(place.host, { 'plain.conf': plain(daemon) });
      const expected = await usual(daemon);
      const { log, config, reply } = await started(kea, place, daemon, 'plain.conf', {
        command: 'config-set',
        arguments: JSON.parse(files[name] ?? ''),
      });
      if (reply?.result !== 0)
        return { verdict: 'refused', words: oneLine(reply?.text ?? ''), config: undefined };
      return tookIt(log, config, expected);
    },
  };
}

function tookIt(log: string, config: unknown, expected: readonly string[]): Heard {
  const warnings = logged(log, 'WARN').filter(
    (text) => !expected.includes(text) && !/^DHCP[46]_MULTI_THREADING_INFO /.test(text),
  );
  return {
    verdict: warnings.length === 0 ? 'taken' : 'warned',
    words: warnings.map(withoutId).join('; '),
    config,
  };
}

const sections: Readonly<Record<Daemon, string>> = {
  'kea-dhcp4': 'Dhcp4',
  'kea-dhcp6': 'Dhcp6',
  'kea-dhcp-ddns': 'DhcpDdns',
  'kea-ctrl-agent': 'Control-agent',
};

/** A file of a server with a body, and with the socket through which it is asked. */
export function fileOf(daemon: Daemon, body: string): string {
  const socket = `"control-socket": { "socket-type": "unix", "socket-name": "${socketOf(daemon)}" }`;
  const members = /"control-sockets"/.test(body) ? [body] : [socket, body];
  return `{ "${sections[daemon]}": {\n${members.filter((one) => one !== '').join(',\n')}\n} }\n`;
}

function plain(daemon: Daemon): string {
  return fileOf(
    daemon,
    '"loggers": [ { "name": "*", "output_options": [ { "output": "stdout" } ], "severity": "INFO" } ]',
  );
}

function at({ host, env }: NeutralHost, name: string) {
  const file = join(ETC, name);
  return { host, env, file, cwd: dirname(file) };
}

interface Account {
  readonly log: string;
  readonly config: unknown;
  /** What it answered to the first command. */
  readonly reply?: Reply | undefined;
}

/** Starts a server, perhaps gives it a command, asks it for its configuration and ends it. */
async function started(
  kea: Kea,
  place: NeutralHost,
  daemon: Daemon,
  name: string,
  first?: Command,
): Promise<Account> {
  const { file, ...where } = at(place, name);
  try {
    // A server opens its socket before it has loaded hooks and opened its databases, and may end there.
    const ready = { control: [socketOf(daemon)], logged: /_STARTED /, withinMs: 5000 };
    const running = await startDaemon({ kea, daemon, config: file, ...where, ...ready });
    const ask = async (what: Command): Promise<Reply | undefined> =>
      replies(await command(socketOf(daemon), what, { host: place.host }))[0];
    try {
      const reply = first === undefined ? undefined : await ask(first);
      const got = await ask({ command: 'config-get' });
      const section = Object.entries(Object(got?.arguments)).find(([key]) => key !== 'hash');
      return { log: running.log(), config: section?.[1], reply };
    } finally {
      await running.stop();
    }
  } catch (error) {
    if (error instanceof NotStarted) return { log: error.log, config: undefined };
    throw error;
  }
}

function causeOf(log: string): string {
  const [first] = logged(log, 'ERROR', 'FATAL');
  return oneLine(first === undefined ? log : withoutId(first));
}

function withoutId(text: string): string {
  return oneLine(parseMessage(text.replace(/^[A-Z0-9_]+ /, '')).message);
}

function oneLine(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ');
}
