// The names of Unix sockets: every row of the decision, with the agent and kea-netconf following.

import { describe, expect, test } from 'vitest';
import type { Platform } from '../../src/kea/directories.ts';
import { targets } from '../../src/kea/versions.ts';
import { decideSocketPaths } from '../../src/plan/socket-paths.ts';
import { load } from './harness.ts';

interface Names {
  readonly agent?: readonly [dhcp4: string, dhcp6: string];
  readonly dhcp4: string;
  readonly dhcp6: string;
  readonly netconf?: string;
}

const socket = (name: string): string => `{ "socket-type": "unix", "socket-name": ${JSON.stringify(name)} }`;

function decide({ agent, dhcp4, dhcp6, netconf }: Names, platform?: Platform): string {
  const files: Record<string, string> = {
    'kea-dhcp4.conf': `{ "Dhcp4": { "control-socket": ${socket(dhcp4)} } }`,
    'kea-dhcp6.conf': `{ "Dhcp6": { "control-socket": ${socket(dhcp6)} } }`,
  };
  if (agent !== undefined) {
    files['kea-ctrl-agent.conf'] =
      `{ "Control-agent": { "control-sockets": { "dhcp4": ${socket(agent[0])}, "dhcp6": ${socket(agent[1])} } } }`;
  }
  if (netconf !== undefined) {
    files['kea-netconf.conf'] =
      `{ "Netconf": { "managed-servers": { "dhcp4": { "control-socket": ${socket(netconf)} } } } }`;
  }
  const [installation] = load(files);
  if (installation === undefined) throw new Error('no installation');
  const { renamed, trusted, shared } = decideSocketPaths(installation, platform, targets['3.2']);
  return [
    ...renamed.map(({ side, kind, to }) => `${side} ${kind} ${to}`),
    ...(trusted === undefined ? [] : [`trusts ${trusted}`]),
    ...shared.map(([one, other]) => `${one} and ${other} share`),
  ].join(', ');
}

describe('socket names', () => {
  test('one known directory is kept, and said', () => {
    expect(decide({ dhcp4: '/run/kea/a', dhcp6: '/run/kea/b' })).toBe('trusts /run/kea');
    expect(decide({ dhcp4: '/var/run/kea/a', dhcp6: '/var/run/kea/b' })).toBe('trusts /var/run/kea');
  });

  test('bare names are kept', () => {
    expect(decide({ agent: ['a', 'b'], dhcp4: 'a', dhcp6: 'b' })).toBe('');
  });

  test('a platform keeps its own directory only', () => {
    expect(decide({ dhcp4: '/run/kea/a', dhcp6: '/run/kea/b' }, 'debian')).toBe('');
    expect(decide({ dhcp4: '/run/kea/a', dhcp6: 'b' }, 'debian')).toBe('');
    expect(decide({ dhcp4: '/var/run/kea/a', dhcp6: '/run/kea/b' }, 'debian')).toBe('server dhcp4 a');
    expect(decide({ dhcp4: '/run/kea/a', dhcp6: '/run/kea/b' }, 'isc')).toBe(
      'server dhcp4 a, server dhcp6 b',
    );
  });

  test.each([
    ['two directories', '/run/kea/a', '/var/run/kea/b'],
    ['an unknown directory', '/tmp/a', '/tmp/b'],
    ['a bare name beside a path', '/run/kea/a', 'b'],
    ['a double slash', '/run/kea//a', '/run/kea/b'],
    ['dot segments', '/run/kea/./a', '/run/kea/b'],
    ['a relative directory', 'run/a', './b'],
    ['a name in the root directory', '/a', '/b'],
  ])('%s: bare names', (_, dhcp4, dhcp6) => {
    expect(decide({ dhcp4, dhcp6 }).split(', ')).toEqual(
      ['server dhcp4 a', 'server dhcp6 b'].filter((line) => !(dhcp6 === 'b' && line.endsWith(' b'))),
    );
  });

  test('agent and netconf follow the server', () => {
    expect(decide({ agent: ['/tmp/a', '/tmp/b'], dhcp4: '/tmp/a', dhcp6: '/tmp/b', netconf: '/tmp/a' })).toBe(
      'server dhcp4 a, server dhcp6 b, agent dhcp4 a, agent dhcp6 b, netconf dhcp4 a',
    );
  });

  test('the server is right where the agent differs', () => {
    expect(decide({ agent: ['/run/kea/typo', '/run/kea/b'], dhcp4: '/run/kea/a', dhcp6: '/run/kea/b' })).toBe(
      'agent dhcp4 /run/kea/a, trusts /run/kea',
    );
  });

  test('names for a server that is not here are left alone, and keep theirs', () => {
    const [installation] = load({
      'kea-ctrl-agent.conf': `{ "Control-agent": { "control-sockets": { "dhcp4": ${socket('/tmp/s')}, "dhcp6": ${socket('/srv/s')} } } }`,
      'kea-dhcp6.conf': `{ "Dhcp6": { "control-socket": ${socket('/srv/s')} } }`,
    });
    if (installation === undefined) throw new Error('no installation');
    const { renamed } = decideSocketPaths(installation, undefined, targets['3.0'], 'keep');
    expect(renamed.map(({ side, kind, to }) => `${side} ${kind} ${to}`)).toEqual([
      'server dhcp6 kea6-ctrl-socket',
      'agent dhcp6 kea6-ctrl-socket',
    ]);
  });

  test('a bare name and the path it resolves to are one', () => {
    expect(decide({ agent: ['/run/kea/a', 'b'], dhcp4: 'a', dhcp6: '/run/kea/b' }, 'debian')).toBe('');
  });

  test('names that become equal get the usual ones', () => {
    expect(decide({ agent: ['/a/s', '/b/s'], dhcp4: '/a/s', dhcp6: '/b/s' })).toBe(
      'server dhcp4 kea4-ctrl-socket, server dhcp6 kea6-ctrl-socket, agent dhcp4 kea4-ctrl-socket, agent dhcp6 kea6-ctrl-socket',
    );
  });

  test.each(['', '/', '/run/kea/', '..', '/run/kea/.'])(
    '%j names nothing and becomes the usual name',
    (name) => {
      expect(decide({ dhcp4: name, dhcp6: 'b' })).toBe('server dhcp4 kea4-ctrl-socket');
    },
  );

  test('one path of two servers is not for us to divide', () => {
    expect(decide({ dhcp4: 'a', dhcp6: 'a' })).toBe('dhcp4 and dhcp6 share');
  });
});
