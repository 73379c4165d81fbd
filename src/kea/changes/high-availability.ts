// Changes of High Availability.

import { accepted, decide, dies, hooked, nothing, pin, servers, silent, started, warned } from './define.ts';
import type { ChangeTheme } from './types.ts';

export const highAvailability: ChangeTheme = {
  name: 'high-availability',
  title: 'High Availability',
  changes: [
    {
      id: 'ha-url-hostname',
      steps: [dies('1.9.6')],
      daemons: servers,
      keywords: ['url'],
      remedy: decide('write the address instead of the name'),
      seen: [hooked('rrrr')],
    },
    {
      id: 'ha-url-https-without-tls',
      steps: [dies('1.9.6')],
      daemons: servers,
      keywords: ['url', 'trust-anchor', 'cert-file', 'key-file'],
      remedy: decide('name the three files of TLS, or use http'),
      seen: [hooked('rrrr')],
    },
    {
      id: 'ha-dedicated-listener-default',
      steps: [silent('2.3.7')],
      daemons: servers,
      keywords: ['url', 'http-dedicated-listener', 'enable-multi-threading'],
      remedy: decide('give High Availability a port of its own on all partners, or stop the agent'),
      seen: [started('onnn', 'who listens at the url'), started('arrr', 'the port is taken')],
    },
    {
      id: 'ha-control-socket-port-clash',
      steps: [dies('2.7.2')],
      daemons: servers,
      keywords: ['url', 'socket-address', 'socket-port'],
      remedy: decide('give one of the two another port'),
      seen: [started('--rr')],
    },
    {
      id: 'ha-shared-url-two-daemons',
      steps: [dies('2.3.7')],
      daemons: servers,
      keywords: ['url'],
      remedy: decide('give each of the two servers a port of its own'),
    },
    {
      id: 'ha-without-mt-needs-ca',
      steps: [silent('3.1.8')],
      daemons: servers,
      keywords: ['enable-multi-threading', 'url'],
      remedy: decide('turn multi-threading on, or open a listener with credentials at the url'),
      seen: [started('oooo')],
    },
    {
      id: 'ha-mt-off-noise',
      steps: [warned('2.3.7')],
      daemons: servers,
      keywords: ['enable-multi-threading'],
      remedy: nothing('nothing, or turn it on'),
      seen: [started('-www')],
    },
    {
      id: 'ha-restrict-commands-default',
      steps: [silent('3.0.0')],
      daemons: servers,
      keywords: ['restrict-commands'],
      remedy: pin('"restrict-commands": false', 'let other clients use the port of the partners'),
      seen: [started('-onn')],
    },
    {
      id: 'ha-basic-auth-enforced',
      steps: [silent('3.3.1')],
      daemons: servers,
      keywords: ['basic-auth-user', 'basic-auth-password'],
      remedy: decide('write the same credentials on both partners before the upgrade'),
      seen: [started('-ooo')],
      told: [{ rule: 'ha-credentials-ignored' }],
      words: {
        title: 'credentials of partners are really asked for',
        why: `The dedicated listener took \`basic-auth-user\` and \`basic-auth-password\` and let everybody in. 3.3.1 refuses partners that
send others, or none.`,
        source: 'unreleased note 4599 of 3.3.1',
      },
    },
    {
      id: 'ha-unknown-keys-ignored',
      steps: [silent()],
      daemons: servers,
      keywords: ['high-availability'],
      remedy: decide('correct the name, or wait for the version that knows it'),
      seen: [hooked('aaaa')],
      told: [{ rule: 'unknown-keyword' }, { rule: 'keyword-too-new' }],
      words: {
        title: 'a misspelt keyword of High Availability does nothing, and nobody says so',
        why: `The library takes what it knows from its map and passes over the rest, such as \`basic-auth-user-file\` before 3.1.2.`,
        source: 'src/hooks/dhcp/high_availability/ha_config_parser.cc',
      },
    },
    {
      id: 'ha-delay-limit',
      steps: [dies(), accepted('3.3.0')],
      daemons: servers,
      keywords: ['heartbeat-delay', 'max-response-delay', 'max-ack-delay'],
      remedy: decide('stay at 65535 or below as long as an older Kea reads the file'),
      seen: [hooked('rrrr')],
      told: [{ rule: 'out-of-range' }],
      words: {
        title: 'delays of High Availability may be longer than 65535',
        why: `Greater values of \`heartbeat-delay\`, \`max-response-delay\` and \`max-ack-delay\` kept the library from loading. 3.3.0 takes
them.`,
        source: 'ChangeLog 2521 of 3.3.0',
      },
    },
    {
      id: 'ha-hot-standby-limits',
      steps: [dies('1.7.8'), dies('1.9.4')],
      daemons: servers,
      keywords: ['delayed-updates-limit', 'wait-backup-ack'],
      remedy: decide('take them out'),
      seen: [hooked('rrrr')],
    },
    {
      id: 'ha-released-state',
      steps: [silent('2.7.0')],
      daemons: servers,
      keywords: [],
      remedy: decide('upgrade both partners, one right after the other'),
      untold: 'which version the partner runs is not in the file',
      words: {
        title: 'released leases are sent in a state that older partners refuse',
        why: `Since 2.7.0 a released lease has a state of its own, also in updates for the partner.`,
        source: 'ChangeLog 2256',
      },
    },
    {
      id: 'ha-max-rejected-updates',
      steps: [silent('2.3.1')],
      daemons: servers,
      keywords: ['max-rejected-lease-updates'],
      remedy: pin('"max-rejected-lease-updates": 0', 'let any number of updates be refused'),
      untold: 'it depends on how often partners disagree, not on the file',
      words: {
        title: 'after ten refused lease updates High Availability ends',
        why: `Partners that disagree about leases went on for ever. Since 2.3.1 ten refused updates, the default of
\`max-rejected-lease-updates\`, end the cooperation.`,
        source: 'ChangeLog 2059',
      },
    },
  ],
};
