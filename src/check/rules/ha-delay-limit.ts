// Rule: delays of High Availability that do not fit into 16 bits, which servers before 3.3 do not take.

import { version } from '../../core/version.ts';
import { hooksOf, relationshipsOf } from '../../installation/hooks.ts';
import type { ConfigFile } from '../../installation/types.ts';
import { haDelays } from '../../kea/ha.ts';
import { manualFix } from '../fixes.ts';
import { haFile, tlsMembers } from '../ha-example.ts';
import { member, valueAt } from '../places.ts';
import { defineRule, type Finding } from '../rule.ts';

export default defineRule({
  id: 'ha-delay-limit',
  title: 'a delay of High Availability is above 65535, which Kea takes from 3.3.0 on',
  why: `\`heartbeat-delay\`, \`max-response-delay\` and \`max-ack-delay\` are milliseconds, 65535 at most up to 3.2: a minute and
a bit. The library does not load with more ("must not be greater than 65535"), and the server does not start. \`-t\` takes
the file.`,
  source:
    'ChangeLog 2521 of 3.3.0; src/hooks/dhcp/high_availability/ha_config_parser.cc; seen with -T of Kea 3.0.4',
  severity: 'error',
  until: version(haDelays.liftedIn),
  scope: 'document',
  bad: { 'kea-dhcp4.conf': haFile({ more: `${tlsMembers}\n"max-response-delay": 120000,` }) },
  good: { 'kea-dhcp4.conf': haFile({ more: `${tlsMembers}\n"max-response-delay": 60000,` }) },
  *check(file) {
    yield* tooLong(file);
  },
});

function* tooLong({ sections }: ConfigFile): Generator<Finding> {
  for (const { document, node } of sections) {
    for (const relationship of relationshipsOf(hooksOf(document, node))) {
      for (const key of haDelays.keys) {
        const place = member(relationship, key);
        const delay = place === undefined ? undefined : document.number(place.node);
        if (place === undefined || delay === undefined || delay <= haDelays.most) continue;
        yield {
          message: `"${key}" is ${document.lexeme(place.node)} milliseconds, which Kea takes from 3.3.0 on, expected at most ${haDelays.most}; -t takes it, the start fails`,
          at: valueAt(place),
          fix: manualFix(`write a delay of at most ${haDelays.most} milliseconds`),
        };
      }
    }
  }
}
