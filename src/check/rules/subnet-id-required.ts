// Rule: subnets without "id", which Kea before 2.6 numbered itself.

import { version } from '../../core/version.ts';
import type { ConfigFile, Section } from '../../installation/types.ts';
import { text } from '../example.ts';
import { keyAt, there } from '../places.ts';
import { type CheckContext, defineRule, type Finding } from '../rule.ts';
import { inShort, numberFix } from '../subnet-numbers.ts';
import { numbering } from '../subnets.ts';

/** More places are of no use to a reader. */
const mostPlaces = 5;

export default defineRule({
  id: 'subnet-id-required',
  title: 'a subnet has no "id", which is mandatory since 2.6',
  why: `Before 2.6 Kea numbered subnets without \`id\` itself at every start: from 1, those of the
shared networks first, then the others, each in the order of the file. From 2.6.0 on such a file is
refused: "missing parameter 'id'".

Leases, reservations in databases and HA partners refer to a subnet by its number. So it must get
exactly the number it had, and keep it when a subnet is put before it. The fix writes those
numbers.`,
  source: 'ChangeLog 2157, 2232; Kea 2.2.0 src/bin/dhcp4/json_config_parser.cc; run of 2.2.0',
  severity: 'error',
  since: version('2.6.0'),
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "subnet4": [ { "subnet": "192.0.2.0/25" }, { "subnet": "192.0.2.128/25" } ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "subnet4": [ { "subnet": "192.0.2.0/25", "id": 1 }, { "subnet": "192.0.2.128/25", "id": 2 } ]
        }
      }
    `,
  },
  *check(file, context) {
    for (const section of file.sections) yield* subnetsWithout(section, file, context);
  },
});

function* subnetsWithout(section: Section, file: ConfigFile, context: CheckContext): Generator<Finding> {
  const all = numbering(section);
  const without = all.numbered.filter(({ zero }) => zero === undefined);
  const first = without[0];
  if (first === undefined) return;
  const ids = without.map(({ id }) => id);
  const whose =
    ids.length === 1
      ? `this subnet has no "id"; Kea before 2.6 gave it the number ${first.id} itself`
      : `${ids.length} subnets have no "id"; Kea before 2.6 numbered them ${inShort(ids)} itself`;
  const more = without
    .slice(1, 1 + mostPlaces)
    .map(({ subnet, id }) => there(`this one was number ${id}`, keyAt(subnet)));
  const twice =
    all.clash === undefined ? [] : [there(`number ${all.clash.id} a second time`, keyAt(all.clash.place))];
  yield {
    message: `${whose}, from 2.6 on it must be written`,
    at: keyAt(first.subnet),
    related: [...more, ...twice],
    fix: numberFix(section, file, context, without, all),
  };
}
