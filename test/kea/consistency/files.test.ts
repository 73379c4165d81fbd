// What real Kea does when the files and directories of its machine are not as its user needs them: the claims of rules
// that `--host` switches on.

import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { haFile } from '../../../src/check/ha-example.ts';
import type { HostEntry } from '../../../src/check/rule.ts';
import {
  configTest,
  installedKeas,
  type Kea,
  makeCertificates,
  type Sandbox,
  sandbox,
} from '../harness/index.ts';
import { found, started } from './started.ts';

const keas = installedKeas();
/** `nobody`: the number is the same everywhere. */
const user = 65_534;
/** What `--host` sees as the user that the example machine runs Kea as. */
const kept = { uid: 101, gid: 101 };

/** A sandbox that another user can run a server in. */
function place(kea: Kea): Sandbox {
  const made = sandbox(kea);
  chmodSync(made.dir, 0o755);
  for (const name of readdirSync(made.dir)) chownSync(join(made.dir, name), user, user);
  return made;
}

function file(path: string, content: string | Buffer, mode = 0o644): string {
  writeFileSync(path, content);
  chmodSync(path, mode);
  return path;
}

const directory = (mode: number, owner: object = {}): HostEntry => ({ mode, directory: true, ...owner });
const dhcp4 = (members: object): string =>
  JSON.stringify({ Dhcp4: { 'lease-database': { type: 'memfile', persist: false }, ...members } });
const d2 = (secret: string): string =>
  JSON.stringify({
    DhcpDdns: {
      'tsig-keys': [{ name: 'dhcp-key', algorithm: 'HMAC-SHA256', 'secret-file': secret }],
      'forward-ddns': {},
      'reverse-ddns': {},
    },
  });
const listener = (clients: object): string =>
  dhcp4({
    'control-sockets': [
      {
        'socket-type': 'http',
        'socket-address': '127.0.0.1',
        'socket-port': 8004,
        authentication: { type: 'basic', directory: '/', clients: [clients] },
      },
    ],
  });
const partners = (more: string, two = ''): string =>
  haFile({
    more,
    peers: [
      '{ "name": "one", "url": "http://127.0.0.1:8005/", "role": "primary" }',
      `{ "name": "two", "url": "http://127.0.0.2:8005/", "role": "standby"${two} }`,
    ],
  });

describe.each(keas.map((kea) => ({ name: kea.version, kea })))('Kea $name', ({ kea }) => {
  const hasPartners = !kea.version.startsWith('2.2.');
  const isThree = kea.version >= '3';

  it('socket-directory-not-writable: passes -t and does not start', async () => {
    const there = place(kea);
    chownSync(there.sockets, 0, 0);
    const name = join(there.sockets, 'kea4');
    const text = dhcp4({ 'control-socket': { 'socket-type': 'unix', 'socket-name': name } });
    const { passes, starts, log } = await started(kea, 'kea-dhcp4', text, { place: there, user });
    expect({ passes, starts }).toEqual({ passes: true, starts: false });
    expect(log).toMatch(/cannot create socket lockfile, .*Permission denied/);
    const seen = { [there.sockets]: directory(0o750) };
    expect(found(kea, 'kea-dhcp4.conf', text, seen)).toContain('socket-directory-not-writable');

    chownSync(there.sockets, user, user);
    expect(await started(kea, 'kea-dhcp4', text, { place: there, user })).toMatchObject({ starts: true });
    const right = { [there.sockets]: directory(0o750, kept) };
    expect(found(kea, 'kea-dhcp4.conf', text, right)).not.toContain('socket-directory-not-writable');
  });

  it.each(['0750', '0700', '0755', '0770', '0751'])('path-control-socket-dir-mode: %s', async (octal) => {
    const mode = Number.parseInt(octal, 8);
    const there = place(kea);
    chmodSync(there.sockets, mode);
    const name = join(there.sockets, 'kea4');
    const text = dhcp4({ 'control-socket': { 'socket-type': 'unix', 'socket-name': name } });
    const { starts, log } = await started(kea, 'kea-dhcp4', text, { place: there, user });
    // The rule knows no target before 2.6.
    if (kea.version.startsWith('2.2.')) {
      expect(starts).toBe(true);
      return;
    }
    if (!starts)
      expect(log).toMatch(/socket path:.* does not exist or (?:does not have|has more relaxed permissions)/);
    const seen = { [there.sockets]: directory(mode, kept) };
    const isTold = found(kea, 'kea-dhcp4.conf', text, seen).includes('path-control-socket-dir-mode');
    expect(isTold).toBe(!starts);
  });

  it('configuration-file-mode: a file of root alone ends the start', async () => {
    const there = place(kea);
    const path = file(join(there.etc, 'other.conf'), dhcp4({}), 0o600);
    const { ok, output } = await configTest({ kea, daemon: 'kea-dhcp4', file: path, env: there.env, user });
    expect({ ok, output }).toMatchObject({ ok: false, output: expect.stringMatching(/Unable to open file/) });
    const seen = { '/etc/kea/kea-dhcp4.conf': { mode: 0o600 } };
    expect(found(kea, 'kea-dhcp4.conf', dhcp4({}), seen)).toContain('configuration-file-mode');
  });

  it.runIf(hasPartners).each([
    ['not for its user', 0o600, /load of private key file .*Permission denied/],
    ['not there', undefined, /load of private key file .*No such file/],
  ])('tls-file-unreadable: a key %s passes -t and ends the start', async (_what, mode, reason) => {
    const there = place(kea);
    const { ca, server } = await makeCertificates();
    const trust = file(join(there.etc, 'ca.pem'), ca);
    const certificate = file(join(there.etc, 'cert.pem'), server.cert);
    const key = join(there.etc, 'key.pem');
    if (mode !== undefined) file(key, server.key, mode);
    const text = partners(`"trust-anchor": "${trust}", "cert-file": "${certificate}", "key-file": "${key}",`);
    const { passes, starts, log } = await started(kea, 'kea-dhcp4', text, { place: there, user });
    expect({ passes, starts }).toEqual({ passes: true, starts: false });
    expect(log).toMatch(reason);
    const seen = { ...(mode === undefined ? {} : { [key]: { mode } }) };
    expect(found(kea, 'kea-dhcp4.conf', text, seen)).toContain('tls-file-unreadable');
  });

  it.runIf(hasPartners).each([
    ['not there', undefined, /bad password file in peer 'two': Expected a file at path/],
    ['a directory', 'directory', /bad password file in peer 'two': Expected .* to be a regular file/],
  ])('credential-file-unreadable: a partner’s file that is %s passes -t', async (_what, kind, reason) => {
    const there = place(kea);
    const path = join(there.etc, 'password');
    if (kind === 'directory') mkdirSync(path);
    const two = `, "basic-auth-user": "ha", "basic-auth-password-file": "${path}"`;
    const text = partners('', two);
    const { passes, starts, log } = await started(kea, 'kea-dhcp4', text, { place: there });
    expect({ passes, starts }).toEqual({ passes: true, starts: false });
    expect(log).toMatch(reason);
    const seen = kind === undefined ? {} : { [path]: directory(0o755) };
    expect(found(kea, 'kea-dhcp4.conf', text, seen)).toContain('credential-file-unreadable');
  });

  it.runIf(hasPartners)('a partner’s empty file is an empty password', async () => {
    const there = place(kea);
    const path = file(join(there.etc, 'password'), '\n');
    const text = partners('', `, "basic-auth-user": "ha", "basic-auth-password-file": "${path}"`);
    expect(await started(kea, 'kea-dhcp4', text, { place: there })).toMatchObject({ starts: true });
    const seen = { [path]: { mode: 0o640, ...kept, text: '\n' } };
    expect(found(kea, 'kea-dhcp4.conf', text, seen)).toContain('credential-file-unreadable');
  });

  it.runIf(hasPartners).each([
    ['not there', undefined, /Expected a file at path/],
    ['empty', '', /to not be empty/],
  ])(
    'credential-file-unreadable: a TSIG secret that is %s is refused by -t',
    async (_what, content, reason) => {
      const there = place(kea);
      const path = join(there.etc, 'secret');
      if (content !== undefined) file(path, content);
      const { passes, log } = await started(kea, 'kea-dhcp-ddns', d2(path), { place: there });
      expect(passes).toBe(false);
      expect(log).toMatch(reason);
      const seen: Record<string, HostEntry> =
        content === undefined ? {} : { [path]: { mode: 0o640, ...kept, text: content } };
      expect(found(kea, 'kea-dhcp-ddns.conf', d2(path), seen)).toContain('credential-file-unreadable');
    },
  );

  it.runIf(isThree).each([
    ['not there', undefined, /Expected a file at path/],
    ['without a colon', 'no-user-here\n', /can't find the user id part in password-file/],
    ['empty', '', /can't find the user id part in password-file/],
  ])('credential-file-unreadable: a password-file %s is refused by -t', async (_what, content, reason) => {
    const there = place(kea);
    const path = join(there.etc, 'pair');
    if (content !== undefined) file(path, content);
    const text = listener({ 'password-file': path });
    const { passes, log } = await started(kea, 'kea-dhcp4', text, { place: there });
    expect(passes).toBe(false);
    expect(log).toMatch(reason);
    const seen: Record<string, HostEntry> =
      content === undefined ? {} : { [path]: { mode: 0o640, ...kept, text: content } };
    expect(found(kea, 'kea-dhcp4.conf', text, seen)).toContain('credential-file-unreadable');
  });

  it.runIf(isThree).each(['user', 'password'])(
    'credential-file-unreadable: an empty %s-file',
    async (kind) => {
      const there = place(kea);
      const path = file(join(there.etc, 'empty'), '');
      const text = listener({ user: 'api', password: 'v8Qk2mXw', [kind]: undefined, [`${kind}-file`]: path });
      const { passes } = await started(kea, 'kea-dhcp4', text, { place: there });
      // A password may be nothing, which is worth a warning.
      expect(passes).toBe(kind === 'password');
      const seen = { [path]: { mode: 0o640, ...kept } };
      expect(found(kea, 'kea-dhcp4.conf', text, seen)).toContain('credential-file-unreadable');
    },
  );

  const first = Number(readFileSync('/proc/sys/net/ipv4/ip_unprivileged_port_start', 'utf8'));
  it.runIf(first > 443)('port-needs-capability: the agent passes -t and does not start', async () => {
    const there = place(kea);
    const agent = {
      'http-host': '127.0.0.1',
      'http-port': 443,
      'control-sockets': { dhcp4: { 'socket-type': 'unix', 'socket-name': join(there.sockets, 'kea4') } },
    };
    const text = JSON.stringify({ 'Control-agent': agent });
    const { passes, starts, log } = await started(kea, 'kea-ctrl-agent', text, { place: there, user });
    expect({ passes, starts }).toEqual({ passes: true, starts: false });
    expect(log).toMatch(/bind: Permission denied/);
    const unit = { mode: 0o644, text: '[Service]\nUser=_kea\n' };
    const seen = { '/usr/lib/systemd/system/kea-ctrl-agent.service': unit };
    expect(found(kea, 'kea-ctrl-agent.conf', text, seen)).toContain('port-needs-capability');
  });
});
