// Rule: an option whose value Kea cannot read, or whose name it does not know.

import { quote } from '../../core/quote.ts';
import { atLeast, type Version, version } from '../../core/version.ts';
import { placeInString } from '../../document/string-places.ts';
import { type DhcpOption, optionDataOf, optionDefinitionsOf } from '../../installation/dhcp/options.ts';
import type { Dhcp } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { isHexData, valueFault } from '../../kea/formats/option-values.ts';
import { optionByCode, type StandardOption, standardOptions } from '../../kea/options.ts';
import { text } from '../example.ts';
import { defineRule, type Finding } from '../rule.ts';

export default defineRule({
  id: 'bad-option-data',
  title: 'an option has a value that Kea cannot read',
  why: `The value of an option is one string. With \`csv-format\` true, the default for options that have
a definition, it is read by the type of the option: addresses and numbers stand with commas between
them, a boolean is true or false. With \`csv-format\` false it is bytes in hexadecimal digits, with or
without \`0x\`, colons or blanks, or text in single quotes. A server refuses its whole configuration for
one value that it cannot read.`,
  source: 'src/lib/dhcpsrv/parsers/option_data_parser.cc; held against Kea 2.2.0, 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "option-data": [ { "name": "domain-name-servers", "data": "192.0.2.1 192.0.2.2" } ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "option-data": [ { "name": "domain-name-servers", "data": "192.0.2.1, 192.0.2.2" } ]
        }
      }
    `,
  },
  *check(file, { target }) {
    for (const dhcp of dhcpIn(file)) {
      let own: ReadonlySet<string> | undefined;
      for (const option of optionDataOf(dhcp)) {
        own ??= ownOptions(dhcp);
        yield* judge(dhcp, option, own, target);
      }
    }
  },
});

/** Names and codes that a server defines for itself, classes included; a code stands as `SPACE CODE`. */
function ownOptions(dhcp: Dhcp): ReadonlySet<string> {
  const own = new Set<string>();
  for (const { name, code, space } of optionDefinitionsOf(dhcp)) {
    if (name !== undefined) own.add(name);
    if (code !== undefined) own.add(`${space} ${code}`);
  }
  return own;
}

function* judge(
  { document, family }: Dhcp,
  { node: option, name, code, space }: DhcpOption,
  own: ReadonlySet<string>,
  target: Version,
): Generator<Finding> {
  const universe = `dhcp${family}` as const;
  const node = document.get(option, 'data');
  const data = document.string(node);
  const bytes = document.boolean(document.get(option, 'csv-format')) === false;
  if (bytes && data !== undefined && node !== undefined && !isHexData(data)) {
    yield {
      message: `the data of ${shown(name, code)} is read as bytes ("csv-format" is false), expected hexadecimal digits, or text in single quotes`,
      at: document.location(node),
    };
  }
  if (space !== universe) return;
  if ((name !== undefined && own.has(name)) || own.has(`${universe} ${code}`)) return;
  const standard = name === undefined ? optionByCode(universe, code) : standardOptions[universe].get(name);
  // A name that is not there, or not yet, is another rule's matter.
  if (standard === undefined || !isThere(standard, target)) return;
  if (
    bytes ||
    data === undefined ||
    node === undefined ||
    document.boolean(document.get(option, 'never-send')) === true
  )
    return;
  const fault = valueFault(standard.type, standard.array, data);
  if (fault === undefined) return;
  const value = quote(data.slice(fault.at, fault.at + fault.length), 60);
  const found = fault.length === 0 ? 'nothing' : value;
  yield {
    message: `${found} is no value of ${shown(name, code)}, expected ${fault.expected}${commas(fault.expected, data)}`,
    at: placeInString(document, node, fault.at, fault.at + fault.length),
  };
}

function isThere({ since }: StandardOption, target: Version): boolean {
  return since === undefined || atLeast(target, version(since));
}

function shown(name: string | undefined, code: number | undefined): string {
  return name === undefined ? `option ${code ?? ''}` : `the option ${quote(name, 60)}`;
}

function commas(expected: string, data: string): string {
  return expected.includes('address') && /[0-9a-f]\s+[0-9a-f]/i.test(data)
    ? '; several stand with commas between them'
    : '';
}
