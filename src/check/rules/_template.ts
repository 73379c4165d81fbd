// Rule: what it finds, in one sentence.

import { text } from '../example.ts';
import { member, valueAt } from '../places.ts';
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
      { "Dhcp4": { "valid-lifetime": 12345 } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "valid-lifetime": 3600 } }
    `,
  },
  *check({ servers }) {
    for (const { kind, section } of servers) {
      const lifetime = member(section, 'valid-lifetime');
      // Why this and nothing else, with the fact behind it.
      if (lifetime === undefined || lifetime.document.number(lifetime.node) !== 12345) continue;
      yield { message: `what is wrong with ${kind}, and what was expected`, at: valueAt(lifetime) };
    }
  },
});
