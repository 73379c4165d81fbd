// Whose build it is, told from directories.

import { expect, test } from 'vitest';
import { detectPlatform, platformBesidesSockets } from '../../src/installation/platform.ts';
import { agent, one, server } from './make.ts';

const hooks = (...libraries: readonly string[]) =>
  `, "hooks-libraries": [ ${libraries.map((library) => `{ "library": "${library}" }`).join(', ')} ]`;
const log = (output: string) =>
  `, "loggers": [ { "name": "kea", "output-options": [ { "output": "${output}" } ] } ]`;
const leases = (name: string) => `, "lease-database": { "type": "memfile", "name": "${name}" }`;

test.each([
  ['/run/kea/x', '', 'debian'],
  ['/usr/local/var/run/kea/x', '', 'upstream'],
  ['/var/run/kea/x', '', undefined],
  ['/tmp/x', '', undefined],
  ['x', '', undefined],
  ['/var/run/kea/x', leases('/var/db/kea/l.csv'), 'freebsd'],
  ['/var/run/kea/x', hooks('/usr/lib/x86_64-linux-gnu/kea/hooks/libdhcp_ha.so'), undefined],
  ['x', hooks('/usr/lib/x86_64-linux-gnu/kea/hooks/libdhcp_ha.so'), undefined],
  ['/run/kea/x', hooks('/usr/lib/aarch64-linux-gnu/kea/hooks/libdhcp_ha.so'), 'debian'],
  ['/run/kea/x', hooks('/usr/local/lib/kea/hooks/libdhcp_ha.so'), undefined],
  ['/run/kea/x', leases('/var/db/kea/l.csv'), undefined],
  ['/run/kea/x', hooks('/opt/libmine.so'), 'debian'],
  ['/run/kea/x', log('/var/log/kea/kea.log'), 'debian'],
  ['/run/kea/x', log('/usr/local/var/log/kea/kea.log'), undefined],
  ['x', log('/usr/local/var/log/kea/kea.log'), 'upstream'],
  ['x', log('stdout'), undefined],
])('socket %s%s: %s', (socket, more, platform) => {
  expect(detectPlatform(one({ 'kea/4.conf': server('Dhcp4', socket, more) }))?.platform).toBe(platform);
});

test('the agent’s and netconf’s paths count too', () => {
  expect(detectPlatform(one({ 'kea/agent.conf': agent({ dhcp4: '/run/kea/x' }) }))?.platform).toBe('debian');
  const netconf = `{ "Netconf": { "managed-servers": { "dhcp4": { "control-socket": { "socket-type": "unix",
    "socket-name": "/usr/local/var/run/kea/x" } } } } }`;
  expect(detectPlatform(one({ 'kea/netconf.conf': netconf }))?.platform).toBe('upstream');
});

test('two spellings on one host decide nothing', () => {
  const files = {
    'kea/4.conf': server('Dhcp4', '/run/kea/4'),
    'kea/6.conf': server('Dhcp6', '/var/run/kea/6'),
  };
  expect(detectPlatform(one(files))).toBeUndefined();
});

test('the reason names the directory and its place', () => {
  const found = detectPlatform(one({ 'kea/4.conf': server('Dhcp4', '/run/kea/4') }));
  expect(found?.reason).toBe('"/run/kea" in kea/4.conf');
  expect(found?.at.source.text.slice(found.at.start, found.at.end)).toBe('"/run/kea/4"');
});

test('sockets are no witnesses of themselves', () => {
  const socket = one({ 'kea/4.conf': server('Dhcp4', '/run/kea/4') });
  expect(platformBesidesSockets(socket)).toBeUndefined();
  const both = one({ 'kea/4.conf': server('Dhcp4', '/run/kea/4', leases('/var/db/kea/l.csv')) });
  expect(platformBesidesSockets(both)).toBe('freebsd');
});
