// Option data and real Kea: the name of every standard option, values of every type, data as bytes.

import { describe, expect, it } from 'vitest';
import { standardOptions } from '../../../src/kea/options.ts';
import type { TargetName } from '../../../src/kea/versions.ts';
import { checkFiles } from '../../check/harness.ts';
import { installedKeas } from '../harness/index.ts';
import type { SyntaxCase } from '../syntax/case.ts';
import { type Verdict, verdicts } from '../syntax/verdicts.ts';

interface Question {
  readonly id: string;
  readonly universe: 'dhcp4' | 'dhcp6';
  readonly options: object;
}

const four = (option: object, more: object = {}): Question => ({
  id: `dhcp4 ${JSON.stringify(option)}${JSON.stringify(more)}`,
  universe: 'dhcp4',
  options: { ...more, 'option-data': [option] },
});

const six = (option: object): Question => ({
  id: `dhcp6 ${JSON.stringify(option)}`,
  universe: 'dhcp6',
  options: { 'option-data': [option] },
});

/** Values of an option of one's own. */
function defined(type: string, more: object, data: readonly string[]): readonly Question[] {
  const definition = { 'option-def': [{ name: 'foo', code: 222, type, ...more }] };
  return data.map((one) => four({ name: 'foo', data: one }, definition));
}

const values: Readonly<Record<string, readonly string[]>> = {
  routers: [
    '192.0.2.1',
    '192.0.2.1,192.0.2.2',
    '192.0.2.1,,192.0.2.2',
    '192.0.2.1 192.0.2.2',
    ' 192.0.2.1 ',
    '192.0.2.1,',
    '2001:db8::1',
    '192.0.2',
    'foo',
    '',
  ],
  'swap-server': ['192.0.2.1', 'foo', '', '192.0.2.1, 192.0.2.2'],
  'interface-mtu': ['1500', ' 1500 ', '65535', '65536', '-1', '', '1.5', '1500,1500', '0x12c', 'abc', 'xyz'],
  'path-mtu-plateau-table': ['68, 296', '68, x', '68, 70000', ''],
  'default-ip-ttl': ['255', '256', '-1'],
  'time-offset': ['-1', '2147483647', '2147483648', '-2147483648', '-2147483649'],
  'arp-cache-timeout': ['4294967295', '4294967296', '-1'],
  'ip-forwarding': ['true', 'false', 'True', '1', '0', 'yes', ''],
  'domain-name': ['example.org', 'example.org.', 'ex_ample', ''],
  'domain-search': ['example.org, example.com', ''],
  'boot-file-name': ['a,b', '"a"', ''],
  'user-class': ['0102', '01 02', 'xyz', '01:02', '0x0102'],
  'vendor-encapsulated-options': ['', '0102'],
  'classless-static-route': [
    ...[
      '10.0.0.0/8 - 192.0.2.1',
      '10.0.0.1/+8 -- 192.0.2.1,',
      ', 0.0.0.0/0-0.0.0.0',
      '10.0.0.0/33 - 192.0.2.1',
      '',
    ],
    ...[
      '10.0.0.0/8',
      '10.0.0.0 - 192.0.2.1',
      '10.0.0.0/ 8 - 192.0.2.1',
      '10.0.0.0/8 - 192.0.2.1 - 192.0.2.2',
      'x',
    ],
  ],
  'v4-dnr': [
    ...[
      '10, a.',
      '-1, a.',
      '10, a., 192.0.2.1 192.0.2.2, alpn=dot port=853',
      '10, a. | 20, b.',
      '10, ., 192.0.2.1',
    ],
    ...[
      '10',
      '10,',
      'x, a.',
      '65536, a.',
      '10, a..b',
      '10, , 192.0.2.1',
      '10, a., 2001:db8::1',
      '10, a., , alpn=dot',
      '',
    ],
    ...[
      'alpn=dot, x',
      'alpn',
      'alpn=',
      'key1=x',
      'port=1 port=1',
      'port=70000',
      'alpn=h2',
      'alpn=h2 dohpath=/q{?dns}',
    ].map((parameters) => `10, a., 192.0.2.1, ${parameters}`),
    ...['dohpath=/q', 'dohpath=/q{?dns}x=1'].map((parameters) => `10, a., 192.0.2.1, ${parameters}`),
  ],
  fqdn: ['0, 0, 0, a.example', '0,0,0,.', '0,0,0,a b', '0,0,0,a,b', '0,0,0', '256,0,0,a', '0,0,0,a..b', ''],
};

const bytes = ['C0000201', 'C0 00 02 01', 'c0:00:02:01', '0xC0000201', '192.0.2.1', 'xyz', 'C0:00:02:0g'];

const handmade: readonly Question[] = [
  ...Object.entries(values).flatMap(([name, data]) => data.map((one) => four({ name, data: one }))),
  ...bytes.map((data) => four({ name: 'routers', 'csv-format': false, data })),
  four({ name: 'routers' }),
  ...['10, a., 2001:db8::1, alpn=dot', '10, a. | 20, b.', '10, a., 192.0.2.1'].map((data) =>
    six({ name: 'v6-dnr', data }),
  ),
  ...['0, a.example', '0, .', '0', 'a', '0, a..b'].map((data) => six({ name: 'client-fqdn', data })),
  ...['', '000a000001', '080a'].map((data) => four({ code: 121, 'csv-format': false, data })),
  four({ code: 3, data: '192.0.2.1' }),
  four({ code: 3, data: 'foo' }),
  four({ name: 'router', data: '192.0.2.1' }),
  four({ name: 'foo', data: '01' }),
  four({ name: 'foo', code: 222, 'csv-format': false, data: '01' }),
  four({ code: 222, 'csv-format': false, data: '01' }),
  four({ space: 'vendor-9999', code: 1, data: '01' }),
  four({ space: 'vendor-9999', code: 1, 'csv-format': false, data: '01' }),
  four({ space: 'vendor-4491', name: 'tftp-servers', data: '192.0.2.1' }),
  four({ space: 'dhcp6', name: 'dns-servers', data: '2001:db8::1' }),
  four({ name: 'swap-server', 'csv-format': false, data: 'C00002' }),
  four({ name: 'uuid-guid', data: '0' }),
  four({ name: 'uuid-guid', data: '0, 01' }),
  ...defined('uint8', {}, ['ff', 'fff', '0x1f', '', '1,300', '+5', '1.5']),
  ...defined('uint8', { array: true }, ['1,2', '1,300', '']),
  ...defined('binary', {}, ['012', '01 2', '0x01', '01,zz', '']),
  ...defined('psid', {}, ['7/3', '8/3', '1/17', '3 / 4', '3']),
  ...defined('fqdn', {}, ['a.org', 'a b.org', 'a..org', 'a;b', '.']),
  ...defined('fqdn', { array: true }, ['a b.org', 'a..org', '']),
  ...defined('ipv6-prefix', {}, ['2001:db8::/48', '2001:db8::/x', '192.0.2.0/24']),
  ...defined('record', { 'record-types': 'uint8, ipv4-address' }, ['1', '1, x', '1, 192.0.2.1, x']),
  ...defined('record', { 'record-types': 'uint8, uint8', array: true }, ['1,2', '1,2,300']),
  ...defined('empty', {}, ['', '1']),
  four({ name: 'foo', data: 'x' }, { 'option-def': [{ name: 'foo', code: 222, type: 'string' }] }),
];

/** Every standard option by name, as bytes that need not fit it: Kea must know the name. */
const names: readonly Question[] = (['dhcp4', 'dhcp6'] as const).flatMap((universe) =>
  // Names that came after 2.6 are told by the table of upgrades.
  [...standardOptions[universe]]
    .filter(([, { since }]) => !since?.startsWith('2.7'))
    .map(([name]) => ({
      id: `${universe} ${name}`,
      universe,
      options: { 'option-data': [{ name, 'csv-format': false, data: '00' }] },
    })),
);

const textOf = ({ universe, options }: Question): string =>
  JSON.stringify({ [universe === 'dhcp4' ? 'Dhcp4' : 'Dhcp6']: options });

function caseOf(question: Question): SyntaxCase {
  const daemon = question.universe === 'dhcp4' ? 'kea-dhcp4' : 'kea-dhcp6';
  return {
    id: question.id,
    judge: 'document',
    daemon,
    bytes: textOf(question),
    file: 'a.conf',
    includes: {},
  };
}

function refusesName(verdict: Verdict | undefined): boolean {
  return verdict?.error?.message.includes('does not exist') === true;
}

describe('option data and real Kea', () => {
  const targets: Readonly<Record<string, TargetName>> = { '2.6': '2.6', '3.0': '3.0' };

  it.each(
    installedKeas().flatMap((kea) => (targets[kea.series] === undefined ? [] : [{ name: kea.version, kea }])),
  )('agree with $name', { timeout: 300_000 }, async ({ kea }) => {
    const target = targets[kea.series];
    if (target === undefined) throw new Error(kea.series);
    const given = await verdicts(kea, [...handmade, ...names].map(caseOf));
    const found = [...handmade, ...names].flatMap((question) => {
      const { id, universe } = question;
      const { diagnostics } = checkFiles({ [`kea-${universe}.conf`]: textOf(question) }, { target });
      const mine = diagnostics
        // The bytes of a name need not fit it: there only the name counts.
        .filter(
          ({ rule, severity }) =>
            rule === 'option-not-defined' ||
            (rule === 'bad-option-data' && severity === 'error' && !names.includes(question)),
        )
        .map(({ message }) => message);
      const verdict = given.get(id);
      const refused = names.includes(question) ? refusesName(verdict) : verdict?.accepted === false;
      if (refused === mine.length > 0) return [];
      return [`${id}: Kea ${verdict?.error?.message ?? 'accepts'}; we ${mine.join(', ') || 'find nothing'}`];
    });
    expect(found).toEqual([]);
  });
});
