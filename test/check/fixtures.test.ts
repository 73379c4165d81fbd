// The fixtures of each rule: fixtures/rules/<id>/{bad,good}*/, with what is found in them in report.txt beside the files.
// UPDATE=1 writes the reports again.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../../src/check/rules/index.ts';
import { checkFiles, fixtures, fixturesOf, report } from './harness.ts';

test('every folder of fixtures belongs to a rule', () => {
  const ids = rules.map(({ id }) => id);
  expect(readdirSync(fixtures).filter((name) => name !== '_template' && !ids.includes(name))).toEqual([]);
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const all = fixturesOf(rule);

  test('has a bad one, a good one and a near miss', () => {
    const names = all.map(({ name }) => name);
    expect(names.filter((name) => name.startsWith('bad'))).not.toEqual([]);
    expect(names.filter((name) => name === 'good')).not.toEqual([]);
    expect(names.filter((name) => name.startsWith('good-near-miss'))).not.toEqual([]);
    expect(names.filter((name) => !/^(bad|good)(-|$)/.test(name))).toEqual([]);
  });

  test.each(all.map((fixture) => [fixture.name, fixture] as const))(
    '%s',
    (name, { directory, files, aim }) => {
      const result = checkFiles(files, aim);
      expect(result.bugs).toEqual([]);
      const fired = result.diagnostics.filter((finding) => finding.rule === id);
      if (name.startsWith('bad')) expect(fired).not.toEqual([]);
      else expect(fired).toEqual([]);
      const golden = join(directory, 'report.txt');
      const said = report(result.diagnostics);
      if (process.env.UPDATE === '1') writeFileSync(golden, said);
      expect(existsSync(golden) ? readFileSync(golden, 'utf8') : undefined).toBe(said);
    },
  );
});
