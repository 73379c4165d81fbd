// What rules about changed defaults, options and hook libraries claim, asked of real Kea: refused before or after a version,
// and the fix taken.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../../src/check/rules/index.ts';
import { configTest, keaOf, temporaryDirectory } from '../harness/index.ts';
import { fixOf } from './fix-of.ts';

type Series = '2.2' | '2.6' | '3.0';

const directory = temporaryDirectory('kea-silent-options-');

async function ask(series: Series, name: string, text: string, flag: '-t' | '-T'): Promise<string> {
  const file = join(directory, `${series}-${name}`);
  writeFileSync(file, text);
  const daemon = name === 'kea-dhcp6.conf' ? 'kea-dhcp6' : 'kea-dhcp4';
  const { ok, output } = await configTest({ kea: keaOf(series), daemon, file, flag });
  return ok ? `accepted ${output}` : output;
}

function exampleOf(id: string, which: 'bad' | 'good'): readonly [name: string, text: string] {
  const [found] = Object.entries(rules.find((one) => one.id === id)?.[which] ?? {});
  if (found === undefined) throw new Error(`${id} has no example`);
  return found;
}

/** Rule, Kea, how it is asked, what it says about the bad example. */
const refused: readonly (readonly [string, Series, '-t' | '-T', RegExp])[] = [
  ['cache-threshold-zero', '2.2', '-t', /must be greater than 0\.0/],
  ['cache-threshold-zero', '2.6', '-t', /must be greater than 0\.0/],
  ['legal-log-hook-order', '3.0', '-T', /mysql/],
  ['lease-query-cidr', '3.0', '-T', /192\.0\.2\.0\/24/],
];

it.each(refused)('%s: refused by %s with %s', async (id, series, flag, words) => {
  const answer = await ask(series, ...exampleOf(id, 'bad'), flag);
  expect(answer).not.toMatch(/^accepted/);
  expect(answer).toMatch(words);
});

describe('cache-threshold-zero', () => {
  const files = Object.fromEntries([exampleOf('cache-threshold-zero', 'bad')]);

  it('3.0 takes it', async () => {
    expect(await ask('3.0', ...exampleOf('cache-threshold-zero', 'bad'), '-t')).toMatch(/^accepted/);
  });

  it.each(['2.2', '2.6', '3.0'] as const)('%s takes the fix', async (series) => {
    const fixed = fixOf('cache-threshold-zero', files, '2.6');
    expect(await ask(series, 'kea-dhcp4.conf', fixed, '-t')).toMatch(/^accepted/);
  });
});

it.each(['lease-query-cidr'] as const)('%s: 3.0 takes the good example', async (id) => {
  expect(await ask('3.0', ...exampleOf(id, 'good'), '-T')).toMatch(/^accepted/);
});

describe('radius-needs-host-cache', () => {
  const cache = '{ "library": "libdhcp_host_cache.so", "parameters": { "maximum": 0 } }';
  const radius = `{ "library": "libdhcp_radius.so", "parameters": {
    "dictionary": "${join(keaOf('3.0').dir, 'root/etc/kea/radius/dictionary')}",
    "access": { "servers": [ { "name": "192.0.2.3", "secret": "PLACEHOLDER" } ] } } }`;
  const file = (hooks: readonly string[], more = ''): string =>
    `{ "Dhcp4": { ${more} "hooks-libraries": [ ${hooks.join(', ')} ] } }`;

  it('3.0 wants the cache in front', async () => {
    const missing = /host cache library not loaded/;
    expect(await ask('3.0', 'kea-dhcp4.conf', file([radius]), '-T')).toMatch(missing);
    expect(await ask('3.0', 'kea-dhcp4.conf', file([radius, cache]), '-T')).toMatch(missing);
    expect(await ask('3.0', 'kea-dhcp4.conf', file([cache, radius]), '-T')).toMatch(/^accepted/);
  });

  it('3.0 refuses early global lookups', async () => {
    const early = file([cache, radius], '"early-global-reservations-lookup": true,');
    expect(await ask('3.0', 'kea-dhcp4.conf', early, '-T')).toMatch(/is not compatible with RADIUS/);
  });
});

it.each(['2.6', '3.0'] as const)('a secret and its file: refused by %s', async (series) => {
  const file = join(directory, `${series}-kea-dhcp-ddns.conf`);
  writeFileSync(
    file,
    `{ "DhcpDdns": { "tsig-keys": [ { "name": "k", "algorithm": "HMAC-MD5", "secret": "dGVzdA==", "secret-file": "/etc/kea/k" } ] } }`,
  );
  const { ok, output } = await configTest({ kea: keaOf(series), daemon: 'kea-dhcp-ddns', file });
  expect(ok).toBe(false);
  expect(output).toMatch(/duplicate secret/);
});
