// The files the benchmarks run on: made by rule, the same on every machine, and kept beside other caches.

import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Raised when the files are made differently. */
const VERSION = 1;
export const directory = fileURLToPath(new URL(`../node_modules/.cache/bench-${VERSION}`, import.meta.url));

function reservation(n) {
  const mac = n
    .toString(16)
    .padStart(12, '0')
    .replace(/..(?=.)/g, '$&:');
  return { mac, address: `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`, host: `host-${n}` };
}

/**
 * A dhcp4 configuration as people write it: one subnet, many reservations, a comment on every tenth.
 *
 * @param {number} count number of reservations
 */
function dhcp4(count) {
  const parts = [
    '# DHCPv4 server\n{\n  "Dhcp4": {\n    "valid-lifetime": 4000, // seconds\n    "interfaces-config": { "interfaces": [ "eth0" ] },\n',
    '    "control-socket": { "socket-type": "unix", "socket-name": "/run/kea/kea4-ctrl-socket" },\n',
    '    /* one subnet for the whole campus */\n    "subnet4": [\n      {\n        "id": 1,\n        "subnet": "10.0.0.0/8",\n        "reservations": [\n',
  ];
  for (let n = 0; n < count; n++) {
    const { mac, address, host } = reservation(n);
    if (n % 10 === 0) parts.push(`          # rack ${n / 10}\n`);
    const end = n === count - 1 ? '' : ',';
    parts.push(
      `          { "hw-address": "${mac}", "ip-address": "${address}", "hostname": "${host}" }${end}\n`,
    );
  }
  parts.push('        ]\n      }\n    ]\n  }\n}\n');
  return parts.join('');
}

/** The same data without comments, as `JSON.parse` reads it. */
function dhcp4Json(count) {
  const text = dhcp4(count);
  return text
    .replace(/^\s*#.*\n/gm, '')
    .replace(' // seconds', '')
    .replace(/\/\*.*\*\//, '');
}

function once(name, make) {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, name);
  if (!existsSync(file)) {
    const temporary = `${file}.${process.pid}`;
    writeFileSync(temporary, make(), 'latin1');
    renameSync(temporary, file);
  }
  return file;
}

/** Path of the configuration with `count` reservations. */
export function configurationFile(count) {
  return once(`kea-dhcp4-${count}.conf`, () => dhcp4(count));
}

/** Path of the same data as plain JSON. */
export function jsonFile(count) {
  return once(`kea-dhcp4-${count}.json`, () => dhcp4Json(count));
}

/** So many reservations in each subnet of {@link networkFile}. */
const PER_SUBNET = 10;

/**
 * A dhcp4 configuration of a large provider: subnets with a pool each, and reservations in all of them. Nothing overlaps, so
 * that the time goes into looking.
 *
 * @param {number} count number of subnets, at most 2^18
 */
function network(count) {
  const parts = ['{\n  "Dhcp4": {\n    "subnet4": [\n'];
  for (let n = 0; n < count; n++) {
    const base = n * 64;
    const at = (host) => `10.${base >> 16}.${(base >> 8) & 255}.${(base & 255) + host}`;
    parts.push(`      {\n        "id": ${n + 1},\n        "subnet": "${at(0)}/26",\n`);
    parts.push(`        "pools": [ { "pool": "${at(2)} - ${at(40)}" } ],\n        "reservations": [\n`);
    for (let host = 0; host < PER_SUBNET; host++) {
      const { mac } = reservation(n * PER_SUBNET + host);
      const end = host === PER_SUBNET - 1 ? '' : ',';
      parts.push(`          { "hw-address": "${mac}", "ip-address": "${at(36 + host)}" }${end}\n`);
    }
    parts.push(`        ]\n      }${n === count - 1 ? '' : ','}\n`);
  }
  parts.push('    ]\n  }\n}\n');
  return parts.join('');
}

/** Path of the configuration with `count` subnets. */
export function networkFile(count) {
  return once(`kea-dhcp4-network-${count}.conf`, () => network(count));
}

/** Path of the same data under a name that is no configuration's. */
export function networkJson(count) {
  return once(`network-${count}.json`, () => network(count));
}
