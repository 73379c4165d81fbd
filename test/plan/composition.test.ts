// All rewrites in one file, in random company: each comes out as if it were alone, comments stay, and a second plan finds
// nothing to do. The same members in an included file come to the same configuration.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument } from '../../src/document/parse.ts';
import type { Document } from '../../src/document/types.ts';
import { targets } from '../../src/kea/versions.ts';
import { fileOf, type Site, sites, withComma } from './all-rewrites.ts';
import { type Files, failuresOf, type Options, planAll } from './harness.ts';

const options: Options = { target: '3.2', platform: 'debian', unsafe: true };
const name = 'kea-dhcp4.conf';

/** Blanks and the commas at line ends are the file's, not the member's. */
const lax = (text: string): string => text.replaceAll(/,(?=\s*(?:#|\/\/|\n|$))/g, '').replaceAll(/\s+/g, ' ');

function parsed(files: Files): Document {
  const text = files[name] ?? '';
  const include = (path: string) => ({ path, text: files[path] ?? '' });
  return parseDocument({ path: name, text }, { target: targets['3.2'], include });
}

function commentsOf(files: Files): readonly string[] {
  return parsed(files)
    .comments()
    .map(({ source, start, end }) => source.text.slice(start, end))
    .sort();
}

function configurationOf(files: Files): unknown {
  const document = parsed(files);
  expect(document.problems).toEqual([]);
  return document.root === undefined ? undefined : document.value(document.root);
}

/** The files after a plan that holds what it promises, and after which nothing is left to do. */
function planned(files: Files): Files {
  const plans = planAll(files, options);
  expect(failuresOf(plans, options)).toEqual([]);
  const changed = plans.flatMap(({ plan }) => plan.files);
  return { ...files, ...Object.fromEntries(changed.map(({ before, after }) => [before.path, after])) };
}

function main(members: readonly Site[], comma = ''): Files {
  return {
    [name]: fileOf(
      members.map(({ before }) => before),
      comma,
    ),
  };
}

function holdsFor(members: readonly Site[], comma = ''): void {
  const files = main(members, comma);
  const made = planned(files);
  const text = lax(made[name] ?? '');
  for (const { after, adds = [] } of members)
    for (const part of [after, ...adds]) expect(text).toContain(lax(part));
  expect(commentsOf(made)).toEqual(commentsOf(files));
  expect(planned(made)).toEqual(made);
}

function holdsIncluded(members: readonly Site[], included: readonly Site[]): void {
  const part = included.map(({ before }, at) => withComma(before, at < included.length - 1 ? ',' : ''));
  const files = {
    [name]: fileOf(['<?include "part"?>', ...members.map(({ before }) => before)]),
    part: `${part.join('\n')}\n`,
  };
  const made = planned(files);
  expect(configurationOf(made)).toEqual(configurationOf(planned(main([...included, ...members]))));
  expect(commentsOf(made)).toEqual(commentsOf(files));
  expect(planned(made)).toEqual(made);
}

const chosen = fc.shuffledSubarray([...sites], { minLength: 1 });

test('all at once', () => {
  holdsFor(sites, ',');
});

test.each(sites.map((site) => [site.name, site] as const))(
  '%s alone, and alone in an included file',
  (_name, site) => {
    holdsFor([site]);
    holdsIncluded([], [site]);
  },
);

test('in random company', () => {
  fc.assert(
    fc.property(chosen, fc.constantFrom('', ','), (members, comma) => holdsFor(members, comma)),
    { numRuns: 30 },
  );
});

test('some of them in an included file', () => {
  fc.assert(
    fc.property(chosen, fc.nat(sites.length), (members, cut) =>
      holdsIncluded(members.slice(Math.max(1, cut)), members.slice(0, Math.max(1, cut))),
    ),
    { numRuns: 20 },
  );
});
