// Keywords that hold on several levels of a DHCP server: globally, for shared networks, subnets, and some for pools.

import { during, flag, float, looseSeconds, map, strings, text } from './define.ts';
import type { Keyword, Keywords } from './types.ts';

/** Lease and renewal times of both families. */
export const lifetimes: Keywords = {
  'valid-lifetime': looseSeconds('How long a lease is good for.', { default: 7200 }),
  'min-valid-lifetime': looseSeconds('Shortest lease that a client may ask for; without it the usual one.'),
  'max-valid-lifetime': looseSeconds('Longest lease that a client may ask for; without it the usual one.'),
};

const teePercent = { range: [0, 1], judgedBy: 'tee-percent-order' } as const;

/** When clients renew. */
export const timers: Keywords = {
  'renew-timer': looseSeconds('After what time clients renew (T1).'),
  'rebind-timer': looseSeconds('After what time clients rebind (T2).'),
  'calculate-tee-times': flag('Whether T1 and T2 are computed from the lifetime when no timers are given.'),
  't1-percent': float('T1 as a part of the lifetime.', { default: 0.5, ...teePercent }),
  't2-percent': float('T2 as a part of the lifetime.', { default: 0.875, ...teePercent }),
};

/** Lifetimes that IPv6 has in addition. */
export const preferredLifetimes: Keywords = {
  'preferred-lifetime': looseSeconds(
    'How long an address is preferred; without it 0.625 of the valid lifetime.',
  ),
  'min-preferred-lifetime': looseSeconds('Shortest preferred lifetime that a client may ask for.'),
  'max-preferred-lifetime': looseSeconds('Longest preferred lifetime that a client may ask for.'),
};

/** Which clients may use a network, subnet or pool, and which classes are evaluated there. */
export const guards: Keywords = {
  'client-class': text('The one class whose clients are served here.', {
    deprecated: '2.7.5',
    replacement: 'client-classes',
  }),
  'client-classes': strings('Classes whose clients are served here; one of them suffices.', {
    since: '2.7.5',
  }),
  'require-client-classes': strings('Classes that are evaluated once this level was chosen.', {
    deprecated: '2.7.4',
    replacement: 'evaluate-additional-classes',
  }),
  'evaluate-additional-classes': strings('Classes that are evaluated once this level was chosen.', {
    since: '2.7.4',
  }),
};

/** Which reservations are looked up. */
export const reservationModes: Keywords = {
  'reservation-mode': text('Which reservations are looked up; three flags took its place.', {
    before: '2.6.0',
    replacement: 'reservations-global, reservations-in-subnet and reservations-out-of-pool',
    oneOf: ['disabled', 'out-of-pool', 'global', 'all'],
    anyCase: true,
  }),
  ...during(
    { since: '1.9.2' },
    {
      'reservations-global': flag('Whether global reservations are looked up.', { default: false }),
      'reservations-in-subnet': flag('Whether reservations of the subnet are looked up.', { default: true }),
      'reservations-out-of-pool': flag(
        'Whether all reserved addresses lie outside of pools, which saves a look-up per address.',
        { default: false },
      ),
    },
  ),
};

const conflictModes = [
  'check-with-dhcid',
  'no-check-with-dhcid',
  'check-exists-with-dhcid',
  'no-check-without-dhcid',
];

/** How host names become DNS names. Global ones are older than those of subnets. */
export const hostnameRules: Keywords = {
  'hostname-char-set': text('Regular expression of characters that are replaced in host names.', {
    default: '[^A-Za-z0-9.-]',
  }),
  'hostname-char-replacement': text('What such characters are replaced with; empty: they are left out.', {
    default: '',
  }),
};

/** When DNS is updated. */
export const ddnsBehaviour: Keywords = {
  'ddns-send-updates': flag('Whether DNS updates are sent at all.', { default: true, since: '1.7.1' }),
  'ddns-override-no-update': flag('Whether updates are sent even if the client wants none.', {
    default: false,
    since: '1.7.1',
  }),
  'ddns-override-client-update': flag('Whether updates are sent even if the client would do it.', {
    default: false,
    since: '1.7.1',
  }),
  'ddns-replace-client-name': text('When the name a client sends is replaced by a generated one.', {
    default: 'never',
    since: '1.7.1',
    anyCase: true,
    oneOf: ['never', 'always', 'when-present', 'when-not-present'],
  }),
  'ddns-generated-prefix': text('How generated names begin.', { default: 'myhost', since: '1.7.1' }),
  'ddns-qualifying-suffix': text('Domain that is added to names without one.', {
    default: '',
    since: '1.7.1',
  }),
  'ddns-update-on-renew': flag('Whether a renewal updates DNS though nothing changed.', {
    default: false,
    since: '1.9.1',
  }),
  'ddns-use-conflict-resolution': flag('Old form of `ddns-conflict-resolution-mode`.', {
    since: '1.9.1',
    deprecated: '2.5.0',
    replacement: 'ddns-conflict-resolution-mode',
  }),
  'ddns-conflict-resolution-mode': text('How DNS entries of other clients are protected.', {
    since: '2.5.0',
    default: 'check-with-dhcid',
    oneOf: conflictModes,
    anyCase: true,
  }),
  'ddns-ttl-percent': float('TTL of DNS entries as a part of the lease lifetime.', { since: '2.3.6' }),
  'ddns-ttl': looseSeconds('TTL of DNS entries.', { since: '2.7.6' }),
  'ddns-ttl-min': looseSeconds('Smallest TTL of DNS entries.', { since: '2.7.6' }),
  'ddns-ttl-max': looseSeconds('Largest TTL of DNS entries.', { since: '2.7.6' }),
};

const { 'ddns-use-conflict-resolution': _old, ...poolBehaviour } = ddnsBehaviour;

/** The same for pools, which took none of it before. */
export const poolDdns: Keywords = during({ since: '2.7.6' }, { ...poolBehaviour, ...hostnameRules });

/** Reuse of leases and what is kept about them. */
export const leaseHandling: Keywords = {
  'store-extended-info': flag('Whether what relays added is kept in the lease.', {
    default: false,
    since: '1.7.7',
  }),
  'cache-threshold': float(
    'Part of the lifetime in which a renewal gets the remaining time of the old lease.',
    {
      since: '1.9.1',
      default: 0.25,
    },
  ),
  'cache-max-age': looseSeconds('Longest time since the last renewal in which a lease is reused so.', {
    since: '1.9.1',
  }),
  'adaptive-lease-time-threshold': float('How full a pool is when leases get shorter.', { since: '3.1.1' }),
};

/** `flq` came with the second change (ChangeLog 2121), `shared-flq` with SQL backends (ChangeLog 2459). */
const allocators: Pick<Keyword, 'since' | 'oneOf' | 'default'> = {
  since: '2.3.4',
  oneOf: ['iterative', 'random', 'flq', { word: 'shared-flq', since: '3.1.8' }],
  default: 'iterative',
};

/** How an address is chosen. */
export const allocator: Keyword = text('How free addresses are chosen.', allocators);

/** How a prefix is chosen. */
export const pdAllocator: Keyword = text('How free prefixes are chosen.', allocators);

/** DHCPv4: what clients boot from. */
export const bootFields: Keywords = {
  'next-server': text('Address of the boot server (siaddr).', { default: '0.0.0.0' }),
  'server-hostname': text('Name of the boot server (sname).', { default: '' }),
  'boot-file-name': text('Boot file (file).', { default: '' }),
};

/** DHCPv4: who is a known client. */
export const v4Behaviour: Keywords = {
  'match-client-id': flag('Whether leases are found by client identifier, before the hardware address.', {
    default: true,
  }),
  authoritative: flag('Whether clients with unknown addresses are told so (DHCPNAK).', { default: false }),
  'offer-lifetime': looseSeconds('How long an offered address is held; 0: not at all.', {
    since: '2.3.6',
    default: 0,
  }),
};

/** The relays of a network or subnet. */
export const relay: Keyword = map('relay', 'Which relays belong here.');

/** Everything that global, network and subnet level share in both families. */
export const everyLevel: Keywords = {
  ...lifetimes,
  ...timers,
  ...reservationModes,
  ...ddnsBehaviour,
  ...leaseHandling,
  allocator,
};
