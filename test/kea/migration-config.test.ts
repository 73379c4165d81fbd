// The big shapes of fixtures/migrations, started with real Kea: `config-get` differs only in what the plan changes.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { parseVersion } from '../../src/core/version.ts';
import { parseDocument } from '../../src/document/parse.ts';
import { keaOf } from './harness/index.ts';
import {
  configuration,
  differing,
  type Members,
  placeAddresses,
  placeCertificates,
} from './migration/config-get.ts';
import { NOT_STARTED } from './migration/explained.ts';
import { daemonOf, filesOf, neutralFor } from './migration/judge.ts';
import { migrate } from './move/scene.ts';

const kea = keaOf('3.0');
const root = fileURLToPath(new URL('../../fixtures/migrations', import.meta.url));
const target = parseVersion(kea.version);

/** The members of a file's one section, as our reading has them. */
function sectionOf(text: string): Members {
  if (target === undefined) throw new Error(kea.version);
  const document = parseDocument({ path: 'a.conf', text }, { target });
  const value: unknown = document.root === undefined ? {} : document.value(document.root);
  const [section] = Object.values(Object(value));
  return Object.fromEntries(Object.entries(Object(section)));
}

/** Their files were for a Kea that this one is no more: test/kea/upgrade starts them with the older one. */
const elsewhere = new Set(['legacy-file', 'legacy-logging', 'legacy-log-elsewhere', 'standard-options']);

const fixtures = readdirSync(root).filter((name) => !elsewhere.has(name));

const servers = fixtures.flatMap((fixture) => {
  const before = join(root, fixture, 'before');
  const files = existsSync(before) ? filesOf(before) : {};
  return Object.entries(files).flatMap(([name, text]) => {
    const daemon = daemonOf(text);
    const isServer = daemon !== undefined && daemon !== 'kea-ctrl-agent' && /"socket-name"/.test(text);
    return isServer ? [{ fixture, name, daemon, files }] : [];
  });
});

it.each(servers)('$fixture $name', async ({ fixture, name, daemon, files }) => {
  const migrated = migrate(files, {});
  expect(migrated.refused).toBeUndefined();
  const place = await neutralFor(kea, files, migrated.files);
  await placeCertificates(place, { ...files, ...migrated.files });
  await placeAddresses(place, { ...files, ...migrated.files });
  const words = NOT_STARTED[`${fixture} ${name}`];
  if (words !== undefined) {
    await expect(configuration(kea, place, daemon, name, files)).rejects.toThrow(words);
    expect(migrated.errors.map(({ message }) => message)).toContainEqual(expect.stringContaining(words));
    return;
  }
  const was = await configuration(kea, place, daemon, name, files);
  const is = await configuration(kea, place, daemon, name, migrated.files);
  const planned = differing(sectionOf(files[name] ?? ''), sectionOf(migrated.files[name] ?? ''));
  expect(Object.keys(was).length).toBeGreaterThan(3);
  expect(differing(was, is).filter((key) => !planned.includes(key))).toEqual([]);
});
