// No false alarm: the examples that come with each Kea are clean for the keyword table of that version.

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { schemaFindings } from '../../../src/check/schema.ts';
import { type Version, version } from '../../../src/core/version.ts';
import { parseDocument } from '../../../src/document/parse.ts';
import { modelFile } from '../../../src/installation/sections.ts';
import { installedKeas, type Kea } from '../harness/index.ts';

function examplesOf(kea: Kea): readonly string[] {
  const folder = join(kea.doc, 'examples');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json') || name.endsWith('.conf'))
    .map((name) => join(folder, name));
}

function findingsIn(kea: Kea, path: string, target: Version): readonly string[] {
  const document = parseDocument({ path, text: readFileSync(path, 'latin1') }, { target });
  const found = schemaFindings(modelFile(document, path), target).filter(
    // What a later version will refuse is told, as an info.
    ({ severity }) => severity !== 'info',
  );
  const name = relative(join(kea.doc, 'examples'), path);
  return found.map(({ rule, message }) => `${name}: ${rule}: ${message}`);
}

describe('the examples of Kea', () => {
  it.each(installedKeas().map((kea) => [kea.version, kea] as const))('%s are clean for it', (_, kea) => {
    const examples = examplesOf(kea);
    expect(examples.length).toBeGreaterThan(30);
    const found = examples.flatMap((path) => findingsIn(kea, path, version(kea.version)));
    expect(found).toEqual([]);
  });

  it('of 2.2 are not clean for 3.0', () => {
    const old = installedKeas().find(({ series }) => series === '2.2');
    if (old === undefined) throw new Error('Kea 2.2 is not installed');
    const found = examplesOf(old).flatMap((path) => findingsIn(old, path, version('3.0.4')));
    expect(found.filter((line) => line.includes(': dhcp-ddns-moved-params: '))).not.toEqual([]);
  });
});
