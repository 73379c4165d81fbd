// Rule: classes that are evaluated late at two levels and give one option: which level wins changed in 2.7.4.

import { quote } from '../../core/quote.ts';
import { version } from '../../core/version.ts';
import { readExpression } from '../../expression/parse.ts';
import { type ClientClass, classesOf } from '../../installation/dhcp/classes.ts';
import type { Dhcp } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import type { Place } from '../../installation/types.ts';
import { booleanAt, stringAt } from '../../installation/values.ts';
import { lateClassKeys, lateKeys } from '../../kea/classes.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { type GivenOptions, givenOptionsOf, inBoth } from '../given-options.ts';
import { items, member, there, valueAt } from '../places.ts';
import { type CheckContext, defineRule, type Finding } from '../rule.ts';
import { textOf } from '../uses.ts';

export default defineRule({
  id: 'additional-class-order',
  title:
    'classes evaluated late at two levels touch each other, and the order of levels was turned round in 2.7.4',
  why: `The lists of additional classes were evaluated from the outside in up to 2.7.3: shared network, subnet, pool. From 2.7.4
on it is pool, subnet, shared network. Of two classes that give one option the one evaluated first wins, so now it is the
pool's and not the network's; and a class of a pool can no longer ask for membership in one of the network's list.
\`-t\` says nothing. Nothing can be written that keeps the old order; the classes have to be told apart.`,
  source: 'ChangeLog 2299; src/bin/dhcp4/dhcp4_srv.cc',
  severity: 'warning',
  changed: version('2.7.4'),
  scope: 'document',
  also: ['only-if-required', 'require-client-classes'],
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "client-classes": [
            {
              "name": "floor",
              "test": "option[60].exists",
              "only-if-required": true,
              "option-data": [ { "name": "tftp-server-name", "data": "192.0.2.1" } ]
            },
            {
              "name": "desk",
              "test": "option[61].exists",
              "only-if-required": true,
              "option-data": [ { "code": 66, "data": "192.0.2.2" } ]
            }
          ],
          "subnet4": [
            {
              "id": 1,
              "subnet": "192.0.2.0/24",
              "require-client-classes": [ "floor" ],
              "pools": [ { "pool": "192.0.2.10 - 192.0.2.99", "require-client-classes": [ "desk" ] } ]
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
          "client-classes": [
            {
              "name": "floor",
              "test": "option[60].exists",
              "only-if-required": true,
              "option-data": [ { "name": "tftp-server-name", "data": "192.0.2.1" } ]
            },
            {
              "name": "desk",
              "test": "option[61].exists",
              "only-if-required": true,
              "option-data": [ { "name": "time-offset", "data": "0" } ]
            }
          ],
          "subnet4": [
            {
              "id": 1,
              "subnet": "192.0.2.0/24",
              "require-client-classes": [ "floor" ],
              "pools": [ { "pool": "192.0.2.10 - 192.0.2.99", "require-client-classes": [ "desk" ] } ]
            }
          ]
        }
      }
    `,
  },
  *check(file, context) {
    for (const dhcp of dhcpIn(file)) {
      const late = lateClassesOf(dhcp);
      if (late.size > 1) yield* twoLevels(dhcp, late, context);
    }
  },
});

/** The classes that are evaluated late only, and then by a test. */
function lateClassesOf(dhcp: Dhcp): ReadonlyMap<string, ClientClass> {
  const late = new Map<string, ClientClass>();
  for (const one of classesOf(dhcp)) {
    const { document, node, name } = one;
    const isLate = lateKeys.some((key) => booleanAt(document, node, key)?.value === true);
    if (isLate && stringAt(document, node, 'test') !== undefined) late.set(name.value, one);
  }
  return late;
}

interface Listed {
  readonly own: ClientClass;
  readonly at: Place;
}

function* twoLevels(
  dhcp: Dhcp,
  late: ReadonlyMap<string, ClientClass>,
  context: CheckContext,
): Generator<Finding> {
  const listed = (level: Place | undefined): readonly Listed[] =>
    lateClassKeys.flatMap((key) =>
      [...items(level === undefined ? undefined : member(level, key))].flatMap((at) => {
        const own = late.get(textOf(at) ?? '');
        return own === undefined ? [] : [{ own, at }];
      }),
    );
  const given = givenOptionsOf(dhcp);
  const said = new Set<string>();
  const levels = [
    ...dhcp.subnets().map((subnet) => [subnet, subnet.network] as const),
    ...dhcp.pools().flatMap((pool) => [[pool, pool.subnet] as const, [pool, pool.subnet.network] as const]),
  ];
  for (const [inside, outside] of levels) {
    const outer = listed(outside);
    if (outer.length === 0) continue;
    const inner = listed(inside);
    for (const near of inner) {
      // What stands in both lists is evaluated once, and its place among the others is too much to tell.
      if (outer.some(({ own }) => own === near.own)) continue;
      for (const far of outer) {
        const pair = `${near.own.index} ${far.own.index}`;
        if (said.has(pair) || inner.some(({ own }) => own === far.own)) continue;
        const why = whyItMatters(dhcp, near.own, far.own, given, context);
        if (why === undefined) continue;
        said.add(pair);
        yield finding(near, far, why);
      }
    }
  }
}

function finding(near: Listed, far: Listed, why: string): Finding {
  return {
    message: why,
    at: valueAt(near.at),
    related: [
      there('the list of the outer level', valueAt(far.at)),
      there(`the class ${quote(near.own.name.value)}`, valueAt(near.own.name)),
      there(`the class ${quote(far.own.name.value)}`, valueAt(far.own.name)),
    ],
    fix: manualFix('let only one of the two classes give it, or let the tests exclude each other'),
  };
}

function whyItMatters(
  { document, section }: Dhcp,
  near: ClientClass,
  far: ClientClass,
  given: GivenOptions,
  { target }: CheckContext,
): string | undefined {
  const [inner, outer] = [quote(near.name.value), quote(far.name.value)];
  const [shared] = inBoth(given.all(near.node), given.all(far.node));
  if (shared !== undefined) {
    return `the classes ${inner} and ${outer} both give ${quote(shared.called)}: before 2.7.4 a client in both got that of ${outer}, since then it gets that of ${inner}, whose level is evaluated first`;
  }
  const test = stringAt(document, near.node, 'test');
  const universe = section.kind === 'dhcp6' ? 'dhcp6' : 'dhcp4';
  const asks = readExpression(test?.value ?? '', { universe, yields: 'bool', kea: target }).references.some(
    ({ kind, name }) => kind === 'class' && name === far.name.value,
  );
  return asks
    ? `the class ${inner} asks for membership in ${outer}, which since 2.7.4 is evaluated only later, so nobody is in it yet`
    : undefined;
}
