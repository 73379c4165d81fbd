// Rule: a root logger without output, which falls silent since 2.3.

import { quote } from '../../core/quote.ts';
import { version } from '../../core/version.ts';
import type { Section } from '../../installation/types.ts';
import { daemons } from '../../kea/daemons.ts';
import { behaves } from '../../kea/versions.ts';
import { text } from '../example.ts';
import { insertFix } from '../fixes.ts';
import { items, keyAt, member } from '../places.ts';
import { defineRule, type Finding } from '../rule.ts';
import { textOf } from '../uses.ts';

export default defineRule({
  id: 'logger-root-without-output',
  title: 'the main logger has no output, which ends all logging since 2.3',
  why: `Up to 2.2 a logger without \`output-options\` wrote to the console. From 2.3.0 on a main
logger without any (\`kea-dhcp4\` in the DHCPv4 server) makes the daemon fall silent as soon as its
configuration is loaded. Nothing says so, of course.`,
  source: 'src/lib/process/log_parser.cc; runs of 2.2.0, 2.6.3, 3.0.4 and 3.2.0',
  severity: 'warning',
  since: version('2.3.0'),
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "loggers": [ { "name": "kea-dhcp4", "severity": "INFO" } ] } }
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
      if (section.kind !== 'agent' || behaves('agentRuns', target)) yield* silent(section);
    }
  },
});

function* silent(section: Section): Generator<Finding> {
  // Nobody has seen what kea-netconf does.
  if (section.kind === 'netconf') return;
  const root = daemons[section.kind].program;
  for (const logger of items(member(section, 'loggers'))) {
    const name = member(logger, 'name');
    if (name === undefined || textOf(name) !== root) continue;
    if (member(logger, 'output-options') !== undefined || member(logger, 'output_options') !== undefined)
      continue;
    yield {
      message: `the logger ${quote(root)} has no "output-options": up to 2.2 it wrote to the console, since 2.3 nothing is logged once the configuration is loaded`,
      at: keyAt(name),
      fix: insertFix(
        'unsafe',
        'write the console as its output, as before 2.3',
        logger,
        'output-options',
        [{ output: 'stdout' }],
        'name',
      ),
    };
  }
}
