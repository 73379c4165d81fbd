// Rule: a remark stands in the user context and beside it.

import type { Place } from '../../installation/types.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { items, keyAt, member, there } from '../places.ts';
import { defineRule, type Finding } from '../rule.ts';

export default defineRule({
  id: 'comment-twice',
  title: 'a remark stands in the user context and after it',
  why: `Kea keeps \`comment\` as a member of \`user-context\`. Where the user context has a \`comment\` of its own and another one
follows it, that is "duplicate user-context/comment entries", and the file is refused. The other way round, \`comment\` first,
the second one silently wins.`,
  source: 'src/bin/dhcp4/dhcp4_parser.yy: comment; seen with Kea 2.2.0, 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "user-context": { "comment": "the office" }, "comment": "second floor" } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "user-context": { "floor": 2 }, "comment": "the office" } }
    `,
  },
  *check({ document, sections }) {
    if (!document.hasKey('user-context') || !document.hasKey('comment')) return;
    for (const section of sections) yield* walk(section);
  },
});

/** Every map that Kea reads; what stands inside of a user context is free. */
function* walk(place: Place): Generator<Finding> {
  if (place.document.kind(place.node) === 'map') yield* judge(place);
  for (const inner of items(place)) {
    const { document, node } = inner;
    const kind = document.kind(node);
    if (kind !== 'map' && kind !== 'list') continue;
    const key = document.key(node);
    if (key !== 'user-context' && key !== 'parameters') yield* walk(inner);
  }
}

function* judge(map: Place): Generator<Finding> {
  const context = member(map, 'user-context');
  const comment = member(map, 'comment');
  const inside = context === undefined ? undefined : member(context, 'comment');
  if (inside === undefined || comment === undefined || context === undefined) return;
  const { document } = map;
  if (document.location(comment.node).start < document.location(context.node).start) return;
  yield {
    message: '"comment" stands in the "user-context" before it already, and Kea refuses a second one',
    at: keyAt(comment),
    related: [there('the other one', keyAt(inside))],
    fix: manualFix('keep one of the two'),
  };
}
