// More files than the one example that a row has: every value, and every level at which its keyword may stand.

/** A subnet with two members of one's own, and one in its pool. */
function subnet(id: number, more: string, inPool = ''): string {
  const pool = `{ "pool": "192.0.${id}.10-192.0.${id}.20"${inPool === '' ? '' : `, ${inPool}`} }`;
  return `{ "id": ${id}, "subnet": "192.0.${id}.0/24", "pools": [ ${pool} ], ${more} }`;
}

function network(id: number, more: string, ...subnets: readonly string[]): string {
  return `{ "name": "net-${id}", ${more}, "subnet4": [ ${subnets.join(',\n')} ] }`;
}

function levels(key: string, values: readonly string[]): string {
  const said = values.map((value) => `"${key}": ${value}`);
  const networks = said.map((one, n) => network(n + 1, one, subnet(n + 1, said.at(-1 - n) ?? one)));
  const subnets = said.map((one, n) => subnet(n + 11, one));
  return `"shared-networks": [ ${networks.join(',\n')} ],\n"subnet4": [ ${subnets.join(',\n')} ]`;
}

const modes = ['"all"', '"out-of-pool"', '"global"', '"disabled"', '"off"'];
const twoClasses = `"client-classes": [ { "name": "a", "test": "member('KNOWN')" }, { "name": "b", "test": "member('KNOWN')" } ]`;
const named = '"client-class": "a"';
const wanted = '"require-client-classes": [ "b", "a" ]';
const names = `"override-no-update": true, "override-client-update": true, "replace-client-name": "always",
  "generated-prefix": "host", "qualifying-suffix": "example.org.", "hostname-char-set": "[^A-Za-z0-9.-]", "hostname-char-replacement": "x"`;

const hooks = '/usr/lib/x86_64-linux-gnu/kea/hooks';
const load = (...libraries: readonly string[]): string =>
  `"hooks-libraries": [ ${libraries.map((library) => `{ "library": "${hooks}/${library}" }`).join(', ')} ]`;

/** A database that nobody answers for: the server tries again and again, and runs meanwhile. */
export function silentDatabase(type: string): string {
  return `{ "type": "${type}", "name": "kea", "user": "kea", "host": "127.0.0.1", "retry-on-startup": true,
  "max-reconnect-tries": 9, "reconnect-wait-time": 60000, "on-fail": "serve-retry-continue" }`;
}

/** Rows whose own example does not start on every Kea, and why; the files below take its place. */
export const INSTEAD: Readonly<Record<string, string>> = {
  'only-if-required': 'its example has a keyword of 2.7.4 beside it',
  'hosts-database-singular': 'the server ends, since no database answers',
  'cb-hook-renamed': 'Kea 2.2 wants full paths of libraries',
  'radius-realm': 'Kea 2.2 wants full paths of libraries',
};

/** Rows whose files only newer Keas take, with the first version that does. */
export const FROM: Readonly<Record<string, string>> = {
  'hosts-database-singular': '2.7.4',
};

/** Bodies of a file by the name of the row, as dhcp4 has them. */
export const MORE: Readonly<Record<string, readonly string[]>> = {
  'reservation-mode': modes.map(
    (mode) => `"reservation-mode": ${mode},\n${levels('reservation-mode', modes)}`,
  ),
  'relay-ip-address': [levels('relay', ['{ "ip-address": "192.0.9.1" }', '{ "ip-address": "192.0.9.2" }'])],
  'lifetime-out-of-range': [
    `"valid-lifetime": -1,\n${levels('valid-lifetime', ['99999999999', '-600', '4294967296'])}`,
    `"valid-lifetime": 4294967396,\n"subnet4": [ ${subnet(1, '"user-context": { }')} ]`,
  ],
  'client-class-singular': [
    `${twoClasses},\n"shared-networks": [ ${network(1, named, subnet(1, named, named))} ],
"subnet4": [ ${subnet(2, '"client-class": ""', '"client-class": "b"')} ]`,
  ],
  'require-client-classes': [
    `${twoClasses},\n"shared-networks": [ ${network(1, wanted, subnet(1, wanted, wanted))} ],
"subnet4": [ ${subnet(2, '"require-client-classes": [ ]', wanted)} ]`,
  ],
  'dhcp-ddns-moved-params': [
    `"dhcp-ddns": { "enable-updates": false, ${names} }`,
    `"ddns-qualifying-suffix": "first.example.", "ddns-override-no-update": false,\n"dhcp-ddns": { "enable-updates": false, ${names} }`,
  ],
  'ddns-replace-client-name-boolean': [levels('ddns-replace-client-name', ['true', 'false'])],
  'ddns-use-conflict-resolution': [
    `"ddns-use-conflict-resolution": true,\n${levels('ddns-use-conflict-resolution', ['true', 'false'])}`,
  ],
  'memfile-reconnect-params': [
    '"lease-database": { "type": "memfile", "reconnect-wait-time": 100, "max-reconnect-tries": 2 }',
  ],
  'only-if-required': [
    '"client-classes": [ { "name": "a", "test": "member(\'KNOWN\')", "only-if-required": true }, { "name": "b", "only-if-required": false } ]',
  ],
  'hosts-database-singular': ['mysql', 'postgresql'].map(
    (type) =>
      `"hooks-libraries": [ { "library": "libdhcp_${type === 'mysql' ? type : 'pgsql'}.so" } ],\n"hosts-database": ${silentDatabase(type)}`,
  ),
  'cb-hook-renamed': [
    load('libdhcp_mysql_cb.so'),
    load('libdhcp_mysql_cb.so', 'libdhcp_pgsql_cb.so', 'libdhcp_cb_cmds.so'),
  ],
  'radius-realm': [
    `"hooks-libraries": [ { "library": "${hooks}/libdhcp_host_cache.so" }, { "library": "${hooks}/libdhcp_radius.so",
  "parameters": { "dictionary": "/etc/kea/radius/dictionary", "realm": "example", "access": { "servers": [ { "name": "127.0.0.1", "local-address": "127.0.0.1", "secret": "s" } ] } } } ]`,
  ],
};
