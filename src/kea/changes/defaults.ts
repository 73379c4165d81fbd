// Changed defaults, and what the servers do otherwise without a word.

import {
  accepted,
  checked,
  commands,
  decide,
  dumped,
  everyDaemon,
  listeners,
  noted,
  nothing,
  pin,
  refused,
  servers,
  silent,
  started,
  warned,
} from './define.ts';
import type { ChangeTheme } from './types.ts';

export const defaults: ChangeTheme = {
  name: 'defaults',
  title: 'Defaults and quiet changes',
  changes: [
    {
      id: 'mt-default-on',
      steps: [silent('2.3.5')],
      daemons: servers,
      keywords: ['multi-threading', 'enable-multi-threading'],
      remedy: pin('"multi-threading": { "enable-multi-threading": false }', 'stay with one thread'),
      seen: [dumped('onnn')],
      words: {
        title: 'servers use several threads',
        why: `Multi-threading was off unless asked for. Since 2.3.5 it is on, with as many threads as the machine has cores; hook libraries
must be made for it, and packets are no longer handled strictly one after the other.`,
        source: 'ChangeLog 2103',
      },
    },
    {
      id: 'mt-disables-queue-control',
      steps: [silent('2.3.5')],
      daemons: servers,
      keywords: ['dhcp-queue-control', 'multi-threading'],
      remedy: pin('"multi-threading": { "enable-multi-threading": false }', 'keep the queue, and one thread'),
      seen: [started('awww')],
    },
    {
      id: 'mt-reservations-lookup-first',
      steps: [warned('2.3.5')],
      daemons: servers,
      keywords: ['reservations-lookup-first'],
      remedy: decide('expect reservations to be looked up first, or turn multi-threading off'),
      seen: [checked('-www')],
      words: {
        title: 'with several threads reservations are always looked up first',
        why: `\`reservations-lookup-first\` set to false has no effect under multi-threading, which is the default since 2.3.5. The server
says so at each start, whether the keyword is there or not.`,
        source: 'ChangeLog 1990',
      },
    },
    {
      id: 'cache-threshold-default',
      steps: [silent('3.0.0')],
      daemons: servers,
      keywords: ['cache-threshold', 'cache-max-age'],
      remedy: pin('"cache-max-age": 0', 'give each renewal a whole lifetime'),
      seen: [dumped('oonn')],
    },
    {
      id: 'cache-threshold-zero',
      steps: [refused(), accepted('3.0.0')],
      daemons: servers,
      keywords: ['cache-threshold', 'cache-max-age'],
      remedy: pin('"cache-max-age": 0', 'turn lease caching off in every version'),
      seen: [checked('rraa'), checked('aaaa', '"cache-max-age": 0')],
      told: [{ rule: 'out-of-range' }],
      words: {
        title: 'a "cache-threshold" of 0.0 turns lease caching off',
        why: `Before 3.0.0 it had to be above zero. \`cache-max-age\` of 0 does the same in every version.`,
        source: 'ChangeLog 2360',
      },
    },
    {
      id: 'preferred-lifetime-default',
      steps: [silent('2.3.8')],
      daemons: ['dhcp6'],
      keywords: ['preferred-lifetime', 'valid-lifetime'],
      remedy: pin('"preferred-lifetime": 3600', 'keep the hour, where the valid lifetime is no shorter'),
      seen: [dumped('onnn')],
      words: {
        title: 'addresses are preferred for 0.625 of their valid lifetime',
        why: `Without \`preferred-lifetime\` it was 3600 seconds. Since 2.3.8 it follows the valid lifetime.`,
        source: 'ChangeLog 2136',
      },
    },
    {
      id: 'lease-affinity-on-release',
      steps: [silent('2.3.2')],
      daemons: servers,
      keywords: ['expired-leases-processing', 'hold-reclaimed-time', 'flush-reclaimed-timer-wait-time'],
      remedy: decide('expect released addresses to be kept for their client for a while'),
      words: {
        title: 'a released lease is kept for its client',
        why: `The lease was deleted at once. Since 2.3.2 it is made to expire, and with the defaults stays for an hour more. Zero for the
times that say so has other effects as well.`,
        source: 'ChangeLog 2072',
      },
    },
    {
      id: 'queue-capacity-default',
      steps: [silent('1.8.0')],
      daemons: servers,
      keywords: ['dhcp-queue-control', 'capacity'],
      remedy: pin('"capacity": 500', 'keep the longer queue'),
      words: {
        title: 'the packet queue holds 64 packets, no longer 500',
        why: `The default of \`capacity\` in \`dhcp-queue-control\` went down in 1.8.0. A shorter queue answers newer packets sooner.`,
        source: 'ChangeLog 1785',
      },
    },
    {
      id: 'parked-packet-limit-default',
      steps: [silent('2.0.0')],
      daemons: servers,
      keywords: ['parked-packet-limit'],
      remedy: pin('"parked-packet-limit": 0', 'let any number of packets wait'),
      words: {
        title: 'at most 256 packets wait for a hook library',
        why: `High Availability parks packets until its partner has answered. There was no limit; since 2.0.0 the server drops packets
beyond \`parked-packet-limit\`, 256 by default.`,
        source: 'ChangeLog 1944',
      },
    },
    {
      id: 'extended-info-checks-default',
      steps: [silent('2.3.2')],
      daemons: servers,
      keywords: ['extended-info-checks', 'store-extended-info'],
      remedy: pin('"sanity-checks": { "extended-info-checks": "none" }', 'leave what leases hold as it is'),
      seen: [dumped('-nnn')],
      words: {
        title: 'what relays said of a lease is put into a new form',
        why: `With \`store-extended-info\` leases keep what relays sent. Since 2.3.2 the server rewrites old entries into another layout
unless told not to; programs that read leases see the difference.`,
        source: 'ChangeLog 2069',
      },
    },
    {
      id: 'address-registration',
      steps: [silent('2.7.7')],
      daemons: ['dhcp6'],
      keywords: ['allow-address-registration'],
      remedy: pin('"allow-address-registration": false', 'take no registrations, from 3.1.4 on'),
      seen: [dumped('???n')],
      words: {
        title: 'clients may register addresses that they made themselves',
        why: `Since 2.7.7 kea-dhcp6 serves ADDR-REG-INFORM and keeps a lease for such an address. The switch came in 3.1.4.`,
        source: 'ChangeLog 2334, 2416',
      },
    },
    {
      id: 'nak-policy',
      steps: [silent('2.1.0'), silent('2.3.8')],
      daemons: ['dhcp4'],
      keywords: ['authoritative'],
      remedy: decide('set "authoritative" where no other server may have given the address'),
      words: {
        title: 'no NAK for addresses that the server does not know',
        why: `A client that asks for a lease unknown here gets no answer since 2.1.0, and since 2.3.8 neither does one that comes back
with an address outside all subnets. \`authoritative\` makes the server say no.`,
        source: 'ChangeLog 1955, 2138',
      },
    },
    {
      id: 'pd-hint-length',
      steps: [silent('2.3.4')],
      daemons: ['dhcp6'],
      keywords: ['pd-pools', 'delegated-len'],
      remedy: nothing('nothing: clients get what they ask for more often'),
      untold: 'it depends on what clients ask for',
      words: {
        title: 'the length of the prefix that a client asks for chooses the pool',
        why: `Pools of prefixes of other lengths were used in their order, whatever the client's hint. Since 2.3.4 one with the length
asked for comes first.`,
        source: 'ChangeLog 2084',
      },
    },
    {
      id: 'hook-exception-drops',
      steps: [silent('2.3.8')],
      daemons: everyDaemon,
      keywords: [],
      remedy: nothing('nothing, unless a library of one’s own relies on it'),
      untold: 'it depends on what a library does at run time',
      words: {
        title: 'a packet whose hook library throws is dropped',
        why: `The error was logged, and the packet was handled as if nothing had happened. Since 2.3.8 it is dropped.`,
        source: 'ChangeLog 2128',
      },
    },
    {
      id: 'lease-reclaim-paused',
      steps: [silent('2.7.7')],
      daemons: servers,
      keywords: ['expired-leases-processing'],
      remedy: nothing('nothing'),
      untold: 'whether the service is disabled is not in the file',
      words: {
        title: 'no lease is reclaimed while the service is disabled',
        why: `Expired leases were also reclaimed while a command or High Availability had the service disabled. Since 2.7.7 they wait.`,
        source: 'ChangeLog 2332',
      },
    },
    {
      id: 'serverid-file-moved',
      steps: [silent('1.6.0')],
      daemons: ['dhcp6'],
      keywords: ['data-directory', 'server-id'],
      remedy: decide('move the file kea-dhcp6-serverid along, or clients see a new server'),
      untold: 'whether the file was moved cannot be seen from the configuration',
      words: {
        title: 'the file with the identifier of the server is in the data directory',
        why: `The place of kea-dhcp6-serverid follows the data directory since 1.6.0. Where it is not found, the server makes a new
identifier.`,
        source: 'ChangeLog 1594',
      },
    },
    {
      id: 'site-multicast',
      steps: [silent('3.1.7')],
      daemons: ['dhcp6'],
      keywords: ['interfaces'],
      remedy: nothing('nothing'),
      untold: 'it depends on what relays send',
      words: {
        title: 'kea-dhcp6 also listens to all servers of the site',
        why: `Since 3.1.7 it joins the multicast group ff05::1:3, which relays may use.`,
        source: 'ChangeLog 2450',
      },
    },
    {
      id: 'critical-failure-exit',
      steps: [noted('3.3.0')],
      daemons: listeners,
      keywords: [],
      remedy: nothing('give the option where a failed reload must not go unseen'),
      untold: 'it is an option of the command line, which no file holds',
      words: {
        title: 'with -F a server ends when a new configuration fails',
        why: `3.3.0 has the option for those who would rather have no server than one that is half configured.`,
        source: 'ChangeLog 2498 of 3.3.0',
      },
    },
    {
      id: 'config-set-refused-during-lfc',
      steps: [commands('3.1.2')],
      daemons: servers,
      keywords: ['lfc-interval'],
      remedy: nothing('let scripts try again a little later'),
      untold: 'it depends on the moment of a command',
      words: {
        title: 'no new configuration while the lease file is cleaned up',
        why: `Since 3.1.2 \`config-set\` and \`config-reload\` are refused as long as the cleanup of lease files runs.`,
        source: 'ChangeLog 2392',
      },
    },
  ],
};
