// Which files run on one host.

import { describe, expect, test } from 'vitest';
import { hostDirectory, kindOfName, variantOf } from '../../src/installation/naming.ts';
import { agent, group, server } from './make.ts';

/** Grouping as `name: files`, one line per installation, then the open questions. */
function shape(
  texts: Readonly<Record<string, string>>,
  options?: Parameters<typeof group>[1],
): readonly string[] {
  const { installations, unclear, stray } = group(texts, options);
  return [
    ...installations.map(
      ({ name, files, keactrl }) =>
        `${name}: ${[...files, ...(keactrl === undefined ? [] : [keactrl])].map(({ path }) => path).join(' ')}`,
    ),
    ...unclear.map(({ kind, files }) => `? ${kind}: ${files.map(({ path }) => path).join(' ')}`),
    ...stray.map(({ path }) => `stray ${path}`),
  ];
}

const four = server('Dhcp4', '/run/kea/4');
const otherFour = server('Dhcp4', '/run/kea/other');
const six = server('Dhcp6', '/run/kea/6');
const ddns = server('DhcpDdns', '/run/kea/d2');
const both = agent({ dhcp4: '/run/kea/4', dhcp6: '/run/kea/6' });

describe('one directory', () => {
  test('one file of each kind is one installation', () => {
    expect(
      shape({ 'kea/agent.conf': both, 'kea/4.conf': four, 'kea/6.conf': six, 'kea/d.conf': ddns }),
    ).toEqual(['kea: kea/4.conf kea/6.conf kea/agent.conf kea/d.conf']);
  });

  test('an agent alone, a server alone', () => {
    expect(shape({ 'a/kea-ctrl-agent.conf': both, 'b/kea-dhcp4.conf': four })).toEqual([
      'a: a/kea-ctrl-agent.conf',
      'b: b/kea-dhcp4.conf',
    ]);
  });

  test('a file in the working directory itself', () => {
    expect(shape({ 'kea-dhcp4.conf': four })).toEqual(['.: kea-dhcp4.conf']);
  });

  test('a legacy file with several sections is one installation with several servers', () => {
    const legacy = `{ "Dhcp4": { "valid-lifetime": 1 }, "Dhcp6": { "valid-lifetime": 1 }, "Logging": { "loggers": [] } }`;
    const { installations } = group({ 'kea/kea.conf': legacy });
    expect(installations.map(({ servers }) => servers.map(({ kind }) => kind))).toEqual([['dhcp4', 'dhcp6']]);
    expect(installations[0]?.files[0]?.logging).toBeDefined();
  });

  test('names that pair up are several installations', () => {
    expect(
      shape({
        'kea/kea-dhcp4-a.conf': four,
        'kea/kea-ctrl-agent-a.conf': both,
        'kea/kea-dhcp4-b.conf': four,
        'kea/kea-ctrl-agent-b.conf': both,
      }),
    ).toEqual([
      'kea (a): kea/kea-ctrl-agent-a.conf kea/kea-dhcp4-a.conf',
      'kea (b): kea/kea-ctrl-agent-b.conf kea/kea-dhcp4-b.conf',
    ]);
  });

  test('names before the daemon pair up too', () => {
    expect(
      shape({
        'kea/ns1-dhcp4.json': four,
        'kea/ns1-dhcp6.json': six,
        'kea/ns2-dhcp4.json': four,
        'kea/ns2-dhcp6.json': six,
      }),
    ).toEqual([
      'kea (ns1): kea/ns1-dhcp4.json kea/ns1-dhcp6.json',
      'kea (ns2): kea/ns2-dhcp4.json kea/ns2-dhcp6.json',
    ]);
  });

  test('without an agent nothing has to be decided between alternatives', () => {
    expect(shape({ 'kea/kea-dhcp4.conf': four, 'kea/kea-dhcp4-mysql+HA.conf': four })).toEqual([
      'kea: kea/kea-dhcp4.conf',
      'kea (mysql+ha): kea/kea-dhcp4-mysql+HA.conf',
    ]);
  });

  test('two alternatives on the socket that one agent forwards to: a question', () => {
    expect(
      shape({
        'kea/kea-ctrl-agent.conf': both,
        'kea/kea-dhcp4.conf': four,
        'kea/kea-dhcp4-db.conf': four,
        'kea/kea-dhcp6.conf': six,
      }),
    ).toEqual([
      'kea: kea/kea-ctrl-agent.conf kea/kea-dhcp6.conf',
      '? dhcp4: kea/kea-dhcp4.conf kea/kea-dhcp4-db.conf',
    ]);
  });

  test('of two alternatives the one with the socket that the agent names is live', () => {
    expect(
      shape({
        'kea/kea-ctrl-agent.conf': both,
        'kea/kea-dhcp4.conf': otherFour,
        'kea/kea-dhcp4-new.conf': four,
      }),
    ).toEqual([
      'kea: kea/kea-ctrl-agent.conf kea/kea-dhcp4-new.conf',
      'kea (kea-dhcp4.conf): kea/kea-dhcp4.conf',
    ]);
  });

  test('of two alternatives the one that keactrl.conf starts is live', () => {
    expect(
      shape({
        'kea/kea-ctrl-agent.conf': both,
        'kea/kea-dhcp4.conf': four,
        'kea/kea-dhcp4-db.conf': four,
        'kea/keactrl.conf':
          'kea_dhcp4_config_file="\x24{prefix}/etc/kea/kea-dhcp4-db.conf"\nctrl_agent=yes\n',
      }),
    ).toEqual([
      'kea: kea/kea-ctrl-agent.conf kea/kea-dhcp4-db.conf kea/keactrl.conf',
      'kea (kea-dhcp4.conf): kea/kea-dhcp4.conf',
    ]);
  });

  test('a single file of another variant is the one that the agent means', () => {
    expect(
      shape({
        'kea/kea-ctrl-agent.conf': both,
        'kea/kea-dhcp4.conf': four,
        'kea/kea-dhcp4-db.conf': otherFour,
        'kea/kea-dhcp6-home.conf': server('Dhcp6'),
      }),
    ).toEqual([
      'kea: kea/kea-ctrl-agent.conf kea/kea-dhcp4.conf kea/kea-dhcp6-home.conf',
      'kea (db): kea/kea-dhcp4-db.conf',
    ]);
  });

  test('an agent that does not forward to a kind does not claim its files', () => {
    expect(
      shape({
        'kea/kea-ctrl-agent.conf': agent({ dhcp6: 'x' }),
        'kea/kea-dhcp4-a.conf': four,
        'kea/kea-dhcp4-b.conf': four,
      }),
    ).toEqual([
      'kea: kea/kea-ctrl-agent.conf',
      'kea (a): kea/kea-dhcp4-a.conf',
      'kea (b): kea/kea-dhcp4-b.conf',
    ]);
  });

  test('two files of one kind under one variant: a question', () => {
    expect(shape({ 'kea/kea-dhcp4.conf': four, 'kea/dhcp4.json': four, 'kea/kea-dhcp6.conf': six })).toEqual([
      'kea: kea/kea-dhcp6.conf',
      '? dhcp4: kea/kea-dhcp4.conf kea/dhcp4.json',
    ]);
  });

  test('a file too broken to have a section counts by its name', () => {
    expect(shape({ 'kea/kea-dhcp4.conf': four, 'kea/kea-dhcp4-new.conf': '```json\n{' })).toEqual([
      'kea: kea/kea-dhcp4.conf',
      'kea (new): kea/kea-dhcp4-new.conf',
    ]);
  });

  test('keactrl.conf without a configuration is stray', () => {
    expect(shape({ 'a/keactrl.conf': 'dhcp4=yes', 'b/kea-dhcp4.conf': four })).toEqual([
      'b: b/kea-dhcp4.conf',
      'stray a/keactrl.conf',
    ]);
  });
});

describe('included files', () => {
  test('a file whose sections come in through another one is a part of that one', () => {
    expect(shape({ 'kea/kea-dhcp4.conf': '<?include "kea/live.json"?>', 'kea/live.json': four })).toEqual([
      'kea: kea/kea-dhcp4.conf',
    ]);
  });

  test('an included file with a section that does not come in stays', () => {
    const outer = '{ "Dhcp4": { "user-context": <?include "kea/six.json"?> } }';
    expect(shape({ 'kea/kea-dhcp4.conf': outer, 'kea/six.json': six })).toEqual([
      'kea: kea/kea-dhcp4.conf kea/six.json',
    ]);
  });
});

describe('directories', () => {
  test('directories named after their daemons join the agent that forwards to them', () => {
    expect(
      shape({
        'kea/ctrl-agent/kea-ctrl-agent.conf': both,
        'kea/dhcp4/kea-dhcp4.conf': four,
        'kea/dhcp6/etc/kea-dhcp6.conf': six,
        'kea/ddns/kea-dhcp-ddns.conf': ddns,
      }),
    ).toEqual([
      'kea: kea/ctrl-agent/kea-ctrl-agent.conf kea/dhcp4/kea-dhcp4.conf kea/dhcp6/etc/kea-dhcp6.conf',
      'kea/ddns: kea/ddns/kea-dhcp-ddns.conf',
    ]);
  });

  test('an agent beside the directories of its servers', () => {
    expect(shape({ 'kea/agent.conf': both, 'kea/dhcp4/kea.conf': four })).toEqual([
      'kea: kea/agent.conf kea/dhcp4/kea.conf',
    ]);
  });

  test('containers without an agent stay apart', () => {
    expect(shape({ 'kea-dhcp4/kea-dhcp4.conf': four, 'kea-dhcp6/kea-dhcp6.conf': six })).toEqual([
      'kea-dhcp4: kea-dhcp4/kea-dhcp4.conf',
      'kea-dhcp6: kea-dhcp6/kea-dhcp6.conf',
    ]);
  });

  test('directories with other names are hosts of their own', () => {
    expect(shape({ 'hosts/a/kea-ctrl-agent.conf': both, 'hosts/b/kea-dhcp4.conf': four })).toEqual([
      'hosts/a: hosts/a/kea-ctrl-agent.conf',
      'hosts/b: hosts/b/kea-dhcp4.conf',
    ]);
  });

  test('two servers of one kind: neither joins', () => {
    expect(
      shape({
        'kea/agent/kea-ctrl-agent.conf': both,
        'kea/dhcp4-a/kea-dhcp4.conf': four,
        'kea/dhcp4-b/kea-dhcp4.conf': four,
      }),
    ).toHaveLength(3);
  });

  test('hosts with the same inner directories do not mix', () => {
    const host = (name: string) => ({
      [`hosts/${name}/ctrl-agent/kea-ctrl-agent.conf`]: both,
      [`hosts/${name}/dhcp4/kea-dhcp4.conf`]: four,
    });
    expect(shape({ ...host('a'), ...host('b') })).toEqual([
      'hosts/a: hosts/a/ctrl-agent/kea-ctrl-agent.conf hosts/a/dhcp4/kea-dhcp4.conf',
      'hosts/b: hosts/b/ctrl-agent/kea-ctrl-agent.conf hosts/b/dhcp4/kea-dhcp4.conf',
    ]);
  });
});

test('declared groups come first', () => {
  const files = {
    'kea/kea-ctrl-agent.conf': both,
    'kea/kea-dhcp4.conf': four,
    'kea/kea-dhcp4-db.conf': four,
  };
  const groups = [{ name: 'db', files: ['/w/kea/kea-ctrl-agent.conf', '/w/kea/kea-dhcp4-db.conf'] }];
  expect(shape(files, { groups })).toEqual([
    'kea: kea/kea-dhcp4.conf',
    'kea (db): kea/kea-ctrl-agent.conf kea/kea-dhcp4-db.conf',
  ]);
});

test.each([
  ['kea-dhcp4.conf', 'dhcp4', ''],
  ['dhcpv6.json', 'dhcp6', ''],
  ['kea-ctrl-agent-a.conf', 'agent', 'a'],
  ['kea-ctrl-agent.conf.bak', 'agent', 'bak'],
  ['KEA-DHCP-DDNS.conf', 'd2', ''],
  ['kea-dhcp-ddns-site_2.conf', 'd2', 'site-2'],
  ['host1-dhcp4.conf', 'dhcp4', 'host1'],
  ['dhcpv4.conf.template', 'dhcp4', 'template'],
  ['kea-netconf.conf', 'netconf', ''],
  ['kea-ca-1.conf', 'agent', '1'],
  ['kea-cache.conf', undefined, 'cache'],
  ['ca.conf', undefined, 'ca'],
  ['kea4-ctrl-agent.conf', 'agent', 'kea4'],
  ['kea.conf', undefined, ''],
  ['ipv4', 'dhcp4', ''],
  ['subnet42', undefined, 'subnet42'],
])('the name %s', (name, kind, variant) => {
  expect(kindOfName(name)).toBe(kind);
  expect(variantOf(name)).toBe(variant);
});

test.each([
  ['/etc/kea', '/etc/kea'],
  ['/srv/kea/dhcp4', '/srv/kea'],
  ['/srv/kea/dhcp4/etc/kea', '/srv/kea'],
  ['/srv/dhcp4/hosts/a/ctrl-agent', '/srv/dhcp4/hosts/a'],
  ['/', '/'],
])('the host of %s is %s', (directory, host) => {
  expect(hostDirectory(directory)).toBe(host);
});
