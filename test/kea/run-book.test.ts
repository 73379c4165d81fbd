// The commands of the run-book against a real Kea: they must get an answer, and be refused where the text says so.

import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runBook } from '../../src/plan/run-book.ts';
import { runBookInput } from '../report/samples.ts';
import { freePort, keaOf, makeCertificates, run, sandbox, startDaemon } from './harness/index.ts';

const kea = keaOf('3.0');
const quiet = { name: 'kea-dhcp4', severity: 'INFO', 'output-options': [{ output: 'stdout' }] };

/** Starts a DHCPv4 server with these control sockets and runs the run-book's `verify` commands for it. */
async function verified(
  place: ReturnType<typeof sandbox>,
  url: string,
  socket: object,
): Promise<readonly string[]> {
  const text = JSON.stringify({ Dhcp4: { loggers: [quiet], 'control-sockets': [socket] } });
  const config = join(place.etc, 'kea-dhcp4.conf');
  writeFileSync(config, text);
  await startDaemon({
    kea,
    daemon: 'kea-dhcp4',
    config,
    sandbox: place,
    args: ['-p', '6767'],
    control: [url],
  });
  const steps = runBook(
    runBookInput({
      before: { 'kea-dhcp4.conf': '{ "Dhcp4": { "valid-lifetime": 1 } }' },
      after: { 'kea-dhcp4.conf': text },
      target: '3.0',
      agent: undefined,
    }),
  );
  const commands = steps.filter(({ phase }) => phase === 'verify').flatMap((step) => step.commands);
  const outputs: string[] = [];
  for (const line of commands.filter((command) => command.includes('curl'))) {
    outputs.push((await run({ command: 'bash', args: ['-c', line] })).output);
  }
  return outputs;
}

describe('the verify commands of the run-book', () => {
  const port = freePort();

  it.each([
    [
      'a user file and a password file',
      { user: "o'neil", password: 'a"b\\c $d %e' },
      ['user-file', 'password-file'],
    ],
    ['one file with both', { user: 'kea-api', password: 'plain' }, ['password-file']],
  ])('%s', async (_, { user, password }, keys) => {
    const place = sandbox(kea);
    const both = keys.length === 1;
    writeFileSync(join(place.etc, 'user'), `${user}\n`);
    // Kea before 3.1.3 reads the first word only.
    const secret = password.replaceAll(' ', '');
    writeFileSync(join(place.etc, 'pass'), both ? `${user}:${secret}\n` : secret);
    const client = both ? { 'password-file': 'pass' } : { 'user-file': 'user', 'password-file': 'pass' };
    const outputs = await verified(place, `http://127.0.0.1:${await port}/`, {
      'socket-type': 'http',
      'socket-address': '127.0.0.1',
      'socket-port': await port,
      authentication: { type: 'basic', directory: place.etc, clients: [client] },
    });
    expect(outputs[0]).toContain('"result": 0');
    expect(outputs[1]).toBe('401\n');
  });

  it('a clear-text user with a password file', async () => {
    const place = sandbox(kea);
    writeFileSync(join(place.etc, 'pass'), 'se"cret\n');
    chmodSync(join(place.etc, 'pass'), 0o640);
    const outputs = await verified(place, `http://127.0.0.1:${await port}/`, {
      'socket-type': 'http',
      'socket-port': await port,
      authentication: {
        type: 'basic',
        directory: place.etc,
        clients: [{ user: 'kea-api', 'password-file': 'pass' }],
      },
    });
    expect(outputs[0]).toContain('"result": 0');
    expect(outputs[1]).toBe('401\n');
  });

  it('TLS with client certificates', async () => {
    const place = sandbox(kea);
    const { dir } = await makeCertificates();
    const outputs = await verified(place, `https://127.0.0.1:${await port}/`, {
      'socket-type': 'https',
      'socket-address': '127.0.0.1',
      'socket-port': await port,
      'trust-anchor': join(dir, 'ca.pem'),
      'cert-file': join(dir, 'server.pem'),
      'key-file': join(dir, 'server.key'),
    });
    expect(outputs).toHaveLength(1);
    expect(outputs[0]).toContain('"result": 0');
  });
});
