// Rule: maps and lists nested deeper than a server can write out again.

import type { Document, NodeId } from '../../document/types.ts';
import { classesOf } from '../../installation/dhcp/classes.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import type { Place } from '../../installation/types.ts';
import { deepestNesting } from '../../kea/versions.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { keyAt, member } from '../places.ts';
import { defineRule } from '../rule.ts';

const nested = (levels: number): string => `${'{ "a": '.repeat(levels)}1${' }'.repeat(levels)}`;
const example = (levels: number): string =>
  text`
      { "Dhcp4": { "user-context": CONTEXT } }
    `.replace('CONTEXT', nested(levels));

export default defineRule({
  id: 'json-nesting-too-deep',
  title: 'maps and lists are nested more than 100 deep, and the server dies at start',
  why: `From 2.6.5, 3.0.3 and 3.1.5 on a server gives up writing out its configuration below 100 levels, counted from the
outermost bracket of the file: "toJSON got infinite recursion: arguments include cycles". \`-t\` and \`-T\` pass, the start
fails. Only what Kea does not look into can be that deep: \`user-context\`, and the parameters of hook libraries. (Debian's
2.6.3 has the change as well.)`,
  source: 'ChangeLog 2436; src/lib/cc/data.cc; seen with Kea 2.2.0, 2.6.3 of Debian and 3.0.4',
  severity: 'error',
  when: 'nestingLimited',
  scope: 'document',
  bad: { 'kea-dhcp4.conf': example(deepestNesting - 1) },
  good: { 'kea-dhcp4.conf': example(deepestNesting - 2) },
  *check(file) {
    const maps: readonly Place[] = [
      ...file.sections,
      ...dhcpIn(file).flatMap((dhcp) => [
        ...dhcp.networks(),
        ...dhcp.subnets(),
        ...dhcp.pools(),
        ...classesOf(dhcp),
      ]),
    ];
    for (const map of maps) {
      for (const key of ['user-context', 'hooks-libraries']) {
        const own = member(map, key);
        const deep = own === undefined ? undefined : tooDeepIn(own.document, own.node);
        if (own === undefined || deep === undefined) continue;
        yield {
          message: `here "${key}" reaches level ${deepestNesting + 1} of the file: the server passes -t and dies at start, since ${deepestNesting} levels are the most`,
          at: keyAt({ document: own.document, node: deep }),
          fix: manualFix('flatten it, or keep it in a string'),
        };
      }
    }
  },
});

/** The first map or list within a node that lies below the last level. */
function tooDeepIn(document: Document, top: NodeId): NodeId | undefined {
  let depth = levelOf(document, top);
  let at: NodeId | undefined = top;
  while (at !== undefined) {
    const kind = document.kind(at);
    if ((kind === 'map' || kind === 'list') && depth > deepestNesting) return at;
    const inside: NodeId | undefined = document.firstChild(at);
    if (inside !== undefined) {
      at = inside;
      depth++;
      continue;
    }
    while (at !== undefined && at !== top && document.nextSibling(at) === undefined) {
      at = document.parent(at);
      depth--;
    }
    at = at === undefined || at === top ? undefined : document.nextSibling(at);
  }
  return undefined;
}

/** The outermost map is level 1. */
function levelOf(document: Document, node: NodeId): number {
  let level = 0;
  for (let at: NodeId | undefined = node; at !== undefined; at = document.parent(at)) level++;
  return level;
}
