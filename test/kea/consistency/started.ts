// Starts a real server with a configuration: what -t said, and what the start came to.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TargetName } from '../../../src/kea/versions.ts';
import { checkFiles } from '../../check/harness.ts';
import { configTest, type Daemon, type Kea, NotStarted, sandbox, startDaemon } from '../harness/index.ts';

export interface Started {
  /** `-t` takes the file. */
  readonly passes: boolean;
  /** The server came up; it is stopped again. */
  readonly starts: boolean;
  readonly log: string;
}

/** Asks `-t`, then really starts the server and stops it. */
export async function started(kea: Kea, daemon: Daemon, text: string): Promise<Started> {
  const place = sandbox(kea);
  const file = join(place.etc, `${daemon}.conf`);
  writeFileSync(file, text);
  const { ok } = await configTest({ kea, daemon, file });
  try {
    const server = await startDaemon({
      kea,
      daemon,
      config: file,
      sandbox: place,
      logged: /DHCP[46]_STARTED |DHCP_DDNS_STARTED /,
    });
    await server.stop();
    return { passes: ok, starts: true, log: server.log() };
  } catch (error) {
    if (!(error instanceof NotStarted)) throw error;
    return { passes: ok, starts: false, log: error.log };
  }
}

/** The ids of what is found in a file for the Kea that was asked. */
export function found(kea: Kea, name: string, text: string): readonly string[] {
  const target: TargetName = kea.version.startsWith('2.') ? '2.6' : '3.0';
  return checkFiles({ [name]: text }, { target }).diagnostics.map(({ rule }) => rule);
}
