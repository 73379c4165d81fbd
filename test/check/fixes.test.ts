// Fixes are promises: every one of the fixtures can be carried out; a safe one silences its finding, keeps every
// comment, and lets nothing new be found.

import { describe, expect, test } from 'vitest';
import { rules } from '../../src/check/rules/index.ts';
import type { Change, Fix } from '../../src/core/change.ts';
import type { Document } from '../../src/document/types.ts';
import { apply } from '../../src/edit/apply.ts';
import { lower } from '../../src/edit/lower.ts';
import { checkFiles, contextOf, type Fixture, fixturesOf, load } from './harness.ts';

interface Case {
  readonly name: string;
  readonly fixture: Fixture;
  readonly rule: string;
  readonly fix: Fix;
}

const cases = rules.flatMap((rule) =>
  fixturesOf(rule).flatMap((fixture) =>
    checkFiles(fixture.files, fixture.aim).diagnostics.flatMap(({ rule: id, fix }, index): readonly Case[] =>
      id !== rule.id || fix === undefined || fix.safety === 'manual'
        ? []
        : [{ name: `${id}/${fixture.name} ${index}: ${fix.title}`, fixture, rule: id, fix }],
    ),
  ),
);

/** The files of a fixture after the changes of a fix, and what the edit layer says of them. */
function carriedOut({ files, aim }: Fixture, changes: readonly Change[]) {
  const { installations, unclear } = load(files, aim);
  const documents = [...installations, ...unclear].flatMap((one) =>
    one.files.map(({ document }) => document),
  );
  const after: Record<string, string> = { ...files };
  const comments: string[] = [];
  for (const document of documents) {
    const lowered = lower(
      document,
      changes.filter((change) => 'file' in change && change.file === document.source.path),
    );
    expect(lowered.refused).toEqual([]);
    comments.push(...lowered.removedComments);
    for (const [path, edits] of lowered.edits) after[path] = apply(textOf(document, path), edits);
  }
  return { after, removedComments: comments };
}

function textOf(document: Document, path: string): string {
  return document.sources.find((source) => source.path === path)?.text ?? '';
}

test('there are safe fixes and others to try', () => {
  expect(cases.filter(({ fix }) => fix.safety === 'safe').length).toBeGreaterThan(10);
  expect(cases.filter(({ fix }) => fix.safety === 'unsafe').length).toBeGreaterThan(5);
});

test('a fix that is described only changes nothing', () => {
  for (const rule of rules) {
    for (const { files, aim } of fixturesOf(rule)) {
      for (const { fix } of checkFiles(files, aim).diagnostics) {
        if (fix?.safety === 'manual') expect(fix.changes).toEqual([]);
        else if (fix !== undefined) expect(fix.changes).not.toEqual([]);
      }
    }
  }
});

describe('a fix can be carried out and does what it says', () => {
  test.each(cases.map((one) => [one.name, one] as const))('%s', (_name, { fixture, rule, fix }) => {
    const before = checkFiles(fixture.files, fixture.aim).diagnostics;
    const { after, removedComments } = carriedOut(fixture, fix.changes);
    const found = checkFiles(after, fixture.aim).diagnostics;
    const count = (all: typeof before): number => all.filter((finding) => finding.rule === rule).length;
    expect(count(found)).toBeLessThan(count(before));
    if (fix.safety !== 'safe') return;
    expect(removedComments).toEqual([]);
    const known = new Set(before.map((finding) => finding.rule));
    expect(found.filter((finding) => !known.has(finding.rule))).toEqual([]);
    expect(contextOf(load(after, fixture.aim)).fleet).toHaveLength(
      load(fixture.files, fixture.aim).installations.length,
    );
  });
});
