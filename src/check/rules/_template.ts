// Rule: what it finds, in one sentence.

import { text } from '../example.ts';
import { keyAt } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: '_template',
  title: 'what is wrong, in one line',
  why: `What breaks, at which version, and what \`kea-dhcp4 -t\` does not see.`,
  source: 'the line of Kea, ChangeLog entry or run that shows it',
  severity: 'error',
  scope: 'installation',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "valid-lifetime": 3600 } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "valid-lifetime": 7200 } }
    `,
  },
  *check({ servers }) {
    for (const { section } of servers) {
      yield { message: 'what is wrong here, and what was expected', at: keyAt(section) };
    }
  },
});
