// Rule: a comment that leaves nothing out.

import { quote } from '../../core/quote.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'ignore-unused',
  title: 'an ignore comment leaves nothing out',
  why: `\`kea-migrate-ignore RULE reason\` on a line of its own stands for the next line, or for the whole
map or list that is opened there; behind something it stands for its line. When its rule finds nothing
there, the comment says something that is no longer true, and it would hide the next mistake of that kind.

It is only told where its rule could have found something: not when single files of a host are checked
and the rule compares several, not when the rule does not hold for the target, and not in a file with
syntax errors.`,
  source: 'comments of this tool',
  severity: 'warning',
  scope: 'ignores',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": {
        // kea-migrate-ignore json-trailing-comma the generator leaves it behind
        "valid-lifetime": 3600
      } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": {
        // kea-migrate-ignore json-trailing-comma the generator leaves it behind
        "valid-lifetime": 3600,
      } }
    `,
  },
  *check({ comment: { rule, at }, fate }) {
    if (fate !== 'unused') return;
    const fix = manualFix('take the comment out');
    yield { message: `nothing is left out by this: ${quote(rule)} finds nothing here`, at, fix };
  },
});
