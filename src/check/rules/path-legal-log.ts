// Rule: the legal log is written outside the one directory that Kea accepts.

import { stringAt } from '../../installation/values.ts';
import { text } from '../example.ts';
import { misplacedDirectory, pathRules } from '../restricted-path.ts';
import { defineRule } from '../rule.ts';

const dhcp4 = (path: string): string =>
  text`
      {
        "Dhcp4": {
          "hooks-libraries": [
            { "library": "libdhcp_legal_log.so", "parameters": { "path": "PATH", "base-name": "kea-legal" } }
          ]
        }
      }
    `.replace('PATH', path);

export default defineRule({
  id: 'path-legal-log',
  title: 'the legal log lies outside the directory that Kea accepts',
  why: `From 2.7.9 on \`path\` of the legal log must be the one directory that is compiled in, \`/var/log/kea\` in packages.
\`-t\` passes; the hook does not load: "LEGAL LOGGING DISABLED! … invalid path specified". Leave \`path\` out, or let
\`KEA_LEGAL_LOG_DIR\` in the environment name another directory.

Without \`--platform\` only a directory is reported that no known build has.`,
  source: 'src/lib/dhcpsrv/legal_log_mgr.cc; ChangeLog 2346; seen with Kea 3.0.4',
  severity: 'error',
  when: 'legalLogRestricted',
  scope: 'installation',
  bad: { 'kea-dhcp4.conf': dhcp4('/srv/legal') },
  good: { 'kea-dhcp4.conf': dhcp4('/var/log/kea') },
  *check(installation, context) {
    const rules = pathRules('logs', installation, context);
    for (const { kind, hooks } of installation.servers) {
      for (const { library, parameters, document } of hooks) {
        if (library?.value.includes('libdhcp_legal_log.so') !== true) continue;
        const type = stringAt(document, parameters?.node, 'type')?.value ?? 'logfile';
        const path = stringAt(document, parameters?.node, 'path');
        if (path === undefined || type !== 'logfile') continue;
        const finding = misplacedDirectory(path, `"path" of the legal log of ${kind}`, rules);
        if (finding !== undefined) yield finding;
      }
    }
  },
});
