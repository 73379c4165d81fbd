import { describe, expect, it } from 'vitest';
import { parseVersion } from '../../src/core/version.ts';
import { installedKeas } from './harness/index.ts';
import { generated, handmade } from './syntax/cases.ts';
import { askOurs, difference } from './syntax/compare.ts';
import { verdicts } from './syntax/verdicts.ts';

/** Where our document layer and Kea are known to differ, and why it stays so. */
const EXPLAINED: Readonly<Record<string, string>> = {
  'duplicates/inner-before-outer':
    'two errors: Kea notices a key to be there twice when its value is complete, we list errors by place',
  'duplicates/value-inner-error-before-map': 'the same: the error in the value comes first for Kea',
  'keys/duplicate-with-bad-value': 'the same: the type of the value comes first for Kea',
  'includes-places/duplicate-with-included-value':
    'Kea names the file of the value instead of the file of the key; line and column are the same',
};

const keas = installedKeas();

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
    300_000,
  );
});
