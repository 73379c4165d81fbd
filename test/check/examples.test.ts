// The examples inside the rules: what a rule shows as bad must make it fire, and what it shows as good must not.

import { describe, expect, test } from 'vitest';
import { rules } from '../../src/check/rules/index.ts';
import { checkFiles } from './harness.ts';

const idsOf = (result: ReturnType<typeof checkFiles>): readonly string[] => [
  ...new Set(result.diagnostics.map(({ rule }) => rule)),
];

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const aim = { target: rule.exampleTarget, platform: rule.examplePlatform, host: rule.exampleHost };
  const also = rule.also ?? [];

  test('the bad example makes it fire, and nothing that is not said', () => {
    const result = checkFiles(rule.bad, aim);
    expect(result.bugs).toEqual([]);
    const ids = idsOf(result);
    expect(ids).toContain(id);
    expect(ids.filter((other) => other !== id).sort()).toEqual([...also].sort());
  });

  test('the good example is silent', () => {
    const result = checkFiles(rule.good, aim);
    expect(result.bugs).toEqual([]);
    expect(idsOf(result).filter((other) => !also.includes(other))).toEqual([]);
  });
});
