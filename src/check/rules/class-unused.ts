// Rule: a client class that gives nothing and that nothing names.

import { quote } from '../../core/quote.ts';
import type { Version } from '../../core/version.ts';
import { readExpression } from '../../expression/parse.ts';
import { type ClientClass, classesOf, classUsesOf, isBuiltIn } from '../../installation/dhcp/classes.ts';
import type { Dhcp } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { expressionsOf } from '../../installation/expressions.ts';
import { classConditionKeys, meaningfulClasses } from '../../kea/classes.ts';
import { hasClassHooks } from '../class-names.ts';
import { hasOtherSources } from '../dhcp.ts';
import { text } from '../example.ts';
import { valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'class-unused',
  title: 'a client class that gives nothing and is named nowhere',
  why: `Its test is evaluated for every packet, and what comes out of it is used by nobody: the class has no options,
lifetimes or other settings, no subnet, pool or option is guarded by it, and no other test asks for it. Often the name is
written another way where it was meant to be used. Nothing is said of names that do something by themselves, such as DROP, nor
where hook libraries or databases may name classes.`,
  source: 'Kea manual, "Client Classification"',
  severity: 'info',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "client-classes": [ { "name": "phones", "test": "option[60].hex == 'phone'" } ],
          "subnet4": [
            { "id": 1, "subnet": "192.0.2.0/24", "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ] }
          ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "client-classes": [ { "name": "phones", "test": "option[60].hex == 'phone'" } ],
          "subnet4": [
            {
              "id": 1,
              "subnet": "192.0.2.0/24",
              "pools": [ { "pool": "192.0.2.10 - 192.0.2.99", "client-classes": [ "phones" ] } ]
            }
          ]
        }
      }
    `,
  },
  *check(file, { target }) {
    for (const dhcp of dhcpIn(file)) {
      const idle = classesOf(dhcp).filter((one) => isIdle(one));
      if (idle.length === 0 || dhcp.subnets().length === 0) continue;
      if (hasOtherSources(dhcp) || hasClassHooks(dhcp)) continue;
      const named = namesIn(dhcp, target);
      for (const { name } of idle) {
        if (named.has(name.value)) continue;
        yield {
          message: `the class ${quote(name.value)} gives its clients nothing, and nothing asks for it`,
          at: valueAt(name),
        };
      }
    }
  },
});

/** A class with nothing but conditions, and with a name that means nothing by itself. */
function isIdle({ document, node, name }: ClientClass): boolean {
  if (isBuiltIn(name.value) || meaningfulClasses.includes(name.value)) return false;
  for (const member of document.children(node)) {
    const key = document.key(member) ?? '';
    const isEmptyList = document.kind(member) === 'list' && document.firstChild(member) === undefined;
    if (!classConditionKeys.includes(key) && !isEmptyList) return false;
  }
  // A template makes other classes, which may be named as SPAWN_….
  return document.get(node, 'template-test') === undefined;
}

function namesIn(dhcp: Dhcp, kea: Version): ReadonlySet<string> {
  const named = new Set<string>();
  for (const { value } of classUsesOf(dhcp)) named.add(value);
  for (const written of expressionsOf(dhcp.section)) {
    const { references } = readExpression(written.value, { ...written, kea });
    for (const { kind, name } of references) if (kind === 'class') named.add(name);
  }
  return named;
}
