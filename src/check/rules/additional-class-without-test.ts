// Rule: a class without a test in a list of classes to evaluate, which is assigned since 2.7.4.

import { quote } from '../../core/quote.ts';
import { version } from '../../core/version.ts';
import type { Place, Section } from '../../installation/types.ts';
import { text } from '../example.ts';
import { removeFix } from '../fixes.ts';
import { items, keyAt, member, there, valueAt } from '../places.ts';
import { defineRule, type Finding } from '../rule.ts';
import { membersNamed, textOf } from '../uses.ts';

export default defineRule({
  id: 'additional-class-without-test',
  title: 'a list of additional classes names one without a test, which is always assigned since 2.7.4',
  why: `Up to 2.7.3 a class without \`test\` was passed over in \`require-client-classes\`. From 2.7.4
on, under either name of the list, every client that comes to that subnet, pool or network gets into
the class, and so gets its options. \`-t\` says nothing. Taking the class off the list keeps what
was.`,
  source: 'ChangeLog 2296; src/bin/dhcp4/dhcp4_srv.cc',
  severity: 'warning',
  changed: version('2.7.4'),
  scope: 'document',
  also: ['require-client-classes'],
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "client-classes": [ { "name": "phones", "option-data": [ { "name": "time-offset", "data": "0" } ] } ],
          "subnet4": [ { "id": 1, "subnet": "192.0.2.0/24", "require-client-classes": [ "phones" ] } ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "client-classes": [ { "name": "phones", "test": "option[60].exists" } ],
          "subnet4": [ { "id": 1, "subnet": "192.0.2.0/24", "evaluate-additional-classes": [ "phones" ] } ]
        }
      }
    `,
  },
  *check({ sections }) {
    for (const section of sections) yield* listed(section);
  },
});

function* listed(section: Section): Generator<Finding> {
  const untested = new Map<string, Place>();
  for (const one of items(member(section, 'client-classes'))) {
    const name = textOf(member(one, 'name'));
    const hasTest = member(one, 'test') !== undefined || member(one, 'template-test') !== undefined;
    if (name !== undefined && !hasTest) untested.set(name, one);
  }
  if (untested.size === 0) return;
  const lists = membersNamed(
    section,
    ['require-client-classes', 'evaluate-additional-classes'],
    ['reservations'],
  );
  for (const item of lists.flatMap((list) => [...items(list)])) {
    const name = textOf(item) ?? '';
    const definition = untested.get(name);
    if (definition === undefined) continue;
    yield {
      message: `the class ${quote(name)} has no test: before 2.7.4 it was passed over here, since then every client gets into it`,
      at: valueAt(item),
      related: [there('the class', keyAt(member(definition, 'name') ?? definition))],
      fix: removeFix('unsafe', `take ${quote(name)} off the list, as Kea before 2.7.4 read it`, [item]),
    };
  }
}
