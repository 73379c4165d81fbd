// The examples that come with Kea 2.2, what has to be put right in them before any Kea can run them, and what is left to people.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Settings } from '../../../src/options.ts';
import { DEBIAN_HOOKS, type Kea } from '../harness/index.ts';
import { daemonOf } from '../migration/judge.ts';
import type { Files } from '../move/scene.ts';

/** Files of one or more hosts that are migrated together. */
export interface Example {
  /** `kea4/all-keys.json`, or a directory. */
  readonly name: string;
  readonly files: Files;
}

/** Examples that stand in one directory because they belong together. */
const TOGETHER = ['template-power-user-home'];

/** Files that are no configuration of a server, and why nobody can be asked about them. */
export const NOT_ASKED: Readonly<Record<string, string>> = {
  'https/httpd2/kea-httpd2.conf': "Apache's",
  'https/nginx/kea-nginx.conf': "nginx's",
  'https/shell/kea-stunnel.conf': "stunnel's",
  'netconf/comments.json': "kea-netconf's, which Debian does not package",
  'netconf/kea-dhcp6-operations/netconf.json': "kea-netconf's, which Debian does not package",
  'netconf/simple-dhcp4.json': "kea-netconf's, which Debian does not package",
  'netconf/simple-dhcp6.json': "kea-netconf's, which Debian does not package",
};

/** Configurations below the examples of a Kea, by name. */
export function namesOf(kea: Kea): readonly string[] {
  const folder = join(kea.doc, 'examples');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /\.(json|conf)$/.test(name)).sort();
}

/** The examples, each under the usual name of its daemon, or as they are where several belong together. */
export function examplesOf(kea: Kea): readonly Example[] {
  const read = (name: string): string => readFileSync(join(kea.doc, 'examples', name), 'latin1');
  const names = namesOf(kea).filter((name) => NOT_ASKED[name] === undefined);
  const single = names.filter((name) => !TOGETHER.includes(dirname(name)));
  return [
    ...single.map((name) => {
      const text = read(name);
      return { name, files: { [`${daemonOf(text) ?? 'unknown'}.conf`]: text } };
    }),
    ...TOGETHER.map((directory) => {
      const own = names.filter((name) => dirname(name) === directory);
      return {
        name: directory,
        files: Object.fromEntries(own.map((name) => [name.slice(directory.length + 1), read(name)])),
      };
    }),
  ];
}

/** What is changed in a migrated copy so that it can run on a server of Debian's. */
export interface Adjustment {
  readonly from: RegExp;
  readonly to: string;
  /** The rule that told of it. */
  readonly rule: string;
  readonly why: string;
}

/** Nothing but what the author of the examples had on a machine of his own, or left out. */
export const ADJUSTMENTS: readonly Adjustment[] = [
  {
    from: /"\/(?:opt|usr\/local)\/[^"]*\/(?=[^"/]+\.so")/g,
    to: `"${DEBIAN_HOOKS}/`,
    rule: 'path-hook-library',
    why: 'libraries lie where the package puts them',
  },
  {
    from: /(?<="output": ")\/(?:var\/log|tmp)\/(?=[^"/]+")/g,
    to: '/var/log/kea/',
    rule: 'path-log-file',
    why: 'logs lie in the directory of the package',
  },
  {
    from: /(?<="name": ")\/tmp\/(?=[^"/]+\.csv")/g,
    to: '/var/lib/kea/',
    rule: 'path-lease-file',
    why: 'leases lie in the directory of the package',
  },
  {
    from: /(?<="data-directory": ")\/tmp(?=")/g,
    to: '/var/lib/kea',
    rule: 'path-data-directory',
    why: 'leases lie in the directory of the package',
  },
  {
    from: /(?<="socket-name": ")\/tmp\/(?=[^"/]+")/g,
    to: '/run/kea/',
    rule: 'ca-socket-path',
    why: 'where a server is not in sight, a person must say where its socket is',
  },
  {
    from: /(?<="password": ")1234(?=")/g,
    to: 'not-the-one-of-the-manual',
    rule: 'default-credential-http',
    why: 'a password is for a person to choose',
  },
  {
    from: /(?<="password": ")keatest(?=")/g,
    to: 'not-the-one-of-the-manual',
    rule: 'default-credential-database',
    why: 'a password is for a person to choose',
  },
  {
    from: /(?<="key-name": ")d2\.sha1\.key(?=")/g,
    to: 'd2.md5.key',
    rule: 'd2-key-undefined',
    why: 'the key is nowhere defined, and Kea 2.2 refuses the file as well',
  },
];

/** Decisions that block the migration for 3.0, and how they are answered here. */
export const ANSWERS: Readonly<Record<string, { readonly decision: string; readonly settings: Settings }>> = {
  // Kea 2.2 sent the partner through the agent; since 2.3.7 the server opens that port itself, beside the agent that has it.
  'template-power-user-home': {
    decision: 'which of the Control Agent and the HA listener of dhcp4 has port 8000',
    settings: { agent: 'replace' },
  },
};

/** What is left of an example for target 3.2: what only a person can say. By rule, why, and in which examples. */
export const LEFT: Readonly<Record<string, { readonly why: string; readonly examples: readonly string[] }>> =
  {
    'control-agent-removed': {
      why: 'the example is an agent alone: there is no server whose listener could stand in for it',
      examples: ['agent/comments.json', 'agent/https.json', 'agent/rbac.json', 'agent/simple.json'],
    },
    'd2-key-undefined': {
      why: 'a key has a name and no secret; Kea 2.2 refuses the file as well',
      examples: ['ddns/all-keys-netconf.json', 'ddns/all-keys.json'],
    },
    'default-credential-database': {
      why: 'the password of the manual: the one of the database is for a person to change',
      examples: [
        'kea4/all-keys-netconf.json',
        'kea4/all-keys.json',
        'kea4/mysql-reservations.json',
        'kea4/pgsql-reservations.json',
        'kea6/all-keys-netconf.json',
        'kea6/all-keys.json',
        'kea6/mysql-reservations.json',
        'kea6/pgsql-reservations.json',
      ],
    },
    'default-credential-http': {
      why: 'the password of the manual, of an agent that nothing stands in for',
      examples: ['agent/comments.json', 'agent/simple.json'],
    },
    'path-data-directory': {
      why: 'the leases that lie there must be moved',
      examples: ['kea6/all-keys-netconf.json', 'kea6/all-keys.json'],
    },
    'path-hook-library': {
      why: 'a library lies outside the directory of every known build: somebody must install it where it is loaded from',
      examples: [
        'ddns/all-keys-netconf.json',
        'ddns/all-keys.json',
        'ddns/gss-tsig.json',
        'ddns/sample1.json',
        'kea4/all-keys-netconf.json',
        'kea4/all-keys.json',
        'kea4/config-backend.json',
        'kea4/ha-load-balancing-primary.json',
        'kea4/hooks-radius.json',
        'kea4/hooks.json',
        'kea6/all-keys-netconf.json',
        'kea6/all-keys.json',
        'kea6/config-backend.json',
        'kea6/ha-hot-standby.json',
        'kea6/hooks.json',
      ],
    },
    'path-lease-file': {
      why: 'the leases that lie there must be moved',
      examples: [
        'kea4/all-keys-netconf.json',
        'kea4/all-keys.json',
        'kea6/all-keys-netconf.json',
        'kea6/all-keys.json',
      ],
    },
    'path-log-file': {
      why: 'whoever reads or rotates the log must be told where it is',
      examples: [
        'kea4/dhcpv4-over-dhcpv6.json',
        'kea6/dhcpv4-over-dhcpv6.json',
        'kea6/softwire46.json',
        'template-power-user-home',
      ],
    },
  };
