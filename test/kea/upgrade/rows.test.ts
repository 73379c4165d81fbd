// Every rewrite of an upgrade, on every installed Kea: what the old form meets there, that the new form is taken, and that both
// mean the same. `npm run upgrade:table` prints what came of it.

import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atLeast, version } from '../../../src/core/version.ts';
import type { UpgradeKind } from '../../../src/kea/upgrade/types.ts';
import { targetNames, targets } from '../../../src/kea/versions.ts';
import { installedKeas, type Kea } from '../harness/index.ts';
import { type Files, migrate } from '../move/scene.ts';
import { type Difference, differences, underNewNames, valuesAt } from './differences.ts';
import { EXPLAINED, NEW_DEFAULTS, NOT_COMPARED } from './explained.ts';
import type { Pin } from './pin-cases.ts';
import { type RowCase, rowCases } from './row-cases.ts';
import { tableOf } from './table.ts';
import { type Ear, earOf, type Heard, hostFor } from './way.ts';

const keas = installedKeas();
const verdicts = {
  refused: 'refused',
  dies: 'dies',
  warned: 'warned',
  silent: 'taken',
} as const satisfies Record<UpgradeKind, Heard['verdict']>;

/** What one Kea made of the files of a case. */
interface Answers {
  readonly before: Heard;
  /** Undefined: the Kea is older than the new form. */
  readonly after: Heard | undefined;
}

const ears = new Map<Kea, Ear>();
const answers = new Map<RowCase, Map<Kea, Answers>>(rowCases.map((one) => [one, new Map()]));
const meanings = new Map<string, string>();

const isFrom = (kea: Kea, first: string): boolean => atLeast(version(kea.version), version(first));

/** For the first target that this Kea may be upgraded to and that has the new form. */
function migrated({ id, files, since, unsafe = false }: RowCase, kea: Kea): Files {
  const target = targetNames.find(
    (name) => atLeast(targets[name], version(since)) && atLeast(targets[name], version(kea.version)),
  );
  if (target === undefined) throw new Error(`no target has ${id}`);
  const { files: made, refused } = migrate(files, { target, unsafe });
  expect(refused).toBeUndefined();
  return made;
}

beforeAll(async () => {
  for (const kea of keas) ears.set(kea, earOf(kea, await hostFor(kea)));
});

afterAll(() => {
  const rows = [...answers].flatMap(([rowCase, byKea]) =>
    [...byKea].map(([{ version: kea }, heard]) => ({ rowCase, kea, ...heard })),
  );
  const { UPGRADE_TABLE } = process.env;
  if (UPGRADE_TABLE !== undefined) writeFileSync(UPGRADE_TABLE, `${tableOf(rows, meanings)}\n`);
});

const titled = rowCases.map((rowCase, n) => {
  const { id, daemon } = rowCase;
  const nth = rowCases.slice(0, n).filter((other) => other.id === id && other.daemon === daemon).length + 1;
  return [`${id} ${daemon} ${nth}`, rowCase] as const;
});

describe.each(keas.map((kea) => [kea.version, kea] as const))('Kea %s', (_, kea) => {
  it.each(titled)('%s', async (_title, rowCase) => {
    const ear = ears.get(kea);
    if (ear === undefined) throw new Error(`Kea ${kea.version} has no host`);
    const { kind, from, since, bites, daemon, name, files, byCommand = false } = rowCase;
    const hear = byCommand ? ear.hearCommand : ear.hear;
    if (from !== undefined && !isFrom(kea, from)) return;
    const before = await hear(daemon, name, files);
    const heard = await hear(daemon, rowCase.after, migrated(rowCase, kea));
    // An older Kea may take the new form, and need not; in a command it passes over what it does not know.
    const takesIt = isFrom(kea, since) || (heard.verdict === 'taken' && !byCommand);
    const after = takesIt ? heard : undefined;
    answers.get(rowCase)?.set(kea, { before, after });
    expect(before).toMatchObject({ verdict: isFrom(kea, bites) ? verdicts[kind] : 'taken' });
    if (after !== undefined) expect(after).toMatchObject({ verdict: 'taken', words: '' });
  });
});

describe('both forms mean the same', () => {
  it.each(titled)('%s', (_title, rowCase) => {
    const heard = [...(answers.get(rowCase) ?? [])];
    const { pin } = rowCase;
    if (pin !== undefined) {
      meanings.set(`${rowCase.id} ${rowCase.daemon}`, keptBy(rowCase, pin, heard));
      return;
    }
    const onOne = heard.filter(
      ([, { before, after }]) => before.config !== undefined && after?.config !== undefined,
    );
    for (const [kea, { before, after }] of onOne) {
      const left = differences(before.config, after?.config).filter(
        ({ path }) => !isExplained(rowCase, path),
      );
      expect(left, kea.version).toEqual([]);
    }
    const olds = heard.filter(([, { before }]) => before.config !== undefined);
    const news = heard.filter(([, { after }]) => after?.config !== undefined);
    const key = `${rowCase.id} ${rowCase.daemon}`;
    if (onOne.length > 0) {
      meanings.set(key, onOne.map(([{ version: kea }]) => kea).join(', '));
      return;
    }
    const old = olds.at(-1);
    const fresh = news[0];
    if (old === undefined || fresh === undefined) {
      meanings.set(key, 'none: none takes the old form');
      expect(Object.keys(NOT_COMPARED)).toContain(rowCase.id);
      return;
    }
    expect(Object.keys(NOT_COMPARED)).not.toContain(rowCase.id);
    const isNew = ({ path }: Difference): boolean =>
      NEW_DEFAULTS[path] !== undefined || isExplained(rowCase, path);
    const told = differences(underNewNames(old[1].before.config), fresh[1].after?.config);
    expect(told.filter((one) => !isNew(one))).toEqual([]);
    meanings.set(key, `${old[0].version} and ${fresh[0].version}`);
  });
});

/** The old default is told by the older Keas, another by the newer, and all say of the line what it says. */
function keptBy({ bites }: RowCase, pin: Pin, heard: readonly (readonly [Kea, Answers])[]): string {
  const toldBy = (isNew: boolean): readonly string[] =>
    heard
      .filter(([kea]) => isFrom(kea, bites) === isNew)
      .map(([, { before }]) => JSON.stringify(valuesAt(before.config, pin.told)));
  const olds = new Set(toldBy(false));
  const news = toldBy(true);
  expect(olds.size).toBe(1);
  expect(news.length).toBeGreaterThan(0);
  for (const value of news) expect([...olds]).not.toContain(value);
  const kept = heard.filter(([, { after }]) => after !== undefined);
  for (const [kea, { after }] of kept) {
    const values = valuesAt(after?.config, pin.kept);
    expect(values.length, kea.version).toBeGreaterThan(0);
    expect([...new Set(values)], kea.version).toEqual([pin.value]);
    if (pin.told === pin.kept) expect([...olds]).toContain(JSON.stringify(values));
  }
  return `${kept.map(([{ version: kea }]) => kea).join(', ')}, of the default`;
}

function isExplained({ id }: RowCase, path: string): boolean {
  return EXPLAINED[id]?.[path] !== undefined;
}
