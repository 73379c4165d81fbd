// Rule: a template class and a class written out for one of its values give the same: which wins changed in 2.7.3.

import { quote } from '../../core/quote.ts';
import { version } from '../../core/version.ts';
import { classesOf } from '../../installation/dhcp/classes.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { stringAt } from '../../installation/values.ts';
import { spawnedClassPrefix } from '../../kea/classes.ts';
import { text } from '../example.ts';
import { removeFix } from '../fixes.ts';
import { givenOptionsOf, inBoth } from '../given-options.ts';
import { keyAt, there } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'template-class-precedence',
  title: 'a template class and a class spawned by it give one option, and since 2.7.3 the spawned one wins',
  why: `A client of the template \`area\` whose value is \`north\` is in both classes, \`area\` and \`SPAWN_area_north\`. A class
of the second name may be written out, to give such clients something of their own. Up to 2.7.2 the template's option won, so
that of the spawned class was never sent; from 2.7.3 on the spawned class wins. \`-t\` says nothing. Taking the option out of
the spawned class keeps what was.`,
  source: 'ChangeLog 2283; src/bin/dhcp4/dhcp4_srv.cc',
  severity: 'warning',
  changed: version('2.7.3'),
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "client-classes": [
            {
              "name": "area",
              "template-test": "option[77].text",
              "option-data": [ { "name": "time-offset", "data": "0" } ]
            },
            { "name": "SPAWN_area_north", "option-data": [ { "code": 2, "data": "3600" } ] }
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
            { "name": "area", "template-test": "option[77].text" },
            { "name": "SPAWN_area_north", "option-data": [ { "code": 2, "data": "3600" } ] }
          ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      const { document } = dhcp;
      const classes = classesOf(dhcp);
      const templates = classes.filter(({ node }) => stringAt(document, node, 'template-test') !== undefined);
      if (templates.length === 0) continue;
      const given = givenOptionsOf(dhcp);
      for (const one of classes) {
        const template = templates.find(({ name }) =>
          one.name.value.startsWith(`${spawnedClassPrefix}${name.value}_`),
        );
        if (template === undefined) continue;
        for (const { called, first, second } of inBoth(given.all(one.node), given.all(template.node))) {
          const place = { document, node: first };
          yield {
            message: `before 2.7.3 this ${quote(called)} was never sent: the one of the template class ${quote(template.name.value)} won; since then this one wins`,
            at: keyAt(place),
            related: [there('what was sent before', keyAt({ document, node: second }))],
            fix: removeFix('unsafe', 'take it out of the spawned class, as Kea before 2.7.3 read it', [
              place,
            ]),
          };
        }
      }
    }
  },
});
