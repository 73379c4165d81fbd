// Every kind of rewrite in one file: members of the section of dhcp4, each as it was and as it becomes, whatever else stands
// beside it. For the property of the plan, and for real Kea.

/** A member, or several, that one or more rewrites change. */
export interface Site {
  readonly name: string;
  readonly before: string;
  /** What it becomes; blanks at line ends are no matter. */
  readonly after: string;
  /** Keys that are written at the end of the section for it. */
  readonly adds?: readonly string[];
}

const pool = '"pools": [ { "pool": "192.0.2.10 - 192.0.2.20" } ]';

export const sites: readonly Site[] = [
  { name: 'zeros', before: '"valid-lifetime": 0600 # zeros', after: '"valid-lifetime": 600 # zeros' },
  {
    name: 'plus',
    before: '"t1-percent": +0.50, /* kept */ "t2-percent": 0.80',
    after: '"t1-percent": 0.50, /* kept */ "t2-percent": 0.80',
  },
  {
    name: 'cut lifetime',
    before: '"max-valid-lifetime": 99999999999 // far',
    after: '"max-valid-lifetime": 1215752191 // far',
  },
  {
    name: 'control socket',
    before: '"control-socket": { "socket-type": "unix", "socket-name": "/run/kea/kea-dhcp4" }',
    after: '"control-sockets": [ { "socket-type": "unix", "socket-name": "/run/kea/kea-dhcp4" } ]',
  },
  {
    name: 'reservation mode',
    before: '"reservation-mode": "disabled" # none',
    after: '"reservations-global": false, # none\n    "reservations-in-subnet": false',
  },
  {
    name: 'words for booleans',
    before: '"ddns-replace-client-name": true, "ddns-use-conflict-resolution": false',
    after:
      '"ddns-replace-client-name": "when-present", "ddns-conflict-resolution-mode": "no-check-with-dhcid"',
  },
  {
    name: 'names',
    before: '"dhcp-ddns": { "enable-updates": false, "qualifying-suffix": "example.org." }',
    after: '"dhcp-ddns": { "enable-updates": false }',
    adds: ['"ddns-qualifying-suffix": "example.org."'],
  },
  {
    name: 'leases',
    before:
      '"lease-database": { "type": "memfile", "max-reconnect-tries": 3, "name": "/var/lib/kea//leases.csv" }',
    after: '"lease-database": { "type": "memfile", "name": "/var/lib/kea/leases.csv" }',
  },
  {
    name: 'libraries',
    before:
      '"hooks-libraries": [ { "library": "/opt/kea/libdhcp_lease_cmds.so" }, /* database */ { "library": "libdhcp_pgsql_cb.so" } ]',
    after:
      '"hooks-libraries": [ { "library": "libdhcp_lease_cmds.so" }, /* database */ { "library": "libdhcp_pgsql.so" } ]',
  },
  {
    name: 'options',
    before:
      '"option-def": [ { "name": "site", "code": 224, "type": "string" }, { "name": "routes", "code": 121, "type": "uint8", "array": true } ],\n    "option-data": [ { "name": "routes", "data": "24,10,1,1,10,0,0,1" }, { "name": "default-url", "data": "https://portal.example.org/" } ]',
    after:
      '"option-def": [ { "name": "site", "code": 224, "type": "string" } ],\n    "option-data": [ { "name": "classless-static-route", "data": "10.1.1.0/24 - 10.0.0.1" }, { "name": "v4-captive-portal", "data": "https://portal.example.org/" } ]',
  },
  {
    name: 'loggers',
    before:
      '"loggers": [ { "name": "kea-dhcp4", "output_options": [ { "output": "/var/log/kea-dhcp4.log", "maxsize": 010240 } ] } ]',
    after:
      '"loggers": [ { "name": "kea-dhcp4", "severity": "INFO", "output-options": [ { "output": "kea-dhcp4.log", "maxsize": 10240 } ] } ]',
  },
  {
    name: 'classes',
    before:
      '"client-classes": [ { "name": "a", "test": "member(\'KNOWN\')", "only-if-required": true }, { "name": "b", "test": "member(\'KNOWN\')" }, ]',
    after:
      '"client-classes": [ { "name": "a", "test": "member(\'KNOWN\')", "only-in-additional-list": true }, { "name": "b", "test": "member(\'KNOWN\')" } ]',
  },
  {
    name: 'subnets',
    before: `"subnet4": [
      // the first floor
      { "subnet": "192.0.2.0/24", ${pool}, "relay": { "ip-address": "192.0.2.1" }, "client-class": "KNOWN" },
      { "id": 0, "subnet": "192.0.3.0/24", "require-client-classes": [ "DROP" ], "renew-timer": 1, "renew-timer": 02 }, # last
    ]`,
    after: `"subnet4": [
      // the first floor
      { "subnet": "192.0.2.0/24", "id": 1, ${pool}, "relay": { "ip-addresses": [ "192.0.2.1" ] }, "client-classes": [ "KNOWN" ] },
      { "id": 2, "subnet": "192.0.3.0/24", "evaluate-additional-classes": [ "DROP" ], "renew-timer": 2 } # last
    ]`,
  },
  {
    name: 'queue',
    before:
      '"dhcp-queue-control": { "enable-queue": true, "queue-type": "kea-ring4", "capacity": 500 }, "multi-threading": { }',
    after: '"dhcp-queue-control": { "enable-queue": true, "queue-type": "kea-ring4", "capacity": 500 }',
    adds: ['"enable-multi-threading": false'],
  },
  {
    name: 'untouched',
    before: '"user-context": { "n": [ 1.0, 0.0, 1E2, .5, -0 ], "e": { }, "ü": "0600,]" }',
    after: '"user-context": { "n": [ 1.0, 0.0, 1E2, .5, -0 ], "e": { }, "ü": "0600,]" }',
  },
];

/** A file of these members, each on lines of its own below a comment. */
export function fileOf(members: readonly string[], comma = ''): string {
  const lines = members.map(
    (text, at) => `    // ${at}\n    ${withComma(text, at < members.length - 1 ? ',' : comma)}\n`,
  );
  return `{\n  "Dhcp4": {\n${lines.join('')}  }\n}\n`;
}

/** The comma comes before the comment at the end of the line. */
export function withComma(text: string, comma: string): string {
  const at = text.search(/ (?:#|\/\/)[^\n"]*$/);
  return at === -1 ? text + comma : text.slice(0, at) + comma + text.slice(at);
}
