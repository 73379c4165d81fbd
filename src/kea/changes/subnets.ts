// Changes of subnets and pools.

import { checked, decide, refused, rewrite, servers, silent, warned } from './define.ts';
import type { ChangeTheme } from './types.ts';

export const subnets: ChangeTheme = {
  name: 'subnets',
  title: 'Subnets, pools and lifetimes',
  changes: [
    {
      id: 'subnet-id-required',
      steps: [warned('2.4.0'), refused('2.6.0')],
      daemons: servers,
      keywords: ['id'],
      remedy: rewrite(
        'give each subnet the number that the old server gave it, so that its leases stay with it',
      ),
      seen: [checked('arrr')],
    },
    {
      id: 'subnet-id-zero',
      steps: [refused('2.6.0')],
      daemons: servers,
      keywords: ['id'],
      remedy: rewrite('give each subnet the number that the old server gave it'),
      seen: [checked('arrr')],
    },
    {
      id: 'subnet-id-range',
      steps: [refused('2.1.7')],
      daemons: servers,
      keywords: ['id'],
      remedy: decide('choose another number; leases and data bases refer to the old one'),
      seen: [checked('rrrr')],
      told: [{ rule: 'out-of-range' }],
      words: {
        title: 'the number of a subnet is 1 to 4294967294',
        why: `Negative numbers and those from 4294967295 on were taken as they fell into 32 bits. Since 2.1.7 they are refused.`,
        source: 'ChangeLog 2029',
      },
    },
    {
      id: 'subnet-order-by-id',
      steps: [silent('1.7.10')],
      daemons: servers,
      keywords: ['id', 'subnet4', 'subnet6'],
      remedy: decide('check that the numbers rise in the order in which subnets are meant to be tried'),
      seen: [checked('aaaa')],
      words: {
        title: 'subnets are tried in the order of their numbers, no longer in that of the file',
        why: `Where several subnets of a network fit a client, as overlapping ones or ones with class guards do, the one with the lowest
\`id\` comes first since 1.7.10.`,
        source: 'ChangeLog 1778',
      },
    },
    {
      id: 'relay-ip-address',
      steps: [refused('2.6.0')],
      daemons: servers,
      keywords: ['ip-address'],
      remedy: rewrite('write a list of the one address'),
      seen: [checked('arrr')],
    },
    {
      id: 'pool-prefix-not-first-address',
      steps: [refused('2.3.4')],
      daemons: servers,
      keywords: ['pool'],
      remedy: decide('clear the bits behind the length, or write a range'),
      seen: [checked('arrr')],
    },
    {
      id: 'pd-pool-prefix-not-first-address',
      steps: [refused('2.3.4')],
      daemons: ['dhcp6'],
      keywords: ['prefix'],
      remedy: decide('clear the bits behind the length'),
      seen: [checked('arrr')],
    },
    {
      id: 'pool-id-zero',
      steps: [refused('2.4.0')],
      daemons: servers,
      keywords: ['pool-id'],
      remedy: decide('count from 1, or leave the number out'),
      seen: [checked('-rrr')],
      told: [{ rule: 'out-of-range' }],
      words: {
        title: 'the number of a pool is 1 or more',
        why: `\`pool-id\` came in 2.4.0 for pools of addresses and in 2.6.0 for pools of prefixes. Written out, 0 is refused.`,
        source: 'ChangeLog 2156, 2246',
      },
    },
    {
      id: 'renew-greater-than-rebind',
      steps: [refused('1.8.0'), warned('2.3.5')],
      daemons: servers,
      keywords: ['renew-timer', 'rebind-timer'],
      remedy: decide('make the renew timer the shorter one'),
      seen: [checked('rwww')],
    },
    {
      id: 'lifetime-min-max-order',
      steps: [refused('1.9.3')],
      daemons: servers,
      keywords: ['min-valid-lifetime', 'valid-lifetime', 'max-valid-lifetime'],
      remedy: decide('put least, usual and greatest in order, inherited ones counted'),
      seen: [checked('rrrr')],
    },
    {
      id: 'preferred-greater-than-valid',
      steps: [silent('2.3.8')],
      daemons: ['dhcp6'],
      keywords: ['preferred-lifetime', 'valid-lifetime'],
      remedy: decide('make the preferred lifetime the shorter one'),
      seen: [checked('aaaa')],
    },
    {
      id: 'allocator-unknown',
      steps: [refused('2.3.4')],
      daemons: servers,
      keywords: ['allocator', 'pd-allocator'],
      remedy: decide('choose one that the version knows and that fits the backend'),
      seen: [checked('-rrr')],
      told: [{ rule: 'not-one-of' }, { rule: 'allocator-unsupported' }],
      words: {
        title: 'allocators are iterative, random and flq; shared-flq came later',
        why: `Any other word is refused. \`flq\` is not for pools of IPv6 addresses, and \`shared-flq\`, new in 3.1.8, needs leases in an SQL
data base.`,
        source: 'ChangeLog 2079, 2121, 2459',
      },
    },
    {
      id: 'relay-interface-id-layer2',
      steps: [silent('3.2.0')],
      daemons: ['dhcp6'],
      keywords: ['interface-id'],
      remedy: decide('check which subnets of relays without an address of their own have an interface-id'),
      words: {
        title: 'an "interface-id" also counts when no relay gives a global link address',
        why: `Relays on layer 2 leave the link address out. Since 3.2.0 the interface identifier such a relay sends is held against the
subnets all the same, so that another subnet may be chosen.`,
        source: 'ChangeLog 2488',
      },
    },
    {
      id: 'dhcp4o6-class-guard',
      steps: [silent('3.3.0')],
      daemons: ['dhcp4'],
      keywords: ['client-classes', 'client-class', '4o6-subnet', '4o6-interface', '4o6-interface-id'],
      remedy: decide('check that clients behind DHCPv4-over-DHCPv6 are in the class'),
      words: {
        title: 'class guards hold for DHCPv4-over-DHCPv6 too',
        why: `A subnet with a class guard took every client that came over DHCPv6. Since 3.3.0 the guard is asked.`,
        source: 'ChangeLog 2505 of 3.3.0',
      },
    },
  ],
};
