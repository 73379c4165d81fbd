// Rule: DNS is to be updated at every renewal, and a cached lease is renewed without.

import { version } from '../../core/version.ts';
import type { Place, Section } from '../../installation/types.ts';
import { updatesIn } from '../ddns.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { keyAt, there, valueAt } from '../places.ts';
import { defineRule, type Finding } from '../rule.ts';
import { membersNamed } from '../uses.ts';

export default defineRule({
  id: 'ddns-skipped-on-lease-reuse',
  title: 'every renewal is to update DNS, and since 2.7.5 does not while a cached lease is reused',
  why: `With \`cache-threshold\` or \`cache-max-age\` a client that renews early gets its lease again as it is.
Up to 2.7.4 \`ddns-update-on-renew\` sent a DNS update all the same; from 2.7.5 on none is sent for a
reused lease. \`-t\` says nothing. \`"cache-max-age": 0\` switches caching off.`,
  source: 'ChangeLog 2304; Kea 3.0 manual, "Lease Caching"',
  severity: 'info',
  changed: version('2.7.5'),
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "dhcp-ddns": { "enable-updates": true },
          "cache-threshold": 0.25,
          "ddns-update-on-renew": true
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "dhcp-ddns": { "enable-updates": true },
          "cache-max-age": 0,
          "ddns-update-on-renew": true
        }
      }
    `,
  },
  *check({ sections }) {
    for (const section of sections) {
      if (section.document.hasKey('ddns-update-on-renew') && updatesIn(section) !== undefined)
        yield* reused(section);
    }
  },
});

function* reused(section: Section): Generator<Finding> {
  const found = membersNamed(
    section,
    ['ddns-update-on-renew', 'cache-threshold', 'cache-max-age'],
    ['reservations'],
  );
  const named = (key: string): readonly Place[] =>
    found.filter(({ document, node }) => document.key(node) === key);
  const onRenew = named('ddns-update-on-renew').find(({ document, node }) => document.boolean(node) === true);
  const isOff = named('cache-max-age').some(({ document, node }) => document.number(node) === 0);
  const caching = [...named('cache-threshold'), ...named('cache-max-age')].find(
    ({ document, node }) => (document.number(node) ?? 0) > 0,
  );
  if (onRenew === undefined || caching === undefined || isOff) return;
  yield {
    message: 'leases are cached, and since 2.7.5 no DNS update is sent while a cached lease is reused',
    at: valueAt(onRenew),
    related: [there('caching', keyAt(caching))],
    fix: manualFix(
      'decide for one of the two: without caching ("cache-max-age": 0) every renewal updates DNS',
    ),
  };
}
