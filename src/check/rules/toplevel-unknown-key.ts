// Rule: something that is no section stands beside the section of a daemon.

import { quote } from '../../core/quote.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { keyAt, there } from '../places.ts';
import { defineRule } from '../rule.ts';
import { membersBeside } from '../toplevel.ts';

export default defineRule({
  id: 'toplevel-unknown-key',
  title: 'a key that Kea does not know stands beside the section',
  why: `A file holds one map with one member, the section of the daemon. Anything beside it is refused, a \`$schema\`, a
\`comment\` or a \`user-context\` as well: "Extraneous comma" and then "unexpected constant string, expecting }". Up to 1.7.9 it
was passed over in silence, so a misplaced brace could hide half of a configuration. \`user-context\` and \`comment\` are taken
inside the section.`,
  source: 'src/bin/dhcp4/dhcp4_parser.yy: global_object; ChangeLog 1768',
  severity: 'error',
  scope: 'document',
  bad: { 'kea-dhcp4.conf': text`{ "Dhcp4": { "valid-lifetime": 4000 }, "version": "7" }` },
  good: {
    'kea-dhcp4.conf': text`{ "Dhcp4": { "valid-lifetime": 4000, "user-context": { "version": "7" } } }`,
  },
  *check(file) {
    const [section] = file.sections;
    if (section === undefined) return;
    for (const { key, place } of membersBeside(file)) {
      if (key === 'hash') continue;
      yield {
        message: `Kea takes nothing beside the section, and refuses ${quote(key)} there`,
        at: keyAt(place),
        related: [there('the section', keyAt(section))],
        fix: manualFix(`take it out, or move it into ${quote(section.name)} if it belongs there`),
      };
    }
  },
});
