// Starts a real server with a configuration: what -t said, and what the start came to.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TargetName } from '../../../src/kea/versions.ts';
import { type Aim, checkFiles } from '../../check/harness.ts';
import {
  configTest,
  type Daemon,
  type Kea,
  NotStarted,
  type Sandbox,
  sandbox,
  startDaemon,
} from '../harness/index.ts';

export interface Started {
  /** `-t` takes the file. */
  readonly passes: boolean;
  /** The server came up; it is stopped again. */
  readonly starts: boolean;
  readonly log: string;
}

/** How to start other than as usual. */
export interface Setting {
  readonly place?: Sandbox;
  /** The user's number; the files of the sandbox are made its own. */
  readonly user?: number;
}

/** Asks `-t`, then really starts the server and stops it. */
export async function started(
  kea: Kea,
  daemon: Daemon,
  text: string,
  { place = sandbox(kea), user }: Setting = {},
): Promise<Started> {
  const file = join(place.etc, `${daemon}.conf`);
  writeFileSync(file, text);
  const as = user === undefined ? {} : { user };
  const { ok } = await configTest({ kea, daemon, file, env: place.env, ...as });
  try {
    const server = await startDaemon({
      kea,
      daemon,
      config: file,
      sandbox: place,
      ...as,
      logged: /DHCP[46]_STARTED |DHCP_DDNS_STARTED |CTRL_AGENT_STARTED|CTRL_AGENT_HTTP_SERVICE_STARTED/,
    });
    await server.stop();
    return { passes: ok, starts: true, log: server.log() };
  } catch (error) {
    if (!(error instanceof NotStarted)) throw error;
    return { passes: ok, starts: false, log: error.log };
  }
}

/**
 * The ids of what is found in a file for the Kea that was asked.
 *
 * @param host what `--host` sees; absent: without it
 */
export function found(kea: Kea, name: string, text: string, host?: Aim['host']): readonly string[] {
  const target: TargetName = kea.version.startsWith('2.') ? '2.6' : '3.0';
  return checkFiles({ [name]: text }, { target, host }).diagnostics.map(({ rule }) => rule);
}
