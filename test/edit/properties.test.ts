import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/core/change.ts';
import { formatPointer, type Pointer } from '../../src/core/pointer.ts';
import type { Document, NodeId } from '../../src/document/types.ts';
import { apply } from '../../src/edit/apply.ts';
import { lower } from '../../src/edit/lower.ts';
import { inFile, parse, path, type Small } from './edit.ts';
import { changed, type Ordered, ordered, unordered } from './model.ts';
import { anyValue, choices, type Plain, printRandom, rootValue } from './random-document.ts';

const habit = fc.constantFrom('tidy' as const, 'wild' as const);

function everyNode(document: Document): readonly NodeId[] {
  const nodes: NodeId[] = [];
  const visit = (node: NodeId): void => {
    nodes.push(node);
    for (const child of document.children(node)) visit(child);
  };
  if (document.root !== undefined) visit(document.root);
  return nodes;
}

interface Seed {
  readonly at: number;
  readonly kind: number;
  readonly value: Plain;
  readonly after: number;
  readonly comment: boolean;
}

const seed: fc.Arbitrary<Seed> = fc.record({
  at: fc.nat(200),
  kind: fc.nat(20),
  value: anyValue,
  after: fc.nat(9),
  comment: fc.boolean(),
});

/** A change that makes sense of this document. */
function changeOf(
  document: Document,
  nodes: readonly NodeId[],
  { at, kind, value, after, comment }: Seed,
  index: number,
): Small {
  const node = nodes[at % nodes.length] ?? 0;
  const pointer = document.pointer(node);
  const key = `new-${index}`;
  const remark = comment ? { comment: `new remark ${index}` } : {};
  const isMember = document.key(node) !== undefined;
  if (kind < 8 && pointer.length > 0) return { kind: 'remove', at: pointer };
  if (kind < 10 && isMember) return { kind: 'rename', at: pointer, to: key };
  if (kind < 12 && isMember) return { kind: 'wrap', at: pointer, to: key };
  if (kind < 14 && pointer.length > 0) return { kind: 'set', at: pointer, value };
  if (document.kind(node) === 'list') return { kind: 'append', at: pointer, value, ...remark };
  if (document.kind(node) !== 'map') return { kind: 'append', at: pointer, value };
  const keys = [...document.children(node)].map((child) => document.key(child) ?? '');
  const name = keys[after];
  return {
    kind: 'insert',
    at: pointer,
    key,
    value,
    ...remark,
    ...(name === undefined ? {} : { after: name }),
  };
}

const commentTexts = (document: Document): string[] =>
  document.comments().map(({ source, start, end }) => source.text.slice(start, end));

/** Values that no change concerns keep every byte, wherever they are afterwards. */
function expectUntouched(before: Document, after: Document, changes: readonly Change[]): void {
  const touched = new Set<string>();
  for (const change of changes) {
    if (!('at' in change)) continue;
    for (let length = 0; length <= change.at.length; length += 1)
      touched.add(formatPointer(change.at.slice(0, length)));
  }
  const pieces = new Set(everyNode(after).map((node) => after.lexeme(node)));
  const isGone = (pointer: Pointer): boolean =>
    changes.some(
      (change) =>
        (change.kind === 'remove' || change.kind === 'set') &&
        formatPointer(pointer).startsWith(formatPointer(change.at)),
    );
  for (const node of everyNode(before)) {
    const pointer = before.pointer(node);
    if (touched.has(formatPointer(pointer)) || isGone(pointer) || before.spansFiles(node)) continue;
    expect(pieces).toContain(before.lexeme(node));
  }
}

type Files = Readonly<Record<string, string>>;

function check(text: string, files: Files, value: Plain, changes: readonly Change[]): readonly string[] {
  const before = parse(text, files);
  const lowered = lower(before, changes);
  const edited = (name: string, old: string): string => apply(old, lowered.edits.get(name) ?? []);
  const newFiles = Object.entries(files).map(([name, old]) => [name, edited(name, old)] as const);
  const after = parse(edited(path, text), Object.fromEntries(newFiles));
  const refused = new Set(lowered.refused.map(({ change }) => change));
  // Asking the same twice is asking once.
  const unique = new Map(changes.map((change) => [JSON.stringify(change), change]));
  const done = [...unique.values()].filter((change) => !refused.has(change));
  expect(after.problems.map(({ message }) => message).slice(before.problems.length)).toEqual([]);
  const order = before.includes.length === 0 ? (one: Ordered): Ordered => one : unordered;
  const result = ordered(after.root === undefined ? null : after.value(after.root));
  expect(order(result)).toEqual(order(changed(value, done)));
  const remarks = done.flatMap((change) => ('comment' in change && change.comment ? [change.comment] : []));
  const kept = commentTexts(after).filter((comment) => !remarks.some((remark) => comment.includes(remark)));
  expect([...kept, ...lowered.removedComments].sort()).toEqual(commentTexts(before).sort());
  expectUntouched(before, after, done);
  return lowered.refused.map(({ reason }) => reason);
}

/** Moves some neighbours of one list or map to a file of their own. */
function splitOff(text: string, at: number, from: number, count: number): { text: string; files: Files } {
  const document = parse(text);
  const groups = everyNode(document).filter((node) => document.size(node) > 0);
  const children = [...document.children(groups[at % groups.length] ?? 0)];
  const first = children[from % children.length] ?? 0;
  const last = children[Math.min((from % children.length) + count, children.length - 1)] ?? 0;
  const [start, end] = [document.keyLocation(first).start, document.location(last).end];
  return {
    text: `${text.slice(0, start)}<?include "part.json"?>${text.slice(end)}`,
    files: { 'part.json': text.slice(start, end) },
  };
}

describe('any changes of any document', () => {
  test('mean what they say, and nothing else', () => {
    fc.assert(
      fc.property(
        rootValue,
        choices,
        habit,
        fc.boolean(),
        fc.array(seed, { minLength: 1, maxLength: 6 }),
        (value, list, style, commas, seeds) => {
          const text = printRandom(value, list, style, commas);
          const document = parse(text);
          const nodes = everyNode(document);
          const changes = seeds.map((one, index) => inFile(changeOf(document, nodes, one, index)));
          check(text, {}, value, changes);
        },
      ),
      { numRuns: 250 },
    );
  });

  test('also when a part of it is included', () => {
    fc.assert(
      fc.property(
        rootValue,
        choices,
        habit,
        fc.tuple(fc.nat(50), fc.nat(5), fc.nat(3)),
        fc.array(seed, { minLength: 1, maxLength: 4 }),
        (value, list, style, [at, from, count], seeds) => {
          const { text, files } = splitOff(printRandom(value, list, style, false), at, from, count);
          const document = parse(text, files);
          const nodes = everyNode(document);
          const changes = seeds.map((one, index) => inFile(changeOf(document, nodes, one, index)));
          check(text, files, value, changes);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('one alone is not refused', () => {
    fc.assert(
      fc.property(rootValue, choices, habit, seed, (value, list, style, one) => {
        const text = printRandom(value, list, style, false);
        const document = parse(text);
        const change = inFile(changeOf(document, everyNode(document), one, 0));
        const reasons = check(text, {}, value, [change]);
        const expected =
          change.kind === 'append' ? /^it is no list but/ : /^nothing would be left of the file$/;
        for (const reason of reasons) expect(reason).toMatch(expected);
      }),
      { numRuns: 200 },
    );
  });

  test('none at all change nothing', () => {
    const document = parse('{ "a": 1 }');
    expect(lower(document, [])).toEqual({
      edits: new Map(),
      refused: [],
      removed: [],
      removedComments: [],
      shared: [],
    });
  });

  test('what is as asked already is not edited', () => {
    fc.assert(
      fc.property(rootValue, choices, habit, anyValue, fc.nat(50), (value, list, style, fresh, at) => {
        const text = printRandom(value, list, style, false);
        const document = parse(text);
        const members = everyNode(document).filter((node) => document.key(node) !== undefined);
        const pointer = document.pointer(members[at % members.length] ?? 0);
        const set = inFile({ kind: 'set', at: pointer, value: fresh });
        const once = apply(text, lower(document, [set]).edits.get(path) ?? []);
        expect(lower(parse(once), [set]).edits.size).toBe(0);
      }),
      { numRuns: 80 },
    );
  });
});
