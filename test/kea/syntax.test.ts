import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseVersion } from '../../src/core/version.ts';
import { installedKeas } from './harness/index.ts';
import { generated, handmade, syntaxCases } from './syntax/cases.ts';
import { askOurs, difference } from './syntax/compare.ts';
import { EXPLAINED } from './syntax/explained.ts';
import { RECORDED, RECORDED_VERSION, recordedVerdicts } from './syntax/recorded.ts';
import { type Verdict, verdicts } from './syntax/verdicts.ts';

const keas = installedKeas();
const newest = keas.at(-1);
const MINUTES = 60_000;

/** Ids of the refused cases for which no reason could be read from Kea's output. */
const unexplained = (given: ReadonlyMap<string, Verdict>): string[] =>
  [...given].filter(([, { accepted, error }]) => !accepted && !error?.message).map(([id]) => id);

describe('the syntax cases', () => {
  it('have one name each', () => {
    const ids = syntaxCases.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it.each(keas.map((kea) => [kea.version, kea] as const))(
    'get a verdict from Kea %s',
    async (_, kea) => {
      expect(unexplained(await verdicts(kea, handmade))).toEqual([]);
    },
    5 * MINUTES,
  );

  it(
    'made by rule get one from the newest',
    async () => {
      if (!newest) throw new Error('no Kea is installed');
      expect(unexplained(await verdicts(newest, generated))).toEqual([]);
    },
    5 * MINUTES,
  );

  it(
    'are recorded for machines without a Kea',
    async () => {
      const kea = keas.find(({ version }) => version === RECORDED_VERSION);
      if (!kea) throw new Error(`Kea ${RECORDED_VERSION} is not installed`);
      const given = await verdicts(kea, handmade);
      if (process.env.UPDATE === '1') {
        writeFileSync(RECORDED, `${JSON.stringify(Object.fromEntries(given), undefined, 1)}\n`);
      }
      expect(Object.fromEntries(recordedVerdicts())).toEqual(
        JSON.parse(JSON.stringify(Object.fromEntries(given))),
      );
    },
    5 * MINUTES,
  );

  // The dialect is the same from 2.2 to 3.0, to the column. Should that ever end, the document layer must ask for the version.
  it(
    'get the same verdict from all versions',
    async () => {
      const [first, ...others] = await Promise.all(keas.map((kea) => verdicts(kea, handmade)));
      for (const other of others) {
        for (const [id, verdict] of other) expect(verdict, id).toEqual(first?.get(id));
      }
    },
    5 * MINUTES,
  );
});

describe('our document layer and real Kea', () => {
  const all = keas.map((kea, index) => ({
    kea,
    name: kea.version,
    // The generated cases are many and Kea's lexer is the same in all versions: the newest is enough.
    cases: index === keas.length - 1 ? [...handmade, ...generated] : handmade,
  }));

  it.each(all)(
    'agree on every document with $name: verdict, line, column',
    async ({ kea, cases }) => {
      const target = parseVersion(kea.version);
      if (!target) throw new Error(kea.version);
      const given = await verdicts(kea, cases);
      const found: Record<string, string> = {};
      for (const asked of cases) {
        const verdict = given.get(asked.id);
        const differs = verdict ? difference(asked, verdict, askOurs(asked, target)) : 'not asked';
        if (differs !== undefined) found[asked.id] = differs;
      }
      expect(Object.keys(EXPLAINED).filter((id) => !(id in found))).toEqual([]);
      expect(Object.fromEntries(Object.entries(found).filter(([id]) => !(id in EXPLAINED)))).toEqual({});
    },
    5 * MINUTES,
  );
});
