// The files that the rewrites of an upgrade are proven on: the examples of the rows, and more of them where a rewrite has
// many cases.

import { upgradeRows } from '../../../src/kea/upgrade/rows.ts';
import type { UpgradeKind } from '../../../src/kea/upgrade/types.ts';
import type { Daemon } from '../harness/index.ts';
import type { Files } from '../move/scene.ts';
import { FROM, INSTEAD, MORE, silentDatabase } from './more-files.ts';
import { moreCases, type Pin } from './pin-cases.ts';
import { fileOf, socketOf } from './way.ts';

/** A rewrite, shown on the files of one server. */
export interface RowCase {
  /** Name of the row, or of the rule. */
  readonly id: string;
  readonly kind: UpgradeKind;
  /** First version that takes the file but for the old form; undefined: every Kea. */
  readonly from?: string;
  /** First version that takes the new form. */
  readonly since: string;
  /** First version that does with the old form what `kind` says. */
  readonly bites: string;
  /** A person should look: the plan does it with --unsafe. */
  readonly unsafe?: boolean;
  /** The line keeps an old default, and says no more than what was. */
  readonly pin?: Pin;
  /** A file with the old form is taken without a word: what the row says is met by `config-set`. */
  readonly byCommand?: boolean;
  readonly daemon: Daemon;
  readonly files: Files;
  /** The server's file, before and after. */
  readonly name: string;
  readonly after: string;
}

export type Facts = Pick<
  RowCase,
  'id' | 'kind' | 'from' | 'since' | 'bites' | 'unsafe' | 'pin' | 'byCommand'
>;

const daemonsOf = { dhcp4: 'kea-dhcp4', dhcp6: 'kea-dhcp6', d2: 'kea-dhcp-ddns' } as const;

/** The same file for the other protocol. */
function asDhcp6(body: string): string {
  return body
    .replaceAll('subnet4', 'subnet6')
    .replaceAll(/192\.0\.(\d+)\.0\/24/g, '2001:db8:$1::/64')
    .replaceAll(/192\.0\.(\d+)\.(\d+)/g, '2001:db8:$1::$2');
}

function caseOf(facts: Facts, daemon: Daemon, body: string): RowCase {
  const name = `${daemon}.conf`;
  const text = fileOf(daemon, daemon === 'kea-dhcp6' ? asDhcp6(body) : body);
  return { ...facts, daemon, files: { [name]: text }, name, after: name };
}

const ofRows = upgradeRows.flatMap((row): readonly RowCase[] => {
  if (row.rewrite === undefined) return [];
  const { id, kind, since, bites, before, untold } = row;
  const from = FROM[id];
  const facts = {
    id,
    kind,
    since,
    bites,
    ...(from === undefined ? {} : { from }),
    byCommand: untold !== undefined,
  };
  const bodies = [...(INSTEAD[id] === undefined ? [before] : []), ...(MORE[id] ?? [])];
  return row.daemons.flatMap((server) => {
    // The agent and kea-netconf are no servers: what they are asked is in schema/ and consistency/.
    if (server === 'agent' || server === 'netconf') return [];
    return bodies.map((body) => caseOf(facts, daemonsOf[server], body));
  });
});

const both = ['kea-dhcp4', 'kea-dhcp6'] as const;
const servers = [...both, 'kea-dhcp-ddns'] as const;

/** What is no row of a table, but a rule with a fix or a migration of its own. */
const ofRules: readonly RowCase[] = [
  ...both.map((daemon) =>
    caseOf(
      { id: 'subnet-id-required', kind: 'refused', since: '1.6', bites: '2.6.0' },
      daemon,
      `"subnet4": [ { "subnet": "192.0.2.0/24" }, { "id": 7, "subnet": "192.0.3.0/24" }, { "subnet": "192.0.4.0/24" } ],
"shared-networks": [ { "name": "a", "subnet4": [ { "subnet": "192.0.5.0/24" }, { "id": 0, "subnet": "192.0.6.0/24" } ] } ]`,
    ),
  ),
  caseOf(
    { id: 'option-def-now-standard', kind: 'refused', since: '2.5.5', bites: '2.3.0' },
    'kea-dhcp4',
    `"option-def": [ { "name": "site", "code": 224, "type": "string" }, { "name": "rfc3442", "code": 121, "type": "uint8", "array": true },
  { "name": "time", "code": 152, "type": "uint32" } ],
"option-data": [ { "name": "rfc3442", "data": "16,10,1,192,0,2,1, 0,192,0,2,254" }, { "name": "time", "data": "5" }, { "name": "site", "data": "here" } ]`,
  ),
  ...both.flatMap((daemon) =>
    [
      { id: 'backend-needs-mysql-hook', type: 'mysql' },
      { id: 'backend-needs-pgsql-hook', type: 'postgresql' },
    ].map(({ id, type }) =>
      caseOf(
        { id, kind: 'dies', from: '2.5.5', since: '2.7.4', bites: '2.7.4' },
        daemon,
        `"lease-database": ${silentDatabase(type)}`,
      ),
    ),
  ),
  ...both.flatMap((daemon) =>
    [
      { type: 'mysql', library: 'libdhcp_mysql.so' },
      { type: 'postgresql', library: 'libdhcp_pgsql.so' },
    ].map(({ type, library }) =>
      caseOf(
        { id: 'legal-log-hook-order', kind: 'dies', from: '2.7.4', since: '2.7.4', bites: '2.7.4' },
        daemon,
        `"hooks-libraries": [ { "library": "libdhcp_legal_log.so", "parameters": ${silentDatabase(type)} },
  { "library": "${library}" } ]`,
      ),
    ),
  ),
  ...servers.map((daemon) =>
    caseOf({ id: 'control-socket-singular', kind: 'refused', since: '2.7.2', bites: '3.3.1' }, daemon, ''),
  ),
  ...servers.map((daemon) =>
    caseOf(
      {
        id: 'control-socket-unix-foreign-params',
        kind: 'refused',
        from: '2.7.2',
        since: '2.7.2',
        bites: '3.1.8',
      },
      daemon,
      `"control-sockets": [ { "socket-type": "unix", "socket-name": "${socketOf(daemon)}", "socket-port": 8000, "cert-required": false } ]`,
    ),
  ),
  ...servers.map((daemon) =>
    caseOf(
      { id: 'control-socket-http-with-name', kind: 'refused', from: '2.7.2', since: '2.7.2', bites: '2.7.2' },
      daemon,
      `"control-sockets": [ { "socket-type": "unix", "socket-name": "${socketOf(daemon)}" },
  { "socket-type": "http", "socket-address": "127.0.0.1", "socket-port": 8010, "socket-name": "http" } ]`,
    ),
  ),
];

/** One file for two servers, with the loggers of both beside them. */
const legacy = `{ "Dhcp4": { "control-socket": { "socket-type": "unix", "socket-name": "${socketOf('kea-dhcp4')}" },
  "subnet4": [ { "id": 1, "subnet": "192.0.2.0/24" } ] },
"DhcpDdns": { "control-socket": { "socket-type": "unix", "socket-name": "${socketOf('kea-dhcp-ddns')}" }, "port": 53002 },
"Logging": { "loggers": [ { "name": "kea-dhcp4", "severity": "INFO", "output_options": [ { "output": "stdout" } ] },
  { "name": "kea-dhcp-ddns", "severity": "INFO", "output_options": [ { "output": "stderr" } ] } ] } }
`;

const ofLegacyFiles = (['kea-dhcp4', 'kea-dhcp-ddns'] as const).map(
  (daemon): RowCase => ({
    id: 'toplevel-several-daemons',
    kind: 'refused',
    // Loggers are written with a hyphen too.
    since: '2.5.1',
    bites: '1.7.10',
    daemon,
    files: { 'kea.conf': legacy },
    name: 'kea.conf',
    after: `${daemon}.conf`,
  }),
);

/** The reply of `config-get`, saved with the hash beside the section. */
const withHash: RowCase = {
  id: 'json-config-get-hash',
  kind: 'refused',
  since: '1.6',
  bites: '1.6',
  daemon: 'kea-dhcp4',
  files: { 'kea-dhcp4.conf': fileOf('kea-dhcp4', '').replace(/\}\n$/, ', "hash": "5C3C90EF" }\n') },
  name: 'kea-dhcp4.conf',
  after: 'kea-dhcp4.conf',
};

const ofTexts = moreCases.map(({ facts, daemon, body }) => caseOf(facts, daemon, body));

/** Every case, in the order of the tables. */
export const rowCases: readonly RowCase[] = [...ofRows, ...ofRules, ...ofLegacyFiles, withHash, ...ofTexts];
