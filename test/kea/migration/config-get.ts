// A server's own account of its configuration, before and after the migration, and which parts of it the plan changes.

import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { dirname, join } from 'node:path';
import {
  command,
  type Daemon,
  type Kea,
  makeCertificates,
  type NeutralHost,
  replies,
  startDaemon,
} from '../harness/index.ts';
import { deploy, ETC, type Files } from '../move/scene.ts';

/** Members of a map by name. */
export type Members = Readonly<Record<string, unknown>>;

function members(value: unknown): Members {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

/** Puts certificates where the files name some, so that servers start. */
export async function placeCertificates({ host }: NeutralHost, files: Files): Promise<void> {
  const { dir } = await makeCertificates();
  const kinds = { 'trust-anchor': 'ca.pem', 'cert-file': 'server.pem', 'key-file': 'server.key' } as const;
  for (const [key, source] of Object.entries(kinds)) {
    for (const text of Object.values(files)) {
      for (const [, path = ''] of text.matchAll(new RegExp(`"${key}"\\s*:\\s*"(/[^"]+)"`, 'g')))
        host.write(path, readFileSync(join(dir, source)), 0o640);
    }
  }
}

/** Gives the host the addresses that servers shall listen on. */
export async function placeAddresses({ host }: NeutralHost, files: Files): Promise<void> {
  const found = Object.values(files).flatMap((text) =>
    [...text.matchAll(/"(?:socket-address|http-host)"\s*:\s*"([^"]+)"/g)].map(([, address = '']) => address),
  );
  const own = new Set(
    found.filter((address) => isIP(address) && !/^(127\.|0\.0\.0\.0$|::1?$)/.test(address)),
  );
  for (const address of own) await host.ip('addr', 'add', address, 'dev', 'lo');
}

/** Starts a server with these files and asks it for its configuration: the members of its section. */
export async function configuration(
  kea: Kea,
  { host, env }: NeutralHost,
  daemon: Daemon,
  name: string,
  files: Files,
): Promise<Members> {
  deploy(host, files);
  const written = /"socket-name"\s*:\s*"([^"]+)"/.exec(files[name] ?? '')?.[1] ?? 'the file names no socket';
  const socket = written.startsWith('/') ? written : join(env.KEA_CONTROL_SOCKET_DIR ?? '/run/kea', written);
  const config = join(ETC, name);
  const running = await startDaemon({
    kea,
    daemon,
    host,
    config,
    env,
    cwd: dirname(config),
    control: [socket],
  });
  // A server opens its socket before it loads hooks, and may end there: then its log says why.
  const asked = command(socket, { command: 'config-get' }, { host }).catch(async (error: unknown) => {
    await running.waitForExit(5000);
    throw new Error(`${error}\n${running.log()}`);
  });
  const [reply] = replies(await asked);
  await running.stop();
  const { hash: _, ...sections } = members(reply?.arguments);
  return members(Object.values(sections)[0]);
}

/** Names of the members that differ. */
export function differing(before: Members, after: Members): readonly string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}
