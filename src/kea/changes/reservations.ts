// Changes of reservations.

import {
  accepted,
  checked,
  commanded,
  decide,
  nothing,
  refused,
  rewrite,
  servers,
  silent,
} from './define.ts';
import type { ChangeTheme } from './types.ts';

export const reservations: ChangeTheme = {
  name: 'reservations',
  title: 'Reservations',
  changes: [
    {
      id: 'reservation-mode',
      steps: [refused('2.6.0')],
      daemons: servers,
      keywords: ['reservation-mode'],
      remedy: rewrite('write the three flags, at the same level'),
      seen: [checked('arrr'), commanded('arrr')],
    },
    {
      id: 'reservation-outside-subnet',
      steps: [refused('1.8.0')],
      daemons: servers,
      keywords: ['ip-address', 'ip-addresses'],
      remedy: decide('move it to the right subnet, or make it a global reservation'),
      seen: [checked('rrrr')],
    },
    {
      id: 'global-reservation-outside-subnet',
      steps: [silent('2.3.5')],
      daemons: servers,
      keywords: ['reservations', 'reservations-global'],
      remedy: decide('reserve in each subnet where the client may show up'),
    },
    {
      id: 'reservations-out-of-pool-v6',
      steps: [silent('1.9.2')],
      daemons: ['dhcp6'],
      keywords: ['reservations-out-of-pool'],
      remedy: decide('move reserved addresses out of the pools, or leave the flag out'),
      told: [{ rule: 'reserved-address-in-pool-ignored' }],
      words: {
        title: 'kea-dhcp6 no longer looks for reservations inside pools that are said to hold none',
        why: `With \`reservations-out-of-pool\` kea-dhcp6 still honoured reserved addresses within pools. Since 1.9.2 it ignores them, as
kea-dhcp4 always did, and may give them to anybody.`,
        source: 'ChangeLog 1831',
      },
    },
    {
      id: 'reservation-class-selects-subnet',
      steps: [silent('1.6.3', '1.7.6')],
      daemons: servers,
      keywords: ['client-classes'],
      remedy: decide('check which subnets and pools the reserved classes open'),
      words: {
        title: 'classes of a reservation take part in the choice of subnet and pool',
        why: `A reservation may put its client into classes. Since these releases such a class also decides about guards of subnets in a
shared network, and of pools.`,
        source: 'ChangeLog 1732',
      },
    },
    {
      id: 'reservation-empty',
      steps: [refused(), accepted('2.3.5')],
      daemons: servers,
      keywords: ['reservations'],
      remedy: nothing('nothing: such a reservation makes its client a known one'),
      seen: [checked('raaa')],
      untold: 'every Kea that can be a target takes it',
      words: {
        title: 'a reservation may hold nothing but an identifier',
        why: `It had to reserve something. Since 2.3.5 it need not, and puts the client into the class KNOWN; an older Kea refuses it.`,
        source: 'ChangeLog 2093',
      },
    },
    {
      id: 'reservation-identifier-too-long',
      steps: [refused('2.3.1')],
      daemons: servers,
      keywords: ['hw-address', 'duid', 'client-id', 'circuit-id', 'flex-id'],
      remedy: decide('shorten it; no client can have it'),
      seen: [checked('arrr', 'a flex-id of 140 bytes'), checked('raaa', 'a DUID of 130 bytes')],
      told: [{ rule: 'bad-format' }],
      words: {
        title: 'identifiers of reservations have a greatest length',
        why: `Hardware addresses end at 20 bytes, DUIDs at 130 (128 before 2.3.8), all others at 128. Since 2.3.1 longer ones are refused.`,
        source: 'ChangeLog 2061, 2131; src/lib/dhcpsrv/host.cc',
      },
    },
    {
      id: 'reservation-duid-too-short',
      steps: [refused('2.3.8')],
      daemons: ['dhcp6'],
      keywords: ['duid'],
      remedy: decide('write the whole DUID'),
      seen: [checked('arrr')],
      told: [{ rule: 'bad-format' }],
      words: {
        title: 'a DUID has three bytes at least',
        why: `DUIDs of one or two bytes are refused in reservations since 2.3.8: a DUID is its type, two bytes, and something more.`,
        source: 'ChangeLog 2131; src/lib/dhcp/duid.h',
      },
    },
    {
      id: 'reservation-prefix-not-aligned',
      steps: [refused('2.4.0')],
      daemons: ['dhcp6'],
      keywords: ['prefixes'],
      remedy: decide('clear the bits behind the length, or write the length that was meant'),
      seen: [checked('arrr')],
    },
    {
      id: 'reservation-duplicate-address',
      steps: [refused('1.9.1')],
      daemons: servers,
      keywords: ['ip-address', 'ip-addresses', 'ip-reservations-unique'],
      remedy: decide('keep one of the reservations, or allow several for one address'),
      seen: [checked('rrrr'), checked('aaaa', 'with ip-reservations-unique off')],
    },
    {
      id: 'subnet-host-beats-global-host',
      steps: [silent('3.3.1')],
      daemons: servers,
      keywords: ['reservations', 'reservations-global', 'reservations-in-subnet'],
      remedy: decide('keep one reservation for a client, or check that the one in the subnet says all'),
      words: {
        title: 'the reservation in the subnet always wins over the global one',
        why: `For a client with both kinds, 3.3.1 takes the one of the subnet in every case, and one without an address may lead to the
choice of its subnet.`,
        source: 'unreleased note 4678 of 3.3.1',
      },
    },
    {
      id: 'duid-sentinel',
      steps: [silent('3.3.1')],
      daemons: ['dhcp6'],
      keywords: ['duid'],
      remedy: decide('take the reservation out: no client can use it'),
      seen: [checked('aaaa')],
      words: {
        title: 'clients with the DUID 00:00:00 are turned away',
        why: `The server uses this DUID itself, for addresses that were declined. From 3.3.1 on clients with it are refused; a
reservation for it is still taken, and useless.`,
        source: 'unreleased note 4533 of 3.3.1',
      },
    },
  ],
};
