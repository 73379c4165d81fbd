// The examples that come with Kea 2.2: migrated for 3.0, real 3.0 takes them; for 3.2 nothing is left but what people must say.

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configTest, keaOf, type NeutralHost, neutralHost } from '../harness/index.ts';
import { daemonOf } from '../migration/judge.ts';
import { deploy, ETC, type Files, type Migrated, migrate } from '../move/scene.ts';
import { ADJUSTMENTS, ANSWERS, type Example, examplesOf, LEFT, NOT_ASKED, namesOf } from './example-files.ts';

const old = keaOf('2.2');
const kea = keaOf('3.0');
const examples = examplesOf(old).map((example) => [example.name, example] as const);

/** Rules whose errors are left in what the migration made. */
function rulesLeft({ plans }: Migrated): readonly string[] {
  const remaining = plans.flatMap((plan) => plan.remaining).filter(({ severity }) => severity === 'error');
  return [...new Set(remaining.map(({ rule }) => rule))].sort();
}

/** The migrated files as they run: with the adjustments that a rule asked for, and without an agent that is no more. */
function runnable(migrated: Migrated): { readonly files: Files; readonly rules: readonly string[] } {
  const told = rulesLeft(migrated);
  const texts = Object.values(migrated.files).join('\n');
  const needed = ADJUSTMENTS.filter(({ from, rule }) => told.includes(rule) && texts.search(from) !== -1);
  const text = (one: string): string => needed.reduce((made, { from, to }) => made.replaceAll(from, to), one);
  const isReplaced = migrated.plans.some(({ agent }) => agent === 'replace');
  const files = Object.entries(migrated.files).filter(
    ([, one]) => !isReplaced || daemonOf(one) !== 'kea-ctrl-agent',
  );
  return {
    files: Object.fromEntries(files.map(([name, one]) => [name, text(one)])),
    rules: needed.map(({ rule }) => rule),
  };
}

/** A server of Debian's, with Debian's directories and no others. */
function debianFor(...texts: readonly Files[]): Promise<NeutralHost> {
  const all = texts.flatMap((files, index) =>
    Object.entries(files).map(([name, text]) => [`/texts/${index}/${name}`, text]),
  );
  return neutralHost({ kea, files: Object.fromEntries(all), directories: 'debian' });
}

/** What Kea says against files, by name. */
async function refusals({ host, env }: NeutralHost, files: Files): Promise<Readonly<Record<string, string>>> {
  deploy(host, files);
  const found: Record<string, string> = {};
  for (const [name, text] of Object.entries(files)) {
    const daemon = daemonOf(text);
    if (daemon === undefined) continue;
    const { ok, errors, output } = await configTest({
      kea,
      daemon,
      host,
      env,
      file: join(ETC, name),
      cwd: ETC,
    });
    if (!ok) found[name] = errors[0]?.message ?? output;
  }
  return found;
}

const used = new Set<string>();
let refusedBefore = 0;

describe('for 3.0', () => {
  it.each(examples)('%s', async (name, { files }: Example) => {
    const migrated = migrate(files, { target: '3.0', ...ANSWERS[name]?.settings });
    expect(migrated.refused).toBeUndefined();
    const made = runnable(migrated);
    for (const rule of made.rules) used.add(rule);
    const place = await debianFor(files, migrated.files, made.files);
    if (Object.keys(await refusals(place, files)).length > 0) refusedBefore += 1;
    expect(await refusals(place, made.files)).toEqual({});
    await place.host.close();
  });

  it.each(Object.entries(ANSWERS))('%s needs an answer', (name, { decision }) => {
    const [, example] = examples.find(([one]) => one === name) ?? [];
    expect(migrate(example?.files ?? {}, { target: '3.0' }).refused).toContain(decision);
  });

  it('no adjustment is there for nothing, and most examples needed the migration', () => {
    expect(ADJUSTMENTS.map(({ rule }) => rule).filter((rule) => !used.has(rule))).toEqual([]);
    expect(refusedBefore).toBeGreaterThan(examples.length / 2);
  });

  it('every other file is named', () => {
    expect(namesOf(old).filter((name) => NOT_ASKED[name] !== undefined)).toEqual(Object.keys(NOT_ASKED));
  });
});

describe('for 3.2', () => {
  const found = new Map<string, string[]>();

  it.each(examples)('%s', (name, { files }: Example) => {
    const migrated = migrate(files, { target: '3.2' });
    expect(migrated.refused).toBeUndefined();
    const decisions = migrated.plans.flatMap((plan) => plan.decisions.map(({ id }) => id));
    for (const rule of [...rulesLeft(migrated), ...new Set(decisions)])
      found.set(rule, [...(found.get(rule) ?? []), name]);
  });

  it('what is left is known', () => {
    const known = Object.entries(LEFT).map(([rule, { examples: names }]) => [rule, names]);
    expect(Object.fromEntries([...found].sort())).toEqual(Object.fromEntries(known));
  });
});
