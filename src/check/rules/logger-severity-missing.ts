// Rule: a logger without severity, which passes -t and kills the start.

import { quote } from '../../core/quote.ts';
import { version } from '../../core/version.ts';
import type { Section } from '../../installation/types.ts';
import { behaves } from '../../kea/versions.ts';
import { text } from '../example.ts';
import { insertFix } from '../fixes.ts';
import { items, keyAt, member } from '../places.ts';
import { defineRule, type Finding } from '../rule.ts';

export default defineRule({
  id: 'logger-severity-missing',
  title: 'a logger has no severity',
  why: `Before 2.3.0 the file was refused: "does not have a mandatory 'severity' element". From
2.3.0 on \`-t\` and \`-T\` pass, and the daemon dies at start with "illegal severity: 0", for
loggers such as \`kea-dhcp4.leases\` too.`,
  source: 'src/lib/process/log_parser.cc; seen with Kea 2.6.3, 3.0.4 and 3.2.0',
  severity: 'error',
  since: version('2.3.0'),
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "loggers": [ { "name": "kea-dhcp4", "output-options": [ { "output": "stdout" } ] } ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "loggers": [ { "name": "kea-dhcp4", "severity": "INFO", "output-options": [ { "output": "stdout" } ] } ]
        }
      }
    `,
  },
  *check({ sections }, { target }) {
    for (const section of sections) {
      // A Kea without agents reads no file of theirs.
      if (section.kind !== 'agent' || behaves('agentRuns', target)) yield* loggersWithout(section);
    }
  },
});

function* loggersWithout(section: Section): Generator<Finding> {
  for (const logger of items(member(section, 'loggers'))) {
    if (logger.document.kind(logger.node) !== 'map' || member(logger, 'severity') !== undefined) continue;
    const name = member(logger, 'name');
    const said = name === undefined ? undefined : logger.document.string(name.node);
    yield {
      message: `the logger ${quote(said ?? '')} has no "severity"; it passes -t and the daemon dies at start`,
      at: keyAt(name ?? logger),
      fix: insertFix('safe', 'add "severity": "INFO"', logger, 'severity', 'INFO', 'name'),
    };
  }
}
