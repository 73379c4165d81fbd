// The door of this stage: symbolic changes of one document become text edits. Only here and below is known how commas,
// indents and comments stand around a value. Text that is not concerned keeps every byte.

import type { Change } from '../core/change.ts';
import type { Document, NodeId } from '../document/types.ts';
import { editContainer } from './container.ts';
import { goneByParent } from './gone.ts';
import type { Lowered, Refusal } from './lowered.ts';
import { editMember } from './member.ts';
import { type NodeChange, ordersOf, sortOrders } from './orders.ts';
import { settle } from './settle.ts';
import { type BytesChange, bytesUnit } from './splice.ts';
import { type Failed, type Unit, workshopOf } from './workshop.ts';

/**
 * Turns changes of one document into edits of the files it consists of. All changes refer to the same text; they are
 * composed, or refused one by one with a reason, and the rest is done. An edit inside an included file lands there, once.
 *
 * @param document as parsed from the text that the edits will be applied to
 * @throws Error when a value to be written is no JSON of bytes: a bug of the caller
 */
export function lower(document: Document, changes: readonly Change[]): Lowered {
  const refused: Refusal[] = [];
  const ofNodes: NodeChange[] = [];
  const ofBytes: BytesChange[] = [];
  const twins = groupTwins(changes);
  for (const [change] of twins.values()) {
    if (change === undefined) continue;
    const reason = whyNot(document, change);
    if (reason !== undefined) refused.push({ change, reason });
    else if (change.kind === 'assign' || change.kind === 'splice') ofBytes.push(change);
    else ofNodes.push(change);
  }
  const sorted = sortOrders(document, ofNodes);
  const shop = workshopOf(document, sorted.orders);
  const { gone, failed } = goneByParent(document, sorted.orders);
  const grown = [...sorted.orders.keys()].filter((node) => grows(document, sorted.orders, node));
  const containers = [...new Set([...gone.keys(), ...grown])].sort((a, b) => a - b);
  const filled = containers.map((node) => ({
    node,
    made: editContainer(shop, node, gone.get(node) ?? new Map()),
  }));
  const stuck = new Set(
    filled.filter(({ made }) => made.some((one) => 'failure' in one)).map(({ node }) => node),
  );
  const made: (Unit | Failed)[] = [
    ...[...sorted.orders.keys()].flatMap((node) => editMember(shop, node, stuck)),
    ...failed,
    ...filled.flatMap((one) => one.made),
    ...ofBytes.map((change) => bytesUnit(sourceOf(document, change), change)),
  ];
  const lowered = settle(document, made, [...refused, ...sorted.refused]);
  const all = lowered.refused.flatMap(({ change, reason }) =>
    (twins.get(JSON.stringify(change)) ?? [change]).map((twin) => ({ change: twin, reason })),
  );
  return { ...lowered, refused: all };
}

/** Asking the same several times is asking once. */
function groupTwins(changes: readonly Change[]): ReadonlyMap<string, readonly Change[]> {
  const twins = new Map<string, Change[]>();
  for (const change of changes) {
    const text = JSON.stringify(change);
    const known = twins.get(text);
    if (known === undefined) twins.set(text, [change]);
    else known.push(change);
  }
  return twins;
}

function whyNot(document: Document, change: Change): string | undefined {
  if (change.kind === 'splice') {
    return document.sources.some(({ path }) => path === change.file)
      ? undefined
      : 'the document has no such file';
  }
  if (change.file !== document.source.path) return 'the change is meant for another file';
  return document.template === undefined
    ? undefined
    : 'the file is a template: its values are not what Kea will read';
}

function grows(document: Document, orders: Parameters<typeof ordersOf>[0], node: NodeId): boolean {
  const appends = document.kind(node) === 'list' ? ordersOf(orders, node, 'append').length : 0;
  return appends + ordersOf(orders, node, 'insert').length > 0;
}

function sourceOf(document: Document, { file }: BytesChange): Document['source'] {
  return document.sources.find(({ path }) => path === file) ?? document.source;
}
