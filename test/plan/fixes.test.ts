// Fixes compose: all of a fixture are carried out together, the safe ones and with --unsafe the others; the result parses,
// has nothing left to fix, and a second run changes nothing.

import { describe, expect, test } from 'vitest';
import { rules } from '../../src/check/rules/index.ts';
import type { Safety } from '../../src/core/change.ts';
import type { TargetName } from '../../src/kea/versions.ts';
import { findingsOf } from '../../src/plan/findings.ts';
import { makeFixPlan } from '../../src/plan/fix-plan.ts';
import { planFixes } from '../../src/plan/plan.ts';
import { makePlan } from '../../src/plan/proven-plan.ts';
import { contextOf, type Fixture, fixturesOf, load } from '../check/harness.ts';
import { contextFor } from './harness.ts';

const cases = rules.flatMap((rule) =>
  fixturesOf(rule).map((fixture) => [`${rule.id}/${fixture.name}`, fixture] as const),
);

const ways = [
  { name: 'safe', unsafe: false, taken: ['safe'] },
  { name: 'unsafe', unsafe: true, taken: ['safe', 'unsafe'] },
] as const satisfies readonly { readonly taken: readonly Safety[]; readonly [key: string]: unknown }[];

function contextsOf({ files, aim }: Fixture, unsafe: boolean) {
  const grouping = load(files, aim);
  const { writtenFor } = contextOf(grouping, aim);
  const target: TargetName = aim.target ?? '3.2';
  const context = contextFor({
    target,
    platform: aim.platform,
    unsafe,
    ...(writtenFor === undefined ? {} : { writtenFor }),
  });
  return { installations: grouping.installations, context };
}

describe.each(ways)('$name fixes', ({ unsafe, taken }) => {
  test.each(cases)('%s', (_name, fixture) => {
    const { installations, context } = contextsOf(fixture, unsafe);
    const found = findingsOf(installations, context);
    const plan = makeFixPlan(installations, context, found);
    const failed = plan.installations.flatMap(({ proof }) => proof.filter(({ holds }) => !holds));
    expect(failed).toEqual([]);
    const left = plan.installations.flatMap(({ remaining }) => remaining);
    const wanted: readonly Safety[] = taken;
    expect(
      left.filter(({ fix }) => fix !== undefined && wanted.includes(fix.safety)).map(({ rule }) => rule),
    ).toEqual([]);
  });
});

describe.each(ways)('a plan with $name fixes', ({ unsafe }) => {
  test.each(cases)('%s', (_name, fixture) => {
    const { installations, context } = contextsOf(fixture, unsafe);
    const plan = makePlan(installations, context);
    if (plan.installations.some(({ decisions }) => decisions.some(({ blocking }) => blocking))) return;
    const failed = plan.installations.flatMap(({ proof }) => proof.filter(({ holds }) => !holds));
    expect(failed).toEqual([]);
  });
});

test('there are fixtures with several fixes in one file', () => {
  const counts = cases.map(([, fixture]) => {
    const { installations, context } = contextsOf(fixture, true);
    const planned = planFixes(installations, context, findingsOf(installations, context));
    return Math.max(
      0,
      ...planned.map(({ plan }) => plan.files.reduce((sum, { reasons }) => sum + reasons.length, 0)),
    );
  });
  expect(counts.filter((count) => count > 1).length).toBeGreaterThan(5);
});
