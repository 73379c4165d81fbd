// Rule: an option whose value Kea cannot read, or whose name it does not know.

import { quote } from '../../core/quote.ts';
import { atLeast, type Version, version } from '../../core/version.ts';
import { placeInString } from '../../document/string-places.ts';
import type { NodeId } from '../../document/types.ts';
import { optionDataOf, ownOptions } from '../../installation/option-data.ts';
import type { Section } from '../../installation/types.ts';
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
  *check({ sections }, { target }) {
    for (const section of sections) {
      let own: ReadonlySet<string> | undefined;
      for (const option of optionDataOf(section)) {
        own ??= ownOptions(section);
        yield* judge(section, option, own, target);
      }
    }
  },
});

function* judge(
  section: Section,
  option: NodeId,
  own: ReadonlySet<string>,
  target: Version,
): Generator<Finding> {
  const { document } = section;
  const universe = section.kind === 'dhcp6' ? 'dhcp6' : 'dhcp4';
  const at = (key: string): NodeId | undefined => document.get(option, key);
  const [name, code] = [document.string(at('name')), document.number(at('code'))];
  const data = document.string(at('data'));
  const bytes = document.boolean(at('csv-format')) === false;
  const node = at('data');
  if (bytes && data !== undefined && node !== undefined && !isHexData(data)) {
    yield {
      message: `the data of ${shown(name, code)} is read as bytes ("csv-format" is false), expected hexadecimal digits, or text in single quotes`,
      at: document.location(node),
    };
  }
  if ((document.string(at('space')) ?? universe) !== universe) return;
  if ((name !== undefined && own.has(name)) || own.has(`${universe} ${code}`)) return;
  const standard = name === undefined ? optionByCode(universe, code) : standardOptions[universe].get(name);
  // A name that is not there, or not yet, is another rule's matter.
  if (standard === undefined || !isThere(standard, target)) return;
  if (bytes || data === undefined || node === undefined || document.boolean(at('never-send')) === true)
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
