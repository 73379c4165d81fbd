// Rule: a hook library is loaded without the parameters that it cannot do without.

import type { Version } from '../../core/version.ts';
import { hooksOf } from '../../installation/hooks.ts';
import { libraryName, nullParametersRefused, parametersNeeded } from '../../kea/hooks.ts';
import { ageIn, keywordTables } from '../../kea/keywords/index.ts';
import type { KeywordTables } from '../../kea/keywords/types.ts';
import { text } from '../example.ts';
import { insertFix, manualFix } from '../fixes.ts';
import { valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'hook-without-parameters',
  title: 'a hook library has no parameters, and does not load without',
  why: `Some libraries cannot do anything until they are told what: \`libdhcp_flex_id.so\` the expression (up to 3.1.1),
\`libdhcp_ha.so\` the partners, \`libdhcp_run_script.so\` the script, \`libdhcp_flex_option.so\` the options,
\`libdhcp_lease_query.so\` who may ask. Without them the library fails to load and the server does not start; \`-t\` takes
the file. \`libdhcp_ddns_tuning.so\` needs the map, which may be empty.`,
  source: 'src/hooks/dhcp, load() of these libraries; seen with -T of Kea 3.0.4',
  severity: 'error',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "hooks-libraries": [ { "library": "libdhcp_flex_option.so" } ] } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "hooks-libraries": [
            {
              "library": "libdhcp_flex_option.so",
              "parameters": { "options": [ { "code": 67, "supersede": "'boot.efi'" } ] }
            }
          ]
        }
      }
    `,
  },
  *check({ sections }, { target }) {
    for (const { document, node, kind } of sections) {
      for (const hook of hooksOf(document, node)) {
        const { library } = hook;
        if (library === undefined || document.get(hook.node, 'parameters') !== undefined) continue;
        const name = libraryName(library.value);
        const needs = neededIn(keywordTables[kind], name, target);
        const isMapEnough = needs.length === 0 && nullParametersRefused.includes(name);
        if (needs.length === 0 && !isMapEnough) continue;
        const what = isMapEnough ? 'not even an empty map' : `and needs ${needs.join(', ')} there`;
        yield {
          message: `${name} has no "parameters", ${what}; -t takes it, the start fails`,
          at: valueAt(library),
          fix: isMapEnough
            ? insertFix('safe', 'write empty parameters', hook, 'parameters', {}, 'library')
            : manualFix('write the parameters, or take the library out'),
        };
      }
    }
  },
});

/** The keywords that must be in the parameters of a library, in quotes. */
function neededIn(tables: KeywordTables, library: string, kea: Version): readonly string[] {
  const map = parametersNeeded.includes(library) ? tables[library] : undefined;
  const needed = (map?.required ?? []).filter((one) => ageIn(one, kea) === 'there');
  return needed.map(({ key }) => `"${key}"`);
}
