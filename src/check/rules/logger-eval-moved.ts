// Rule: a logger that shows results of classes, which come from another one since 2.3.5.

import { version } from '../../core/version.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { items, member, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';
import { textOf } from '../uses.ts';

/** What it was and what it is. ChangeLog 2102 */
const moved = { from: 'kea-dhcp4.options4', to: 'kea-dhcp4.dhcp4' } as const;

export default defineRule({
  id: 'logger-eval-moved',
  title: 'the results of classes are logged by another logger since 2.3.5',
  why: `At debug level \`kea-dhcp4.options4\` showed what the expressions of classes gave: EVAL_RESULT. From
2.3.5 on these lines come from \`kea-dhcp4.dhcp4\`, and from 2.7.2 on under other names. Who reads them needs
that logger at debug level.`,
  source: 'ChangeLog 2102, 2274',
  severity: 'info',
  changed: version('2.3.5'),
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "loggers": [
            { "name": "kea-dhcp4", "severity": "INFO", "output_options": [ { "output": "stdout" } ] },
            { "name": "kea-dhcp4.options4", "severity": "DEBUG", "debuglevel": 55 }
          ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "loggers": [
            { "name": "kea-dhcp4", "severity": "INFO", "output_options": [ { "output": "stdout" } ] },
            { "name": "kea-dhcp4.dhcp4", "severity": "DEBUG", "debuglevel": 55 }
          ]
        }
      }
    `,
  },
  *check({ sections }) {
    for (const section of sections) {
      const loggers = [...items(member(section, 'loggers'))];
      for (const logger of loggers) {
        const name = member(logger, 'name');
        if (name === undefined || textOf(name) !== moved.from) continue;
        if (textOf(member(logger, 'severity'))?.toUpperCase() !== 'DEBUG') continue;
        if (loggers.some((one) => textOf(member(one, 'name')) === moved.to)) continue;
        yield {
          message: `what expressions of classes give is logged by "${moved.to}" since 2.3.5, no longer here`,
          at: valueAt(name),
          fix: manualFix(`give "${moved.to}" the debug level too`),
        };
      }
    }
  },
});
