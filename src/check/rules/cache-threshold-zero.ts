// Rule: lease caching is switched off by a threshold of zero, which servers before 3.0 refuse.

import type { Fix } from '../../core/change.ts';
import { version } from '../../core/version.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import type { Place } from '../../installation/types.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { keyAt, member, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';
import { membersNamed } from '../uses.ts';

export default defineRule({
  id: 'cache-threshold-zero',
  title: 'a cache threshold of zero is refused before 3.0',
  why: `\`"cache-threshold": 0.0\` switches lease caching off from 3.0.0 on. Every version before refuses it:
"must be greater than 0.0". \`"cache-max-age": 0\` does the same in all versions from 1.9.1 on.`,
  source: 'ChangeLog 2360; runs of 2.2.0, 2.6.3 and 3.0.4',
  severity: 'error',
  until: version('3.0.0'),
  scope: 'document',
  exampleTarget: '2.6',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "cache-threshold": 0.0, "subnet4": [ { "id": 1, "subnet": "192.0.2.0/24" } ] } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "cache-max-age": 0, "subnet4": [ { "id": 1, "subnet": "192.0.2.0/24" } ] } }
    `,
  },
  *check(file) {
    for (const { section, document, subnets } of dhcpIn(file)) {
      // It is judged where a subnet takes it over.
      if (!document.hasKey('cache-threshold') || subnets().length === 0) continue;
      for (const place of membersNamed(section, ['cache-threshold'], ['reservations'])) {
        if (place.document.number(place.node) !== 0) continue;
        yield {
          message: 'a cache threshold of zero is refused before 3.0; "cache-max-age" of 0 says the same',
          at: valueAt(place),
          related: [{ message: 'the setting', at: keyAt(place) }],
          fix: maxAgeFix(place),
        };
      }
    }
  },
});

function maxAgeFix({ document, node }: Place): Fix {
  const title = 'write "cache-max-age": 0 in its place';
  const map = document.parent(node);
  if (map === undefined || member({ document, node: map }, 'cache-max-age') !== undefined)
    return manualFix(title);
  const file = document.source.path;
  return {
    title,
    safety: 'unsafe',
    changes: [
      { kind: 'set', file, at: document.pointer(node), value: 0 },
      { kind: 'rename', file, at: document.pointer(node), to: 'cache-max-age' },
    ],
  };
}
