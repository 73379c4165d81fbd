// Rule: lists that must not be empty.

import { hooksOf } from '../../installation/hooks.ts';
import type { Place } from '../../installation/types.ts';
import { nonEmptyLists } from '../../kea/empty-lists.ts';
import { hasCommentsAt } from '../comments.ts';
import { text } from '../example.ts';
import { manualFix, removeFix } from '../fixes.ts';
import { items, keyAt, member } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'empty-list-rejected',
  title: 'a list is empty that Kea wants something in',
  why: `Most lists of Kea may be empty, but \`loggers\`, their \`output-options\`, \`host-reservation-identifiers\`, \`mac-sources\`
and the \`dns-servers\` of a zone may not: "syntax error, unexpected ]". The member is left out instead, and then the default
holds; a zone must name a server. An empty \`high-availability\` of the HA hook is found by the start alone.`,
  source: 'src/bin/*/*_parser.yy; seen with Kea 2.2.0, 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "valid-lifetime": 3600, "loggers": [ ] } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "valid-lifetime": 3600, "option-data": [ ] } }
    `,
  },
  *check({ sections }) {
    for (const section of sections) {
      for (const key of nonEmptyLists.section) {
        const list = emptyList(section, key);
        if (list === undefined) continue;
        const fix = removeFix(hasCommentsAt(list) ? 'unsafe' : 'safe', 'leave it out', [list]);
        yield { message: `"${key}" must not be empty; it can be left out`, at: keyAt(list), fix };
      }
      for (const zone of zonesIn(section)) {
        for (const key of nonEmptyLists.zone) {
          const list = emptyList(zone, key);
          if (list === undefined) continue;
          const fix = manualFix('name a DNS server, or take the zone out');
          yield { message: `"${key}" must not be empty`, at: keyAt(list), fix };
        }
      }
      for (const { parameters } of hooksOf(section.document, section.node)) {
        for (const key of nonEmptyLists.parameters) {
          const list = parameters === undefined ? undefined : emptyList(parameters, key);
          if (list === undefined) continue;
          const fix = manualFix('write a relationship, or take the library out');
          yield { message: `"${key}" must not be empty; -t takes it, the start fails`, at: keyAt(list), fix };
        }
      }
      for (const logger of items(member(section, 'loggers'))) {
        for (const key of nonEmptyLists.logger) {
          const list = emptyList(logger, key);
          if (list === undefined) continue;
          const fix = manualFix('name an output, such as a file or "syslog"');
          yield { message: `"${key}" must not be empty`, at: keyAt(list), fix };
        }
      }
    }
  },
});

function* zonesIn(section: Place): Generator<Place> {
  for (const key of ['forward-ddns', 'reverse-ddns']) {
    const manager = member(section, key);
    if (manager !== undefined) yield* items(member(manager, 'ddns-domains'));
  }
}

function emptyList(map: Place, key: string): Place | undefined {
  const list = member(map, key);
  if (list === undefined || list.document.kind(list.node) !== 'list') return undefined;
  return list.document.firstChild(list.node) === undefined ? list : undefined;
}
