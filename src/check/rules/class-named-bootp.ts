// Rule: a class has the name of one that Kea itself fills, and a test.

import { quote } from '../../core/quote.ts';
import { classesOf } from '../../installation/dhcp/classes.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { booleanAt, stringAt } from '../../installation/values.ts';
import { builtInClasses, lateKeys, neverLateClasses } from '../../kea/classes.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { keyAt, member, there, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'class-named-bootp',
  title: 'a class that Kea fills itself has a test, or is put off to an additional list',
  why: `ALL, KNOWN, UNKNOWN and, since 1.7.3, BOOTP are classes that Kea puts clients into by itself. They may be defined, to
give their clients options, but not with a test of their own: "built-in class 'BOOTP' test expression must be empty". Neither
they nor DROP may be evaluated late: "only-if-required flag must be false". The file is refused.`,
  source: 'src/lib/dhcpsrv/parsers/client_class_def_parser.cc; seen with Kea 2.2.0, 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "client-classes": [ { "name": "BOOTP", "test": "option[60].exists", "next-server": "192.0.2.1" } ] } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "client-classes": [ { "name": "BOOTP", "next-server": "192.0.2.1" } ] } }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      for (const one of classesOf(dhcp)) {
        const { document, node, name } = one;
        const related = [there('the name', valueAt(name))];
        const isBuiltIn = builtInClasses.includes(name.value);
        for (const key of isBuiltIn ? ['test', 'template-test'] : []) {
          const test = stringAt(document, node, key);
          if (test === undefined || test.value === '') continue;
          yield {
            message: `Kea itself says who is in the class ${quote(name.value)}, so it must have no test`,
            at: keyAt(test),
            related,
            fix: manualFix('give the class another name, here and wherever it is named'),
          };
        }
        if (!isBuiltIn && !neverLateClasses.includes(name.value)) continue;
        for (const key of lateKeys) {
          const flag = member(one, key);
          if (flag === undefined || booleanAt(document, node, key)?.value !== true) continue;
          yield {
            message: `the class ${quote(name.value)} cannot be evaluated late: "${key}" must be false`,
            at: keyAt(flag),
            related,
          };
        }
      }
    }
  },
});
