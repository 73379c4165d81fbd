// The examples of HA rules: a dhcp4 file with one relationship, of which each rule changes what it is about.

/** What is other than in a sound set-up. All are pieces of JSON as they stand in the file. */
export interface HaExample {
  readonly self?: string;
  readonly mode?: string;
  /** Further members of the relationship, each with its comma. */
  readonly more?: string;
  /** Lines of the list of peers. */
  readonly peers?: readonly string[];
  /** Libraries beside the HA hook, each with its comma. */
  readonly libraries?: string;
  /** Further members of the server, each with its comma. */
  readonly server?: string;
}

/** The three file names that make the partners speak TLS. */
export const tlsMembers =
  '"trust-anchor": "/etc/kea/ca.pem", "cert-file": "/etc/kea/cert.pem", "key-file": "/etc/kea/key.pem",';

const soundPeers = [
  '{ "name": "one", "url": "https://192.0.2.1:8005/", "role": "primary" }',
  '{ "name": "two", "url": "https://192.0.2.2:8005/", "role": "standby" }',
];

/** A file of a server named `one` with its partner `two`. */
export function haFile({
  self = '"one"',
  mode = '"hot-standby"',
  more = tlsMembers,
  peers = soundPeers,
  libraries = '{ "library": "libdhcp_lease_cmds.so" },',
  server = '',
}: HaExample = {}): string {
  const lines = [
    '{',
    '  "Dhcp4": {',
    ...indented(4, server),
    '    "hooks-libraries": [',
    ...indented(6, libraries),
    '      { "library": "libdhcp_ha.so",',
    '        "parameters": { "high-availability": [ {',
    `          "this-server-name": ${self}, "mode": ${mode},`,
    ...indented(10, more),
    '          "peers": [',
    ...peers.map((peer, index) => `            ${peer}${index < peers.length - 1 ? ',' : ''}`),
    '          ] } ] } }',
    '    ]',
    '  }',
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

function indented(depth: number, text: string): readonly string[] {
  return text === '' ? [] : text.split('\n').map((line) => ' '.repeat(depth) + line);
}
