// What real Kea makes of credentials: those of its own examples, and files with more than a word on their first line.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFiles } from '../../check/harness.ts';
import { command, freePort, installedKeas, type Kea, sandbox, startDaemon } from '../harness/index.ts';
import { found, started } from './started.ts';

const keas = installedKeas();
const name = 'kea-dhcp4.conf';

const listener = (port: number, client: object): string =>
  JSON.stringify({
    Dhcp4: {
      'control-sockets': [
        {
          'socket-type': 'http',
          'socket-address': '127.0.0.1',
          'socket-port': port,
          authentication: { type: 'basic', directory: '/', clients: [client] },
        },
      ],
    },
  });
const agent = (password: string): string =>
  JSON.stringify({
    'Control-agent': {
      'http-host': '127.0.0.1',
      'http-port': 8000,
      authentication: { type: 'basic', clients: [{ user: 'api', password }] },
      'control-sockets': { dhcp4: { 'socket-type': 'unix', 'socket-name': 'kea4' } },
    },
  });
const database = (password: string): string =>
  JSON.stringify({
    Dhcp4: {
      'lease-database': { type: 'mysql', name: 'kea', user: 'kea', host: '127.0.0.1', port: 9, password },
      'hooks-libraries': [{ library: 'libdhcp_mysql.so' }],
    },
  });
const refuses = ({ version }: Kea): boolean => version >= '2.7.6';

describe.each(keas.map((kea) => ({ name: kea.version, kea })))('Kea $name', ({ kea }) => {
  const isThree = kea.version >= '3';

  it('default-credential-http: the agent refuses the password of the examples from 2.7.6 on', async () => {
    const text = agent('1234');
    const { passes, log } = await started(kea, 'kea-ctrl-agent', text);
    // 2.2.0 takes no bare socket name in its own way, but a password like any other.
    expect(passes).toBe(!refuses(kea));
    if (!passes) expect(log).toMatch(/password must not be a default one/);
    const isTold = found(kea, 'kea-ctrl-agent.conf', text).includes('default-credential-http');
    expect(isTold).toBe(refuses(kea));
  });

  it.runIf(isThree)('default-credential-http: a server refuses it, and not in a file', async () => {
    const port = await freePort();
    const text = listener(port, { user: 'api', password: '1234' });
    const { passes, log } = await started(kea, 'kea-dhcp4', text);
    expect(passes).toBe(false);
    expect(log).toMatch(/password must not be a default one/);
    expect(found(kea, name, text)).toContain('default-credential-http');

    const place = sandbox(kea);
    const path = join(place.etc, 'pair');
    writeFileSync(path, 'api:1234\n');
    const filed = listener(port, { 'password-file': path });
    expect(await started(kea, 'kea-dhcp4', filed, { place })).toMatchObject({ starts: true });
    expect(found(kea, name, filed)).not.toContain('default-credential-http');
  });

  it.runIf(isThree)('default-credential-database: passes -t and does not start', async () => {
    const text = database('1234');
    const { passes, starts, log } = await started(kea, 'kea-dhcp4', text);
    expect({ passes, starts }).toEqual({ passes: true, starts: false });
    expect(log).toMatch(/illegal use of a default value as credential/);
    expect(found(kea, name, text)).toContain('default-credential-database');
    // Any other password gets as far as calling the database.
    const other = await started(kea, 'kea-dhcp4', database('v8Qk2mXw'));
    expect(other.log).toMatch(/Can't connect to server/);
  });

  it.runIf(isThree).each([
    ['a carriage return', 'api:two\r\n'],
    ['a blank', 'api:two \n'],
    ['blanks', 'api:two words\n'],
  ])('credential-file-whole-line: %s was nothing before 3.1.3', async (_what, content) => {
    const place = sandbox(kea);
    const path = join(place.etc, 'pair');
    writeFileSync(path, content);
    const port = await freePort();
    const url = `http://127.0.0.1:${port}/`;
    const text = listener(port, { 'password-file': path });
    const config = join(place.etc, name);
    writeFileSync(config, text);
    await startDaemon({ kea, daemon: 'kea-dhcp4', config, sandbox: place, control: [url] });
    const ask = async (password: string): Promise<number> => {
      const credentials = { user: 'api', password };
      return (await command(url, { command: 'version-get' }, { credentials })).status ?? 0;
    };
    expect(await ask('two')).toBe(200);
    expect(await ask(content.replace('api:', '').replace('\n', ''))).toBe(401);

    const host = { [path]: { mode: 0o640, uid: 101, gid: 101, text: content } };
    const rulesFor = (target: '3.0' | '3.2'): readonly string[] =>
      checkFiles({ [name]: text }, { target, host }).diagnostics.map(({ rule }) => rule);
    expect(rulesFor('3.2')).toContain('credential-file-whole-line');
    expect(rulesFor('3.0')).not.toContain('credential-file-whole-line');
  });
});
