// Rule: an option is given that nothing defines.

import { quote } from '../../core/quote.ts';
import { type DhcpOption, optionDataOf, optionDefinitionsOf } from '../../installation/dhcp/options.ts';
import type { Dhcp } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { siteCodes, standardOptions } from '../../kea/standard-options.ts';
import { mostKnown, nearName } from '../class-names.ts';
import { memberAt } from '../dhcp.ts';
import { text } from '../example.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'option-not-defined',
  title: 'an option is given that nothing defines',
  why: `An option is standard, or \`option-def\` defines it, or it is given by code and as plain bytes (\`"csv-format": false\`).
Otherwise Kea refuses the file: "definition for the option 'dhcp4.tftp-server' having code '0' does not exist". Names are
case-sensitive and Kea's own: \`tftp-server-name\`, \`domain-name-servers\` (DHCPv4) but \`dns-servers\` (DHCPv6). A definition
holds for its space only, and one inside of a class for that class only.

The standard spaces dhcp4 and dhcp6 are judged, and spaces that the file itself fills.`,
  source: 'src/lib/dhcpsrv/parsers/option_data_parser.cc, createOption; seen with Kea 2.2.0, 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "option-data": [ { "name": "dns-servers", "data": "192.0.2.1" } ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "option-data": [ { "name": "domain-name-servers", "data": "192.0.2.1" } ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      const options = [...optionDataOf(dhcp)];
      if (options.length === 0) continue;
      const definitions = definitionsOf(dhcp);
      const own = `dhcp${dhcp.family}` as const;
      const standard = standardOptions(own);
      for (const option of options) {
        if (option.name === undefined && option.code === undefined) continue;
        const inReach = reachableFrom(option, definitions);
        if (inReach.some((some) => defines(some, option))) continue;
        if (option.space === own ? isStandard(option, standard) : inReach.length === 0) continue;
        if (isPlainBytes(dhcp, option)) continue;
        const { name, code, space } = option;
        const known = [
          ...(space === own ? standard.keys() : []),
          ...inReach.flatMap(({ names }) => (names.size > mostKnown ? [] : [...names])),
        ];
        yield {
          message: `${name === undefined ? `the option with code ${code}` : `the option ${quote(name)}`} is not defined in the space ${quote(space)}${name === undefined ? '' : nearName(name, known)}`,
          at: memberAt(option, name === undefined ? 'code' : 'name'),
        };
      }
    }
  },
});

/** What one space has in one class, or outside of all classes. */
interface Definitions {
  readonly names: Set<string>;
  readonly codes: Set<number>;
}

function definitionsOf(dhcp: Dhcp): ReadonlyMap<string, Definitions> {
  const found = new Map<string, Definitions>();
  for (const { space, inClass, name, code } of optionDefinitionsOf(dhcp)) {
    const key = keyOf(space, inClass);
    const some: Definitions = found.get(key) ?? { names: new Set(), codes: new Set() };
    found.set(key, some);
    if (name !== undefined) some.names.add(name);
    if (code !== undefined) some.codes.add(code);
  }
  return found;
}

function keyOf(space: string, inClass: DhcpOption['inClass']): string {
  return `${inClass ?? ''} ${space}`;
}

function reachableFrom(
  { space, inClass }: DhcpOption,
  definitions: ReadonlyMap<string, Definitions>,
): readonly Definitions[] {
  const keys = new Set([keyOf(space, undefined), keyOf(space, inClass)]);
  return [...keys].flatMap((key) => definitions.get(key) ?? []);
}

function defines({ names, codes }: Definitions, { name, code }: DhcpOption): boolean {
  if (name !== undefined) return names.has(name);
  return code !== undefined && codes.has(code);
}

/** Names of options that the upgrade tables speak of. */
const renamed: ReadonlySet<string> = new Set(['default-url']);

/** By code, only what is certainly nobody's is told: a server may know codes that this table does not. */
function isStandard({ name, code, space }: DhcpOption, standard: ReadonlyMap<string, number>): boolean {
  // A name that an upgrade changed is told by a rule of its own.
  if (name !== undefined) return standard.has(name) || renamed.has(name);
  if (code === undefined) return true;
  return space !== 'dhcp4' || code < siteCodes.first || code > siteCodes.last;
}

/** Plain bytes need a code, and no definition. */
function isPlainBytes({ document }: Dhcp, { node, code }: DhcpOption): boolean {
  return code !== undefined && document.boolean(document.get(node, 'csv-format')) === false;
}
