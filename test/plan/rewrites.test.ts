// Every rewrite is what the tool itself makes of the old form, and nothing is left to do for it afterwards.

import { basename } from 'node:path/posix';
import { describe, expect, test } from 'vitest';
import { filesOf, type KnownRewrite, knownRewrites } from '../../src/kea/changes/rewrites.ts';
import { type Files, type Options, planAll } from './harness.ts';

/** The files after a plan, those that it creates included. */
function written(files: Files, options: Options): Files {
  const plans = planAll(files, options).map(({ plan }) => plan);
  const changed = plans.flatMap((plan) => plan.files);
  return {
    ...files,
    ...Object.fromEntries(changed.map(({ before, after }) => [before.path, after])),
    ...Object.fromEntries(
      plans.flatMap(({ create }) => create.map(({ path, content }) => [basename(path), content])),
    ),
  };
}

function optionsFor({ by, target, platform }: KnownRewrite): Options {
  return { target: target ?? '3.2', platform, unsafe: by === '--unsafe' };
}

const made = knownRewrites.filter(({ by }) => by !== 'hand').map((one) => [one.id, one] as const);

describe.each(made)('%s', (_id, known) => {
  const { before, after } = filesOf(known);

  test('is what the tool writes', () => {
    const got = written(before, optionsFor(known));
    expect(Object.fromEntries(Object.keys(after).map((name) => [name, got[name]]))).toEqual(after);
  });

  test('leaves nothing to do', () => {
    const options = optionsFor(known);
    const got = written(before, options);
    expect(written(got, { ...options, exists: () => true })).toEqual(got);
  });
});
