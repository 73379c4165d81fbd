// Kea's dialect, as real Kea judged some 880 small documents: verdict, line and column of the first error, warnings.
// The answers are kept beside this file; `npm run test:kea` holds them against the installed Kea.

import { describe, expect, test } from 'vitest';
import { version } from '../../src/core/version.ts';
import { handmade } from '../kea/syntax/cases.ts';
import { askOurs, difference } from '../kea/syntax/compare.ts';
import { EXPLAINED } from '../kea/syntax/explained.ts';
import { RECORDED_VERSION, recordedVerdicts } from '../kea/syntax/recorded.ts';

const recorded = recordedVerdicts();
const target = version(RECORDED_VERSION);

describe(`the document layer and Kea ${RECORDED_VERSION}`, () => {
  test('every case has its recorded verdict', () => {
    expect(handmade.filter(({ id }) => !recorded.has(id)).map(({ id }) => id)).toEqual([]);
    expect(recorded.size).toBe(handmade.length);
  });

  test.each(handmade)('$id', (asked) => {
    const verdict = recorded.get(asked.id);
    if (verdict === undefined) throw new Error('not recorded: run UPDATE=1 npm run test:kea');
    const differs = difference(asked, verdict, askOurs(asked, target));
    if (asked.id in EXPLAINED) expect(differs).toBeDefined();
    else expect(differs).toBeUndefined();
  });
});
