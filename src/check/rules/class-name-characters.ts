// Rule: names of classes with characters that Kea 3.3 warns about, or writes otherwise.

import { quote } from '../../core/quote.ts';
import { version } from '../../core/version.ts';
import { placeInString } from '../../document/string-places.ts';
import { readExpression } from '../../expression/parse.ts';
import { classesOf } from '../../installation/dhcp/classes.ts';
import type { Dhcp } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { expressionsOf } from '../../installation/expressions.ts';
import { generatedClassPrefixes, guardKeys, lateClassKeys, plainClassName } from '../../kea/classes.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { items, valueAt } from '../places.ts';
import { type CheckContext, defineRule, type Finding } from '../rule.ts';
import { membersNamed, textOf } from '../uses.ts';

export default defineRule({
  id: 'class-name-characters',
  title: 'the name of a class has a character that Kea 3.3 warns about',
  why: `From 3.3.0 on Kea warns about class names with other characters than letters, digits and \`!#$%&*+-./:?@^_|~\`, and
proposes a name. Such names work on for now. Names that Kea makes itself do not: what a client sends stands in
\`VENDOR_CLASS_…\` and \`SPAWN_…\` with such characters escaped (a blank is %20), so a test, a guard or a list that names the
class as before matches nobody, and nothing is said.`,
  source: 'Kea 3.3.0, ChangeLog 2503',
  severity: 'warning',
  since: version('3.3.0'),
  exampleTarget: '3.3',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "client-classes": [ { "name": "desk phones", "test": "option[60].exists", "next-server": "192.0.2.1" } ] } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "client-classes": [ { "name": "desk-phones", "test": "option[60].exists", "next-server": "192.0.2.1" } ] } }
    `,
  },
  *check(file, context) {
    for (const dhcp of dhcpIn(file)) {
      for (const { name } of classesOf(dhcp)) {
        if (plainClassName.test(name.value)) continue;
        yield isGenerated(name.value)
          ? { message: noLonger(name.value), at: valueAt(name), fix: byHand }
          : {
              message: `the class ${quote(name.value)} has other characters in its name than Kea 3.3 wants: letters, digits and !#$%&*+-./:?@^_|~`,
              at: valueAt(name),
              fix: manualFix('give the class another name, here and wherever it is named'),
            };
      }
      yield* generatedOnes(dhcp, context);
    }
  },
});

const byHand = manualFix('write the name as Kea 3.3 makes it');

function isGenerated(name: string): boolean {
  return generatedClassPrefixes.some((prefix) => name.startsWith(prefix));
}

function noLonger(name: string): string {
  return `${quote(name)} is a name that Kea makes itself, and since 3.3 it escapes such characters there: no client is in a class of this name`;
}

/** Guards, lists and tests that name what Kea makes. */
function* generatedOnes(dhcp: Dhcp, { target }: CheckContext): Generator<Finding> {
  const { section } = dhcp;
  // The definitions have the same key as the guards, and are maps.
  const lists = membersNamed(section, [...guardKeys, ...lateClassKeys], ['reservations']);
  for (const at of lists.flatMap((list) => [list, ...items(list)])) {
    const name = textOf(at);
    if (name === undefined || !isGenerated(name) || plainClassName.test(name)) continue;
    yield { message: noLonger(name), at: valueAt(at), fix: byHand };
  }
  for (const written of expressionsOf(section)) {
    if (!generatedClassPrefixes.some((prefix) => written.value.includes(prefix))) continue;
    for (const { kind, name, start, end } of readExpression(written.value, { ...written, kea: target })
      .references) {
      if (kind !== 'class' || !isGenerated(name) || plainClassName.test(name)) continue;
      const at = placeInString(dhcp.document, written.node, start, end);
      yield { message: noLonger(name), at, fix: byHand };
    }
  }
}
