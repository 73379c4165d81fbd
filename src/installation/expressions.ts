// Every expression of a DHCP server's section, with its place: tests of client classes, and parameters of hook libraries.

import type { Document, NodeId } from '../document/types.ts';
import type { Universe, Yield } from '../kea/expressions.ts';
import { type HookExpression, hookExpressions } from '../kea/hook-expressions.ts';
import { libraryName } from '../kea/hooks.ts';
import { hooksOf } from './hooks.ts';
import type { Section, Valued } from './types.ts';
import { mapsIn, memberAt, stringAt } from './values.ts';

/** An expression as a file has it. */
export interface WrittenExpression extends Valued<string> {
  readonly universe: Universe;
  readonly yields: Yield;
  /** The hook library that reads it; undefined: the server itself. */
  readonly library: string | undefined;
  /** First version whose library knows the parameter. */
  readonly since: string | undefined;
  /** The class that it is the test of, when a class has one. */
  readonly testOf: NodeId | undefined;
}

/** All expressions of a section, in the order of the file within classes and hooks; none for other daemons. */
export function* expressionsOf(section: Section): Generator<WrittenExpression> {
  const { kind, document, node } = section;
  if (kind !== 'dhcp4' && kind !== 'dhcp6') return;
  for (const testOf of mapsIn(document, memberAt(document, node, 'client-classes'))) {
    for (const [key, yields] of classKeys) {
      const written = stringAt(document, testOf, key);
      if (written !== undefined)
        yield { ...written, universe: kind, yields, library: undefined, since: undefined, testOf };
    }
  }
  for (const { library, parameters } of hooksOf(document, section.node)) {
    const name = library === undefined ? '' : libraryName(library.value);
    if (parameters === undefined || !Object.hasOwn(hookExpressions, name)) continue;
    for (const expression of hookExpressions[name] ?? []) {
      for (const found of follow(document, parameters.node, expression.path)) {
        const written = expressionAt(document, found, expression);
        if (written === undefined) continue;
        const { yields, since } = expression;
        yield { ...written, universe: kind, yields, library: name, since, testOf: undefined };
      }
    }
  }
}

const classKeys: readonly (readonly [string, Yield])[] = [
  ['test', 'bool'],
  ['template-test', 'string'],
];

function expressionAt(
  document: Document,
  node: NodeId,
  { mayBeEmpty }: HookExpression,
): Valued<string> | undefined {
  const value = document.string(node);
  if (value === undefined || (value === '' && mayBeEmpty === true)) return undefined;
  return { document, node, value };
}

/** The values at the end of a way, `*` being every item of a list. */
function* follow(document: Document, from: NodeId, way: readonly string[]): Generator<NodeId> {
  const [step, ...rest] = way;
  if (step === undefined) yield from;
  else if (step === '*') {
    if (document.kind(from) !== 'list') return;
    for (const item of document.children(from)) yield* follow(document, item, rest);
  } else {
    const next = document.get(from, step);
    if (next !== undefined) yield* follow(document, next, rest);
  }
}
