import { describe, expect, it } from 'vitest';
import { installedKeas } from './harness/index.ts';
import { generated, handmade, syntaxCases } from './syntax/cases.ts';
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
