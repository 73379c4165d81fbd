// Rule: the reply of config-get was saved as a file, with the hash that comes with it.

import { text } from '../example.ts';
import { removeFix } from '../fixes.ts';
import { keyAt, there } from '../places.ts';
import { defineRule } from '../rule.ts';
import { membersBeside } from '../toplevel.ts';

export default defineRule({
  id: 'json-config-get-hash',
  title: 'the hash of a config-get reply stands in the file',
  why: `Since 2.4.0 the reply of \`config-get\` carries \`hash\` beside the section, so that programs see whether the
configuration changed. In a file it is refused: "Extraneous comma" and then "unexpected constant string, expecting }".
Kea works the hash out itself.`,
  source: 'ChangeLog 2155; run of 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": { "valid-lifetime": 4000 },
        "hash": "5C3C90EF7035249E2FF74D003C19F34EE0B83A3D329E741B52B2EF95A2C9CC5C"
      }
    `,
  },
  good: { 'kea-dhcp4.conf': text`{ "Dhcp4": { "valid-lifetime": 4000 } }` },
  *check(file) {
    const [section] = file.sections;
    if (section === undefined) return;
    for (const { key, place } of membersBeside(file)) {
      if (key !== 'hash') continue;
      yield {
        message: 'the hash of a config-get reply is refused in a file; Kea works it out itself',
        at: keyAt(place),
        related: [there('the configuration itself', keyAt(section))],
        fix: removeFix('safe', 'take the hash out', [place]),
      };
    }
  },
});
