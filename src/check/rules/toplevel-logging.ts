// Rule: the top-level map Logging, which Kea dropped in 1.7.10.

import { isAgentAlone } from '../../installation/after-agent.ts';
import { behaves } from '../../kea/versions.ts';
import { text } from '../example.ts';
import { migrationFix } from '../fixes.ts';
import { keyAt, member, there } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'toplevel-logging',
  title: 'the file has the top-level "Logging"',
  why: `Until 1.5 loggers stood in a top-level \`Logging\` beside the daemon's section; 1.6 moved
them into the section and warned. From 1.7.10 (stable: 1.8.0) on \`Logging\` is a syntax error.
Beware when both are there: 1.6 let the loggers of \`Logging\` replace those of the section.`,
  source: 'ChangeLog 1578, 1768; Kea 1.6.0 src/lib/process/daemon.cc',
  severity: 'error',
  scope: 'document',
  exampleTarget: '3.0',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": { "valid-lifetime": 3600 },
        "Logging": { "loggers": [ { "name": "kea-dhcp4", "severity": "INFO" } ] }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "valid-lifetime": 3600,
          "loggers": [ { "name": "kea-dhcp4", "severity": "INFO", "output-options": [ { "output": "stdout" } ] } ]
        }
      }
    `,
  },
  *check(file, { target }) {
    const { logging, sections } = file;
    if (logging === undefined || (!behaves('agentRuns', target) && isAgentAlone(file))) return;
    const own = sections
      .map((section) => member(section, 'loggers'))
      .find((loggers) => loggers !== undefined);
    yield {
      message:
        'the top-level "Logging" was removed in 1.7.10; its "loggers" belong in the section of the daemon',
      at: keyAt(logging),
      related:
        own === undefined ? [] : [there('loggers stand here as well; Kea 1.6 replaced them', keyAt(own))],
      fix: migrationFix('move "loggers" into the section of the daemon'),
    };
  },
});
