// Rule: data-directory names another directory than the compiled-in one, which is an error although the key is ignored.

import { stringAt } from '../../installation/values.ts';
import { text } from '../example.ts';
import { misplacedDirectory, pathRules } from '../restricted-path.ts';
import { defineRule } from '../rule.ts';

const dhcp6 = (directory: string): string =>
  text`
      { "Dhcp6": { "data-directory": "DIRECTORY", "valid-lifetime": 3600 } }
    `.replace('DIRECTORY', directory);

export default defineRule({
  id: 'path-data-directory',
  title: '"data-directory" is not the directory that Kea has compiled in',
  why: `\`data-directory\` moved leases and the server's identifier up to 2.2. Since 2.4.2, 2.6.3 and 2.7.9 Kea says
that it is "deprecated and will be ignored", and yet refuses any value but the compiled-in one. Leases and
\`kea-dhcp6-serverid\` must move there, or \`KEA_DHCP_DATA_DIR\` in the environment must name the directory: with a
new identifier clients do not recognise their server.

Without \`--platform\` only a directory is reported that no known build has.`,
  source: 'src/lib/dhcpsrv/cfgmgr.cc: validatePath; ChangeLog 2346; seen with Kea 2.6.3 and 3.0.4',
  severity: 'error',
  when: 'socketDirectoryRestricted',
  scope: 'installation',
  bad: { 'kea-dhcp6.conf': dhcp6('/srv/kea') },
  good: { 'kea-dhcp6.conf': dhcp6('/var/lib/kea') },
  *check(installation, context) {
    const rules = pathRules('leases', installation, context);
    for (const { section } of installation.servers) {
      const directory = stringAt(section.document, section.node, 'data-directory');
      if (directory === undefined) continue;
      const finding = misplacedDirectory(directory, '"data-directory"', rules, { isExact: true });
      if (finding !== undefined) yield finding;
    }
  },
});
