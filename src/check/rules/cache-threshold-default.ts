// Rule: something that must happen at every renewal, which lease caching leaves out since 3.0.

import { quote } from '../../core/quote.ts';
import { version } from '../../core/version.ts';
import { hooksOf } from '../../installation/hooks.ts';
import type { Place, Section } from '../../installation/types.ts';
import { libraryName, renewalLibraries } from '../../kea/hooks.ts';
import { updatesIn } from '../ddns.ts';
import { text } from '../example.ts';
import { insertFix } from '../fixes.ts';
import { valueAt } from '../places.ts';
import { defineRule, type Finding } from '../rule.ts';
import { membersNamed } from '../uses.ts';

export default defineRule({
  id: 'cache-threshold-default',
  title: 'something waits for every renewal of a lease, and many are answered from memory since 3.0',
  why: `From 3.0.0 on \`cache-threshold\` is 0.25 unless set: a client that renews in the first quarter
of its lease gets the time that is left, the lease is not written, and no DNS update is sent. Who
counts on every renewal, as with \`ddns-update-on-renew\`, sees fewer of them; a script still runs, but
\`leases4_committed\` and \`leases6_committed\` tell it of no lease then. \`-t\` says nothing.
\`"cache-max-age": 0\` keeps the old way, for every version from 1.9.1 on.`,
  source:
    'ChangeLog 2304, 2360; Kea 3.0 manual, "Lease Caching"; src/bin/dhcp4/dhcp4_srv.cc, processDhcp4Query',
  severity: 'info',
  changed: version('3.0.0'),
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "valid-lifetime": 3600, "dhcp-ddns": { "enable-updates": true }, "ddns-update-on-renew": true } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "valid-lifetime": 3600,
          "dhcp-ddns": { "enable-updates": true },
          "ddns-update-on-renew": true,
          "cache-max-age": 0
        }
      }
    `,
  },
  *check({ sections }) {
    for (const section of sections) yield* waiting(section);
  },
});

function* waiting(section: Section): Generator<Finding> {
  if (section.kind !== 'dhcp4' && section.kind !== 'dhcp6') return;
  const reason = renewalUser(section);
  if (reason === undefined) return;
  // Who sets caching somewhere knows of it.
  if (membersNamed(section, ['cache-threshold', 'cache-max-age'], ['reservations']).length > 0) return;
  yield {
    message: `${reason.says}; from 3.0 on a client that renews in the first quarter of its lease is answered from memory, and ${reason.reused}`,
    at: valueAt(reason.place),
    fix: insertFix('unsafe', 'switch lease caching off, as it was before 3.0', section, 'cache-max-age', 0),
  };
}

interface RenewalUser {
  readonly says: string;
  /** What becomes of it when a lease is answered from memory. */
  readonly reused: string;
  readonly place: Place;
}

function renewalUser(section: Section): RenewalUser | undefined {
  const onRenew = section.document.hasKey('ddns-update-on-renew')
    ? membersNamed(section, ['ddns-update-on-renew'], ['reservations']).find(isTrue)
    : undefined;
  if (onRenew !== undefined && updatesIn(section) !== undefined) {
    return { says: 'DNS is to be updated at every renewal', reused: 'no update is sent', place: onRenew };
  }
  for (const { library } of hooksOf(section.document, section.node)) {
    const name = library === undefined ? '' : libraryName(library.value);
    const uses = Object.hasOwn(renewalLibraries, name) ? renewalLibraries[name] : undefined;
    if (library !== undefined && uses !== undefined)
      return { says: `${quote(name)} ${uses.what}`, reused: uses.reused, place: library };
  }
  return undefined;
}

function isTrue({ document, node }: Place): boolean {
  return document.boolean(node) === true;
}
