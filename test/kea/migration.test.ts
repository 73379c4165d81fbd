// Every installation under fixtures/, or below KEA_SWEEP: migrated for 3.0, and real Kea asked before and after.

import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { keaOf } from './harness/index.ts';
import { EXPLAINED } from './migration/explained.ts';
import { complaint, filesOf, installationsBelow, judge } from './migration/judge.ts';

const kea = keaOf('3.0');
const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));
const { KEA_SWEEP } = process.env;
const root = KEA_SWEEP === undefined ? fixtures : resolve(KEA_SWEEP);

const inputs = installationsBelow(root).filter((directory) => !/\/after[^/]*(\/|$)/.test(directory));

it('there are installations to judge', () => {
  expect(inputs.length).toBeGreaterThan(0);
});

it('what is accepted stays accepted, and what is refused is named', { timeout: 600_000 }, async () => {
  const found: Record<string, string> = {};
  let accepted = 0;
  let refused = 0;
  for (const directory of inputs) {
    const result = await judge(kea, filesOf(directory));
    for (const judged of result.judged) {
      if (judged.after === undefined) accepted += 1;
      else refused += 1;
      const wrong = complaint(result, judged);
      if (wrong !== undefined) found[`${directory.slice(root.length + 1)}/${judged.file}`] = wrong;
    }
  }
  console.log(
    `migration: ${inputs.length} directories, ${accepted} files accepted after, ${refused} refused and named`,
  );
  const known = KEA_SWEEP === undefined ? EXPLAINED : {};
  expect(Object.fromEntries(Object.entries(found).filter(([name]) => !(name in known)))).toEqual({});
  expect(Object.keys(known).filter((name) => !(name in found))).toEqual([]);
});
