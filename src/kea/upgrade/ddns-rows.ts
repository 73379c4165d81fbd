// Rows about DNS updates and logging.

import type { UpgradeRow } from './types.ts';

const servers = ['dhcp4', 'dhcp6'] as const;
const everyDaemon = [...servers, 'd2', 'agent', 'netconf'] as const;
const levels = ['file', 'shared-network', 'subnet'] as const;

/** Keywords of dhcp-ddns, and what they are called at the level above. */
const moved = {
  'override-no-update': 'ddns-override-no-update',
  'override-client-update': 'ddns-override-client-update',
  'replace-client-name': 'ddns-replace-client-name',
  'generated-prefix': 'ddns-generated-prefix',
  'qualifying-suffix': 'ddns-qualifying-suffix',
  'hostname-char-set': 'hostname-char-set',
  'hostname-char-replacement': 'hostname-char-replacement',
} as const;

export const ddnsRows: readonly UpgradeRow[] = [
  {
    id: 'dhcp-ddns-moved-params',
    kind: 'refused',
    title: 'what happens to names is said beside "dhcp-ddns", no longer in it',
    why: `Moved in 1.7.1: \`dhcp-ddns\` only says how to reach D2, and what happens to names is said at the top level, in shared
networks or subnets. Up to 2.5.8 the old place was copied to the new one, unless that had a value of its own; since 2.6.0 it is
refused: "got unexpected keyword". Over the API it is passed over without a word.`,
    source: 'src/bin/dhcp4/dhcp4_parser.yy of 2.4 and 2.6: dhcp_ddns_param',
    since: '1.7.1',
    bites: '2.6.0',
    daemons: servers,
    maps: ['dhcp-ddns'],
    keywords: Object.keys(moved),
    rewrite: { do: 'hoist', to: moved },
    before: '"dhcp-ddns": { "enable-updates": false, "qualifying-suffix": "example.org." }',
    after: '"ddns-qualifying-suffix": "example.org.", "dhcp-ddns": { "enable-updates": false }',
    nearMiss: '"ddns-qualifying-suffix": "example.org.", "dhcp-ddns": { "enable-updates": false }',
  },
  {
    id: 'ddns-replace-client-name-boolean',
    kind: 'refused',
    title: '"ddns-replace-client-name" is a word, no longer a boolean',
    why: `Once \`true\` and \`false\` stood for \`"when-present"\` and \`"never"\`; now: "boolean values for the replace-client-name are no
longer supported", or a syntax error.`,
    source: 'src/lib/dhcpsrv/parsers/dhcp_parsers.cc',
    since: '1.6',
    bites: '1.7.1',
    daemons: servers,
    maps: levels,
    keywords: ['ddns-replace-client-name'],
    value: { is: 'boolean' },
    rewrite: { do: 'translate', values: { true: 'when-present', false: 'never' } },
    before: '"ddns-replace-client-name": true',
    after: '"ddns-replace-client-name": "when-present"',
    nearMiss: '"ddns-replace-client-name": "never"',
  },
  {
    id: 'ddns-use-conflict-resolution',
    kind: 'warned',
    title: '"ddns-use-conflict-resolution" is deprecated; "ddns-conflict-resolution-mode" takes its place',
    why: `Replaced in 2.5.0. A file with the old flag is still read and warned about; the API refuses it. \`true\` is
\`"check-with-dhcid"\`, \`false\` is \`"no-check-with-dhcid"\`.`,
    source: 'ChangeLog 2167',
    since: '2.5.0',
    bites: '2.5.0',
    daemons: servers,
    maps: levels,
    keywords: ['ddns-use-conflict-resolution'],
    value: { is: 'boolean' },
    rewrite: {
      do: 'translate',
      to: 'ddns-conflict-resolution-mode',
      values: { true: 'check-with-dhcid', false: 'no-check-with-dhcid' },
    },
    before: '"ddns-use-conflict-resolution": false',
    after: '"ddns-conflict-resolution-mode": "no-check-with-dhcid"',
    nearMiss: '"ddns-conflict-resolution-mode": "check-with-dhcid"',
  },
  {
    id: 'output-options-underscore',
    kind: 'warned',
    title: '"output_options" of a logger is written with a hyphen',
    why: `The spelling with a hyphen came in 2.5.1, and the old one is deprecated since 2.7.4. In a file it is still taken without
a word, since the lexer knows both; commands warn about it. A \`config-set\` with the new one on 2.5.0 or older is taken, and the
outputs in it are passed over.`,
    source: 'ChangeLog 2290; src/bin/dhcp4/dhcp4_lexer.ll: output-options|output_options',
    since: '2.5.1',
    bites: '2.6.2',
    daemons: everyDaemon,
    maps: ['logger'],
    keywords: ['output_options'],
    rewrite: { do: 'rename', to: 'output-options' },
    before:
      '"loggers": [ { "name": "kea-dhcp4", "severity": "INFO", "output_options": [ { "output": "stdout" } ] } ]',
    after:
      '"loggers": [ { "name": "kea-dhcp4", "severity": "INFO", "output-options": [ { "output": "stdout" } ] } ]',
    nearMiss:
      '"loggers": [ { "name": "kea-dhcp4", "severity": "INFO", "output-options": [ { "output": "stderr" } ] } ]',
    untold:
      'every Kea takes it in a file without a word, and means the same by it; only commands warn, and most files there are have it',
  },
];
