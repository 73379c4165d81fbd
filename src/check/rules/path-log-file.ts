// Rule: a log file lies outside the one directory that Kea writes logs into.

import type { Installation, Section, Valued } from '../../installation/types.ts';
import { stringAt } from '../../installation/values.ts';
import { behaves } from '../../kea/versions.ts';
import { text } from '../example.ts';
import { items, member } from '../places.ts';
import { misplacedPath, pathRules, withBareName } from '../restricted-path.ts';
import type { CheckContext } from '../rule.ts';
import { defineRule } from '../rule.ts';

const dhcp4 = (output: string): string =>
  text`
      {
        "Dhcp4": {
          "loggers": [
            { "name": "kea-dhcp4", "severity": "INFO", "output-options": [ { "output": "OUTPUT" } ] }
          ]
        }
      }
    `.replace('OUTPUT', output);

export default defineRule({
  id: 'path-log-file',
  title: 'a log file lies outside the directory that Kea accepts',
  why: `Since the fix of CVE-2025-32802 (2.4.2, 2.6.3, 2.7.9) Kea writes logs into the one directory that is compiled in,
\`/var/log/kea\` in packages. \`/var/log/kea-dhcp4.log\`, the usual place before, is refused. The DHCP servers
find it at the start only, \`-t\` passes; D2 and the agent refuse it with \`-t\` too. A bare name lies in the right
directory. \`KEA_LOG_FILE_DIR\` in the environment names another one, and \`-X\` (from 3.0 on) lifts the rule.

Without \`--platform\` only a directory is reported that no known build accepts.`,
  source: 'src/lib/process/log_parser.cc; ChangeLog 2346; seen with Kea 2.6.3 and 3.0.4',
  severity: 'error',
  when: 'socketDirectoryRestricted',
  scope: 'installation',
  bad: { 'kea-dhcp4.conf': dhcp4('/var/log/kea-dhcp4.log') },
  good: { 'kea-dhcp4.conf': dhcp4('kea-dhcp4.log') },
  *check(installation, context) {
    const rules = pathRules('logs', installation, context);
    for (const { kind, section } of daemonsOf(installation, context)) {
      for (const output of outputsOf(section)) {
        if (/^(?:stdout|stderr|syslog(?::.*)?)$/s.test(output.value)) continue;
        const finding = misplacedPath(output, `the log file of ${kind}`, rules);
        if (finding !== undefined)
          yield withBareName(finding, output, 'whoever rotates or reads the log must follow');
      }
    }
  },
});

interface Daemon {
  readonly kind: string;
  readonly section: Section;
}

/** Everything that writes logs; no agent where there is none any more. */
function daemonsOf({ agent, servers, netconf }: Installation, { target }: CheckContext): readonly Daemon[] {
  return [
    ...servers,
    ...(agent !== undefined && behaves('agentRuns', target)
      ? [{ kind: 'the agent', section: agent.section }]
      : []),
    ...(netconf === undefined ? [] : [netconf]),
  ];
}

function* outputsOf(section: Section): Generator<Valued<string>> {
  for (const logger of items(member(section, 'loggers'))) {
    for (const key of ['output-options', 'output_options']) {
      for (const { document, node } of items(member(logger, key))) {
        const output = stringAt(document, node, 'output');
        if (output !== undefined) yield output;
      }
    }
  }
}
