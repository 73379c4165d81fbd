// What the rules about subnets, pools, reservations, classes and options claim, asked of real Kea: where a rule says error the
// server refuses its bad example in the words below; where it says warning or info the server takes it and says nothing.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../../src/check/rules/index.ts';
import { configTest, keaOf, temporaryDirectory } from '../harness/index.ts';

/** Rule → what Kea says about the bad example. */
const refused: Readonly<Record<string, RegExp>> = {
  'subnet-id-twice': /ID of the new IPv4 subnet '1' is already in use/,
  'subnet-prefix-twice': /subnet with the prefix of '192\.0\.2\.0\/24' already exists/,
  'pool-outside-subnet': /does not match the prefix of a subnet/,
  'pool-prefix-not-first-address': /Failed to create pool defined by: 192\.0\.2\.69\/26/,
  'pd-pool-prefix-not-first-address': /3fff:10::1 is not the first address in prefix/,
  'pools-overlap': /overlaps with an existing pool in the subnet/,
  'reservation-prefix-not-aligned': /3fff:10:0:1:: exceeds prefix\/prefix-len pair: 3fff:10::\/48/,
  'reservation-outside-subnet': /is not within the IPv4 subnet/,
  'reservation-duplicate-address': /There's already a reservation for this address/,
  'reservation-duplicate-identifier': /this host has already been added/,
  'class-defined-twice': /Client Class: phones has already been defined/,
  'class-not-defined-yet': /Not defined client class 'phones'/,
  'shared-network-name-twice': /duplicate network 'floor' found/,
  'option-not-defined': /definition for the option 'dhcp4\.dns-servers' having code '0' does not exist/,
  'class-named-bootp': /built-in class 'BOOTP' test expression must be empty/,
  'empty-list-rejected': /syntax error, unexpected \]/,
  'reservation-identifier-too-long': /too long client identifier type circuit-id length 129/,
  'allocator-unsupported': /Free Lease Queue allocator is not supported for IPv6 address pools/,
  'bad-option-definition': /array of strings is not a valid option definition/,
  'listed-twice': /duplicate host identifier 'hw-address'/,
  'ddns-sender-clash': /address family mismatch/,
  'tee-percent-order': /0\.9 is invalid, it must be less than t2-percent/,
  'comment-twice': /duplicate user-context\/comment entries/,
  'bad-pool-bounds': /Delegated length \(40\) must be longer than or equal to prefix length \(48\)/,
  'lifetime-min-max-order': /\(4000\) is not less than max-valid-lifetime \(3600\)/,
};

/** Rules whose bad example Kea takes without a word. */
const taken: readonly string[] = [
  'subnets-overlap',
  'subnet-prefix-not-canonical',
  'reservation-duplicate-hostname',
  'reservation-identifier-not-looked-up',
  'reservations-not-used',
  'reserved-address-in-pool-ignored',
  'reservations-out-of-pool-unset',
  'pool-exhausted-by-reservations',
  'shared-network-dispensable',
  'subnet-dispensable',
  'relay-address-twice',
  'rebind-timer-not-sent',
  'class-unused',
  'option-data-repeated',
  'additional-class-order',
  'template-class-precedence',
  'class-fixed-fields-first-wins',
  'preferred-greater-than-valid',
  'global-reservation-outside-subnet',
  'subnet-order-by-id',
  'json-nesting-too-deep',
  'duid-sentinel',
  'subnet-host-beats-global-host',
  'relay-interface-id-layer2',
  'hook-needed',
];

const directory = temporaryDirectory('kea-consistency-');

/** Asks a Kea about an example's only file. */
async function ask(series: string, id: string, which: 'bad' | 'good'): Promise<string> {
  const rule = rules.find((one) => one.id === id);
  const [name, text] = Object.entries(rule?.[which] ?? {})[0] ?? ['', ''];
  const daemon = name === 'kea-dhcp6.conf' ? 'kea-dhcp6' : 'kea-dhcp4';
  const file = join(directory, `${series}-${id}-${which}.conf`);
  writeFileSync(file, text);
  const { ok, output } = await configTest({ kea: keaOf(series), daemon, file });
  return ok ? 'accepted' : output;
}

describe.each(['2.6', '3.0'])('Kea %s', (series) => {
  it.each(Object.entries(refused))('%s: refused, and the good example accepted', async (id, words) => {
    expect(await ask(series, id, 'bad')).toMatch(words);
    expect(await ask(series, id, 'good')).toBe('accepted');
  });

  it.each(taken)('%s: accepted', async (id) => {
    expect(await ask(series, id, 'bad')).toBe('accepted');
  });
});

describe('what a test cannot see in an example', () => {
  const question = async (series: string, file: object, flag: '-t' | '-T' = '-t'): Promise<string> => {
    const path = join(directory, 'question.conf');
    writeFileSync(path, JSON.stringify({ Dhcp4: file }));
    const { ok, output } = await configTest({ kea: keaOf(series), daemon: 'kea-dhcp4', file: path, flag });
    return ok ? `accepted ${output}` : output;
  };
  const subnet = { id: 1, subnet: '192.0.2.0/24' };

  it('the same subnet in two spellings passes: the text is compared', async () => {
    const file = { subnet4: [subnet, { id: 2, subnet: '192.0.2.1/24' }] };
    expect(await question('3.0', file)).toMatch(/^accepted/);
  });

  it('two reservations of one address are taken with ip-reservations-unique false, two of one client are not', async () => {
    const reservations = (other: object): object => ({
      'ip-reservations-unique': false,
      subnet4: [
        { ...subnet, reservations: [{ 'hw-address': '1:2:3:4:5:6', 'ip-address': '192.0.2.7' }, other] },
      ],
    });
    const address = reservations({ 'hw-address': '1:2:3:4:5:7', 'ip-address': '192.0.2.7' });
    const client = reservations({ 'hw-address': '01:02:03:04:05:06', 'ip-address': '192.0.2.8' });
    expect(await question('3.0', address)).toMatch(/^accepted/);
    expect(await question('3.0', client)).toMatch(/has already been added/);
  });

  it('"authoritative" of a subnet is held against the network alone, not against the server', async () => {
    const network = (more: object): object => ({
      authoritative: true,
      'shared-networks': [{ name: 'n', ...more, subnet4: [{ ...subnet, authoritative: true }] }],
    });
    expect(await question('3.0', network({}))).toMatch(/different authoritative setting true/);
    expect(await question('3.0', network({ authoritative: true }))).toMatch(/^accepted/);
  });

  it('the timers of clients in the wrong order are a warning', async () => {
    const file = { 'renew-timer': 2000, 'rebind-timer': 1000, 'valid-lifetime': 4000, subnet4: [subnet] };
    expect(await question('3.0', file)).toMatch(/^accepted[\s\S]*ignoring renew-timer/);
  });

  it('a regular expression that cannot be compiled is refused in a subnet or network, and not at the top', async () => {
    const broken = { 'hostname-char-set': '[^A-Za-z0-9.-' };
    const refusal = /is not a valid regular expression/;
    expect(await question('3.0', { ...broken, subnet4: [subnet] })).toMatch(/^accepted/);
    expect(await question('3.0', { subnet4: [{ ...subnet, ...broken }] })).toMatch(refusal);
    const network = { name: 'floor', ...broken, subnet4: [subnet] };
    expect(await question('3.0', { 'shared-networks': [network] })).toMatch(refusal);
  });

  it('a hook library that is named twice is loaded twice', async () => {
    const hook = { library: 'libdhcp_stat_cmds.so' };
    const output = await question('3.0', { 'hooks-libraries': [hook, hook] }, '-T');
    expect(output).toMatch(/^accepted/);
  });

  it.each(['2.2', '2.6', '3.0'])(
    'interface-not-here: Kea %s refuses an interface that is not there',
    async (series) => {
      const listening = { 'interfaces-config': { interfaces: ['*', 'nowhere0'] } };
      expect(await question(series, listening)).toMatch(/interface 'nowhere0' doesn't exist in the system/);
      const guarded = { subnet4: [{ ...subnet, interface: 'nowhere0' }] };
      expect(await question(series, guarded)).toMatch(/nowhere0 for subnet 192\.0\.2\.0\/24 is not present/);
    },
  );

  it('an undefined class guards a subnet without a word', async () => {
    const file = { subnet4: [{ ...subnet, 'client-classes': ['nobody'] }] };
    expect(await question('3.0', file)).toMatch(/^accepted/);
  });

  it('renew above rebind is warned about where subnets are', async () => {
    const file = { 'renew-timer': 3000, 'rebind-timer': 2000, 'valid-lifetime': 4000, subnet4: [subnet] };
    expect(await question('3.0', file)).toMatch(/^accepted[\s\S]*ignoring renew-timer/);
  });

  it('a hook library is loaded twice without a word', async () => {
    const library = { library: 'libdhcp_lease_cmds.so' };
    expect(await question('3.0', { 'hooks-libraries': [library, library] }, '-T')).toMatch(/^accepted/);
  });
});
