// Rule: a comment that names no rule, or one whose findings are never left out.

import { quote } from '../../core/quote.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { defineRule, type IgnoreUse } from '../rule.ts';

export default defineRule({
  id: 'ignore-unknown-rule',
  title: 'an ignore comment names no rule that could be left out',
  why: `\`kea-migrate-ignore\` is followed by the id of one rule, as it stands in square brackets behind a
finding, and a reason. With a name that no rule has, nothing is left out.

Some findings cannot be left out by a comment: those that keep the tool from seeing the rest of the file
(\`syntax-error\` and a few like it), since then a run would claim more than was checked; and those about
such comments themselves. \`kea-migrate explain\` lists all rules.`,
  source: 'comments of this tool',
  severity: 'warning',
  scope: 'ignores',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": {
        // kea-migrate-ignore trailing-coma the generator leaves it behind
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
  *check({ comment: { rule, at }, fate, nearest }: IgnoreUse) {
    if (fate === 'not possible') {
      const message = `findings of ${quote(rule)} cannot be left out by a comment`;
      yield { message, at, fix: manualFix('take the comment out') };
    } else if (fate === 'no such rule') {
      const what = rule === '' ? 'this comment names no rule' : `no rule is called ${quote(rule)}`;
      const meant = nearest === undefined ? '' : `; did you mean ${nearest}?`;
      yield {
        message: `${what}; expected "kea-migrate-ignore RULE reason"${meant}`,
        at,
        fix: manualFix(nearest === undefined ? 'name the rule' : `write ${nearest}`),
      };
    }
  },
});
