// The big shapes, whole: fixtures/migrations/<name>/before becomes after, and plan.txt says what the plan says.
// UPDATE=1 writes what comes out; read it as a user would.

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { describe, expect, test } from 'vitest';
import type { TargetName } from '../../src/kea/versions.ts';
import type { PlanContext } from '../../src/plan/context.ts';
import { describePlan } from './describe-plan.ts';
import { contextFor, type Files, failuresOf, here, load, planAll } from './harness.ts';

const root = new URL('../../fixtures/migrations', import.meta.url).pathname;
const update = process.env.UPDATE === '1';

interface Options
  extends Partial<Pick<PlanContext, 'agent' | 'credentials' | 'platform' | 'unixOnly' | 'listen'>> {
  /** The first one's results are in `after` and `plan.txt`, the others' in `after-3.0` and `plan-3.0.txt`. */
  readonly targets?: readonly TargetName[];
}

function filesBelow(directory: string, prefix = ''): Files {
  const files: Record<string, string> = {};
  if (!existsSync(directory)) return files;
  for (const name of readdirSync(join(directory, prefix)).sort()) {
    const path = join(prefix, name);
    if (statSync(join(directory, path)).isDirectory()) Object.assign(files, filesBelow(directory, path));
    else files[path] = readFileSync(join(directory, path), 'latin1');
  }
  return files;
}

function write(directory: string, files: Files): void {
  rmSync(directory, { recursive: true, force: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), text, 'latin1');
  }
}

const cases = readdirSync(root)
  .sort()
  .flatMap((name) => {
    const path = join(root, name, 'options.json');
    const { targets = ['3.2'], ...options }: Options = existsSync(path)
      ? JSON.parse(readFileSync(path, 'utf8'))
      : {};
    return targets.map((target, index) => ({
      name,
      target,
      suffix: index === 0 ? '' : `-${target}`,
      options: { ...options, target },
    }));
  });

describe.each(cases)('$name for $target', ({ name, suffix, options }) => {
  const before = filesBelow(join(root, name, 'before'));
  const planned = planAll(before, options);
  const plans = planned.map(({ plan }) => plan);

  test('files', () => {
    const changed = plans.flatMap(({ files }) => files.map(({ before: { path }, after }) => [path, after]));
    const created = plans.flatMap(({ create }) =>
      create.map(({ path, content }) => [path.slice(here.length + 1), content]),
    );
    const result = Object.fromEntries([...changed, ...created]);
    const golden = join(root, name, `after${suffix}`);
    if (update) write(golden, result);
    expect(result).toEqual(filesBelow(golden));
  });

  test('plan', () => {
    const text = plans.map(describePlan).join('\n');
    const golden = join(root, name, `plan${suffix}.txt`);
    if (update) writeFileSync(golden, text);
    expect(text).toBe(readFileSync(golden, 'utf8'));
  });

  test('proof holds, and planning again changes nothing', () => {
    expect(failuresOf(planned, options)).toEqual([]);
  });

  test('reading the result from the disk changes nothing either', () => {
    const texts = Object.fromEntries(
      plans.flatMap(({ files, create }) => [
        ...files.map(({ before: { path }, after }) => [path, after]),
        ...create.map(({ path, content }) => [path.slice(here.length + 1), content]),
      ]),
    );
    const again = planAll({ ...before, ...texts }, options).map(({ plan }) => plan);
    expect(again.flatMap(({ files, create }) => [...files, ...create])).toEqual([]);
  });

  test('the same twice', () => {
    const context = contextFor(options);
    expect(planAll(before, options).map(({ plan }) => describePlan(plan))).toEqual(plans.map(describePlan));
    expect(load(before, context.targetName)).toHaveLength(plans.length);
  });
});
