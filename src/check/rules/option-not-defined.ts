// Rule: an option is given that nothing defines.

import { quote } from '../../core/quote.ts';
import { atLeast, type Version, version } from '../../core/version.ts';
import { type DhcpOption, optionDataOf, optionDefinitionsOf } from '../../installation/dhcp/options.ts';
import type { Dhcp } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { definableName, filledSpaces } from '../../kea/option-definitions.ts';
import { codesKnownUpTo, siteCodes, standardOptions } from '../../kea/standard-options.ts';
import { mostKnown, nearName } from '../class-names.ts';
import { memberAt } from '../dhcp.ts';
import { text } from '../example.ts';
import { defineRule, type Finding } from '../rule.ts';

export default defineRule({
  id: 'option-not-defined',
  title: 'an option is given that nothing defines',
  why: `An option is standard, or \`option-def\` defines it, or it is given by code and as plain bytes (\`"csv-format": false\`).
Otherwise Kea refuses the file: "definition for the option 'dhcp4.tftp-server' having code '0' does not exist". Names are
case-sensitive and Kea's own: \`tftp-server-name\`, \`domain-name-servers\` (DHCPv4) but \`dns-servers\` (DHCPv6). A definition
holds for its space only, and one inside of a class for that class only.

The standard spaces dhcp4 and dhcp6 are judged, and all others but those that Kea has options in, such as vendor-4491.`,
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
  *check(file, { target }) {
    for (const dhcp of dhcpIn(file)) {
      const options = [...optionDataOf(dhcp)];
      if (options.length === 0) continue;
      const reading = {
        dhcp,
        target,
        definitions: definitionsOf(dhcp),
        standard: standardOptions(`dhcp${dhcp.family}`),
      };
      for (const option of options) yield* judge(option, reading);
    }
  },
});

/** What the options of one server are held against. */
interface Reading {
  readonly dhcp: Dhcp;
  readonly target: Version;
  readonly definitions: ReadonlyMap<string, Definitions>;
  readonly standard: ReadonlyMap<string, number>;
}

function* judge(option: DhcpOption, { dhcp, target, definitions, standard }: Reading): Generator<Finding> {
  const own = `dhcp${dhcp.family}` as const;
  const { name, code, space } = option;
  const wrong = spaceFault(space, own);
  if (wrong !== undefined) {
    yield { message: wrong, at: memberAt(option, 'space') };
    return;
  }
  // Option data without either is told by another rule.
  if (name === undefined && code === undefined) return;
  const inReach = reachableFrom(option, definitions);
  if (inReach.some((some) => defines(some, option)) || isPlainBytes(dhcp, option)) return;
  if (space === own ? isStandard(option, standard, target) : filledSpaces.has(space)) return;
  const known = [
    ...(space === own ? standard.keys() : []),
    ...inReach.flatMap(({ names }) => (names.size > mostKnown ? [] : [...names])),
  ];
  const what = name === undefined ? `the option with code ${code}` : `the option ${quote(name)}`;
  yield {
    message: `${what} is not defined in the space ${quote(space)}${name === undefined ? '' : nearName(name, known)}`,
    at: memberAt(option, name === undefined ? 'code' : 'name'),
  };
}

function spaceFault(space: string, own: 'dhcp4' | 'dhcp6'): string | undefined {
  if (!definableName.test(space)) {
    return `${quote(space, 60)} is no name for an option space, expected letters, digits, "-" and "_", with a letter or digit at both ends`;
  }
  const other = own === 'dhcp4' ? 'dhcp6' : 'dhcp4';
  return space === other
    ? `the options of ${quote(other)} are those of the other protocol; expected ${quote(own)} or a space of vendors`
    : undefined;
}

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
function isStandard(
  { name, code, space }: DhcpOption,
  standard: ReadonlyMap<string, number>,
  target: Version,
): boolean {
  // A name that an upgrade changed is told by a rule of its own.
  if (name !== undefined) return standard.has(name) || renamed.has(name);
  if (code === undefined) return true;
  if (atLeast(version(codesKnownUpTo), target)) return [...standard.values()].includes(code);
  return space !== 'dhcp4' || code < siteCodes.first || code > siteCodes.last;
}

/** Plain bytes need a code, and no definition. */
function isPlainBytes({ document }: Dhcp, { node, code }: DhcpOption): boolean {
  return code !== undefined && document.boolean(document.get(node, 'csv-format')) === false;
}
