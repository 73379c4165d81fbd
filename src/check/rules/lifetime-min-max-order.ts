// Rule: a lifetime does not lie between its minimum and its maximum.

import { version } from '../../core/version.ts';
import { classesOf } from '../../installation/dhcp/classes.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import type { Valued } from '../../installation/types.ts';
import { lifetimes } from '../../kea/lifetimes.ts';
import { text } from '../example.ts';
import { type Levels, levelsOf, numberAt, ownNumber } from '../lifetimes.ts';
import { there, valueAt } from '../places.ts';
import { defineRule, type Finding } from '../rule.ts';

export default defineRule({
  id: 'lifetime-min-max-order',
  title: 'a lifetime does not lie between its minimum and its maximum',
  why: `Since 1.9.3 Kea refuses the file: "the value of min-valid-lifetime (5000) is not less than (default) valid-lifetime
(4000)". What a subnet does not write it takes from its shared network and from the server, so that a value which is good
where it stands may be wrong in a subnet; and \`valid-lifetime\` is 7200 where nobody writes it, which makes a smaller
\`max-valid-lifetime\` alone an error. A minimum and a maximum for \`preferred-lifetime\`, or for a class, need the default
beside them.`,
  source: 'ChangeLog 1840; src/lib/dhcpsrv/parsers/dhcp_parsers.cc; seen with Kea 2.2.0, 2.6.3 and 3.0.4',
  severity: 'error',
  since: version('1.9.3'),
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "valid-lifetime": 4000,
          "subnet4": [
            {
              "id": 1, "subnet": "192.0.2.0/24", "max-valid-lifetime": 3600,
              "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ]
            }
          ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "valid-lifetime": 4000,
          "subnet4": [
            {
              "id": 1, "subnet": "192.0.2.0/24", "valid-lifetime": 3600, "max-valid-lifetime": 3600,
              "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ]
            }
          ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      const said = new Set<number>();
      for (const levels of levelsOf(dhcp)) {
        for (const { key, standing } of lifetimes) yield* judged(levels, key, standing, said);
      }
      for (const one of classesOf(dhcp)) {
        for (const { key } of lifetimes) yield* judged([one], key, undefined, said);
      }
    }
  },
});

/** Judges one trio where the level itself writes a part of it. */
function* judged(
  levels: Levels,
  key: string,
  standing: number | undefined,
  said: Set<number>,
): Generator<Finding> {
  const [low, high] = [`min-${key}`, `max-${key}`];
  const own = ownNumber(levels, [low, high, key]);
  if (own === undefined || said.has(own.node)) return;
  const [least, middle, most] = [low, key, high].map((name) => in32Bits(numberAt(levels, name)));
  const usual = middle?.value ?? standing;
  const wrong = disorder(key, least, usual, most);
  if (wrong === undefined) return;
  said.add(own.node);
  const others = [least, middle, most].filter(
    (one): one is Valued<number> => one !== undefined && one.node !== own.node,
  );
  yield {
    message:
      wrong +
      (middle === undefined && usual !== undefined
        ? `, which is what "${key}" is when nobody writes it`
        : ''),
    at: valueAt(own),
    related: others.map((one) => there(`"${one.document.key(one.node)}" that holds here`, valueAt(one))),
  };
}

/** What does not fit was cut to 32 bits before 3.2, and is held against the others like that. */
function in32Bits(found: Valued<number> | undefined): Valued<number> | undefined {
  if (found === undefined || (found.value >= 0 && found.value < 2 ** 32)) return found;
  return { ...found, value: ((found.value % 2 ** 32) + 2 ** 32) % 2 ** 32 };
}

function disorder(
  key: string,
  least: Valued<number> | undefined,
  usual: number | undefined,
  most: Valued<number> | undefined,
): string | undefined {
  if (usual === undefined) {
    return least === undefined || most === undefined || least.value === most.value
      ? undefined
      : `"min-${key}" and "max-${key}" need "${key}" beside them`;
  }
  if (least !== undefined && least.value > usual) return `"min-${key}" is ${least.value}, more than ${usual}`;
  if (most !== undefined && most.value < usual) return `"max-${key}" is ${most.value}, less than ${usual}`;
  return undefined;
}
