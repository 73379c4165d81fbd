// Rule: data-directory names another directory than the compiled-in one, which is an error although the key is ignored;
// or the compiled-in one, which is a warning.

import type { Fix } from '../../core/change.ts';
import { quote } from '../../core/quote.ts';
import type { Valued } from '../../installation/types.ts';
import { stringAt } from '../../installation/values.ts';
import { text } from '../example.ts';
import { removeFix } from '../fixes.ts';
import { keyAt } from '../places.ts';
import { misplacedDirectory, type PathRules, pathRules } from '../restricted-path.ts';
import { defineRule, type Finding } from '../rule.ts';

const dhcp6 = (directory: string): string =>
  text`
      { "Dhcp6": { DIRECTORY"valid-lifetime": 3600 } }
    `.replace('DIRECTORY', directory === '' ? '' : `"data-directory": "${directory}", `);

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
  good: { 'kea-dhcp6.conf': dhcp6('') },
  *check(installation, context) {
    const rules = pathRules('leases', installation, context);
    for (const { section } of installation.servers) {
      const directory = stringAt(section.document, section.node, 'data-directory');
      // An empty one is no directory, which is told otherwise.
      if (directory === undefined || directory.value === '') continue;
      const finding = misplacedDirectory(directory, '"data-directory"', rules, { isExact: true });
      if (finding === undefined) yield redundant(directory, rules);
      // A slash too many: it is the directory that Kea has, and Kea refuses it.
      else yield finding.fix?.safety === 'safe' ? { ...finding, fix: takenOut(directory, rules) } : finding;
    }
  },
});

/** What Kea takes is where it keeps them anyway; all that comes of it is a line in the log. */
function redundant(directory: Valued<string>, rules: PathRules): Finding {
  const named = quote(directory.value);
  const where =
    rules.platform === undefined
      ? `only a Kea that keeps leases in ${named} anyway takes it as "data-directory"`
      : `"data-directory" is ${named}, where Kea keeps leases anyway`;
  return {
    message: `${where}, and warns at each start that the keyword "will be ignored"`,
    severity: 'warning',
    at: keyAt(directory),
    fix: takenOut(directory, rules),
  };
}

/** Without knowing the build, its own directory may be another one than the one written. */
function takenOut(directory: Valued<string>, { platform }: PathRules): Fix {
  const safety = platform === undefined ? 'unsafe' : 'safe';
  return removeFix(safety, 'take it out: it names the directory that Kea has compiled in', [directory]);
}
