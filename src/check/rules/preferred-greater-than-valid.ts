// Rule: addresses would be preferred longer than they are valid, so Kea takes another time.

import { version } from '../../core/version.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { lifetimes, preferredPart } from '../../kea/lifetimes.ts';
import { text } from '../example.ts';
import { setFix } from '../fixes.ts';
import { levelsOf, numberAt, ownNumber } from '../lifetimes.ts';
import { there, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

const [{ standing }] = lifetimes;

export default defineRule({
  id: 'preferred-greater-than-valid',
  title: 'the preferred lifetime is longer than the valid one, so Kea takes another since 2.3.8',
  why: `An address cannot be preferred longer than it is valid. Up to 2.3.7 Kea sent both as they were written. From 2.3.8 on
it sends 0.625 times the valid lifetime instead, without a word in the log or under \`-t\`, and \`config-get\` still shows what
was written. The two are compared as a subnet has them: a short valid lifetime in a subnet meets the preferred one of the
server.`,
  source:
    'ChangeLog 2136; src/lib/dhcpsrv/alloc_engine.cc, getLifetimes6; config-get of Kea 2.2.0, 2.6.3 and 3.0.4',
  severity: 'warning',
  since: version('2.3.8'),
  scope: 'document',
  bad: {
    'kea-dhcp6.conf': text`
      { "Dhcp6": { "preferred-lifetime": 8000, "valid-lifetime": 4000 } }
    `,
  },
  good: {
    'kea-dhcp6.conf': text`
      { "Dhcp6": { "preferred-lifetime": 2500, "valid-lifetime": 4000 } }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      if (dhcp.family !== 6) continue;
      for (const levels of levelsOf(dhcp)) {
        // Said where one of the two is written, and not again for each level below it.
        const own = ownNumber(levels, ['preferred-lifetime', 'valid-lifetime']);
        const preferred = numberAt(levels, 'preferred-lifetime');
        if (own === undefined || preferred === undefined) continue;
        const valid = numberAt(levels, 'valid-lifetime');
        const most = valid?.value ?? standing;
        if (preferred.value <= most) continue;
        const sent = Math.floor(most * preferredPart);
        yield {
          message: `addresses would be preferred for ${preferred.value} s and valid for ${most} s only: Kea sends a preferred lifetime of ${sent} s instead, since 2.3.8`,
          at: valueAt(own),
          related: [preferred, ...(valid === undefined ? [] : [valid])]
            .filter(({ node }) => node !== own.node)
            .map((other) =>
              there(other === valid ? 'the valid lifetime' : 'the preferred lifetime', valueAt(other)),
            ),
          ...(own.node === preferred.node
            ? { fix: setFix('unsafe', `write what is sent, ${sent}`, preferred, sent) }
            : {}),
        };
      }
    }
  },
});
