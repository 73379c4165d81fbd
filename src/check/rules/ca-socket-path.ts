// Rule: the agent forwards to a Unix socket outside the one directory that its Kea accepts.

import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { misplaced } from '../misplaced.ts';
import { valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';
import { socketNamesOf } from '../socket-names.ts';
import { socketRules } from '../socket-rules.ts';

export default defineRule({
  id: 'ca-socket-path',
  title: 'the agent forwards to a Unix socket outside the directory that Kea accepts',
  why: `The rule of path-control-socket holds for the paths in the agent's file as well: one
directory, compiled in, compared byte by byte. The agent refuses another one with \`-t\` already,
2.6.3 included, where the server of the same version passes \`-t\` and fails at start.`,
  source: 'Kea 3.0.4 src/bin/agent/ca_cfg_mgr.cc; ChangeLog 2346, and 2266 of 2.6.3 (CVE-2025-32802)',
  severity: 'error',
  when: ['socketDirectoryRestricted', 'agentRuns'],
  scope: 'installation',
  exampleTarget: '2.6',
  bad: {
    'kea-ctrl-agent.conf': text`
      { "Control-agent": { "control-sockets": { "dhcp4": { "socket-name": "/tmp/kea4-ctrl-socket" } } } }
    `,
  },
  good: {
    'kea-ctrl-agent.conf': text`
      { "Control-agent": { "control-sockets": { "dhcp4": { "socket-name": "kea4-ctrl-socket" } } } }
    `,
  },
  *check(installation, context) {
    const rules = socketRules(installation, context);
    for (const { daemon, owner, name } of socketNamesOf(installation)) {
      if (daemon !== 'agent') continue;
      const why = misplaced(name.value, rules);
      if (why === undefined) continue;
      yield {
        message: `the socket of ${owner} ${why.message}`,
        at: valueAt(name),
        fix: manualFix(`write the bare name ${why.bareName}, here and in the server`),
      };
    }
  },
});
