// Rule: a script that a hook runs lies outside the one directory that Kea runs scripts from.

import type { Installation, Valued } from '../../installation/types.ts';
import { stringAt } from '../../installation/values.ts';
import { text } from '../example.ts';
import { misplacedPath, pathRules } from '../restricted-path.ts';
import { defineRule } from '../rule.ts';

const dhcp4 = (name: string): string =>
  text`
      {
        "Dhcp4": {
          "cache-max-age": 0,
          "hooks-libraries": [
            { "library": "libdhcp_run_script.so", "parameters": { "name": "NAME", "sync": false } }
          ]
        }
      }
    `.replace('NAME', name);

export default defineRule({
  id: 'path-run-script',
  title: 'a script that a hook runs lies outside the directory that Kea accepts',
  why: `From 3.0.0 on the scripts of \`libdhcp_run_script.so\`, and \`prerotate\` and \`postrotate\` of the legal log, must lie
in the one directory that is compiled in, \`/usr/share/kea/scripts\` in packages. \`-t\` passes; the hook does not load
and the server does not start. Move the script there and write its bare name, or let \`KEA_HOOK_SCRIPTS_PATH\` in
the environment name another directory.

Without \`--platform\` only a directory is reported that no known build has.`,
  source: 'ChangeLog 2353; src/hooks/dhcp/run_script/run_script.cc; seen with Kea 3.0.4',
  severity: 'error',
  when: 'scriptsRestricted',
  scope: 'installation',
  bad: { 'kea-dhcp4.conf': dhcp4('/etc/kea/lease-script.sh') },
  good: { 'kea-dhcp4.conf': dhcp4('/usr/share/kea/scripts/lease-script.sh') },
  *check(installation, context) {
    const rules = pathRules('scripts', installation, context);
    for (const { what, path } of scriptsOf(installation)) {
      const finding = misplacedPath(path, what, rules);
      if (finding !== undefined) yield finding;
    }
  },
});

interface Script {
  readonly what: string;
  readonly path: Valued<string>;
}

function* scriptsOf({ servers }: Installation): Generator<Script> {
  for (const { kind, hooks } of servers) {
    for (const { library, parameters, document } of hooks) {
      const keys = library?.value.includes('libdhcp_run_script.so')
        ? ['name']
        : library?.value.includes('libdhcp_legal_log.so')
          ? ['prerotate', 'postrotate']
          : [];
      for (const key of keys) {
        const path = stringAt(document, parameters?.node, key);
        if (path !== undefined) yield { what: `the script "${key}" of a hook of ${kind}`, path };
      }
    }
  }
}
