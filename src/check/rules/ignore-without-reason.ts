// Rule: a comment that leaves a finding out and does not say why.

import { quote } from '../../core/quote.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'ignore-without-reason',
  title: 'an ignore comment does not say why',
  why: `\`kea-migrate-ignore RULE reason\` leaves a finding out for everybody who comes later. Without the
reason nobody can tell whether it still holds: a year on, the comment can neither be trusted nor taken
out. The finding it names is left out all the same; this one stands in its place.`,
  source: 'comments of this tool',
  severity: 'warning',
  scope: 'ignores',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": {
        // kea-migrate-ignore json-trailing-comma
        "valid-lifetime": 3600,
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
  *check({ comment: { rule, reason, at }, fate }) {
    if (fate === 'no such rule' || fate === 'not possible' || /[\p{L}\p{N}]/u.test(reason)) return;
    yield {
      message: `no reason is given for leaving ${quote(rule)} out; expected it behind the name of the rule`,
      at,
      fix: manualFix('say why, or take the comment out'),
    };
  },
});
