// Rule: an option whose value Kea cannot read, or whose name it does not know.

import { quote } from '../../core/quote.ts';
import { placeInString } from '../../document/string-places.ts';
import { type DhcpOption, optionDataOf } from '../../installation/dhcp/options.ts';
import type { Dhcp } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import {
  hexLength,
  isHexData,
  sizeFault,
  type ValueShape,
  valueFault,
} from '../../kea/formats/option-values.ts';
import { memberAt } from '../dhcp.ts';
import { text } from '../example.ts';
import { type OptionShapes, optionShapesOf } from '../option-shapes.ts';
import { keyAt } from '../places.ts';
import { defineRule, type Finding } from '../rule.ts';

export default defineRule({
  id: 'bad-option-data',
  title: 'an option has a value that Kea cannot read',
  why: `The value of an option is one string. With \`csv-format\` true, the default for options that have
a definition, it is read by the type of the option: addresses and numbers stand with commas between
them, a boolean is true or false. With \`csv-format\` false it is bytes in hexadecimal digits, with or
without \`0x\`, colons or blanks, or text in single quotes. A server refuses its whole configuration for
one value that it cannot read. Definitions of one's own count as Kea's: a record needs a value for each of
its fields, and bytes must be as many as the type has.

An IPv6 address where an IPv4 one is due is taken, and clients read it as four addresses: a warning.`,
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
      let shapes: OptionShapes | undefined;
      for (const option of optionDataOf(dhcp)) {
        shapes ??= optionShapesOf(dhcp, target);
        yield* judge(dhcp, option, shapes(option));
      }
    }
  },
});

function* judge({ document }: Dhcp, option: DhcpOption, shape: ValueShape | undefined): Generator<Finding> {
  const { node, name, code } = option;
  const written = document.get(node, 'data');
  const data = written === undefined ? '' : document.string(written);
  if (data === undefined) return;
  // What is never sent needs no value.
  if (data === '' && document.boolean(document.get(node, 'never-send')) === true) return;
  const at = written === undefined ? memberAt(option, name === undefined ? 'code' : 'name') : undefined;
  if (document.boolean(document.get(node, 'csv-format')) === false) {
    const fault = bytesFault(data, shape, shown(name, code));
    if (fault !== undefined) yield { message: fault, at: at ?? memberAt(option, 'data') };
    return;
  }
  const fault = shape === undefined ? undefined : valueFault(shape, data);
  if (fault === undefined) return;
  const value = quote(data.slice(fault.at, fault.at + fault.length), 60);
  const found = fault.length === 0 ? 'nothing' : value;
  yield {
    message: `${found} is no value of ${shown(name, code)}, expected ${fault.expected}${fault.taken === undefined ? commas(fault.expected, data) : `; ${fault.taken}`}`,
    at:
      at ??
      (written === undefined
        ? keyAt(option)
        : placeInString(document, written, fault.at, fault.at + fault.length)),
    ...(fault.taken === undefined ? {} : { severity: 'warning' as const }),
  };
}

function bytesFault(data: string, shape: ValueShape | undefined, called: string): string | undefined {
  if (!isHexData(data)) {
    return `the data of ${called} is read as bytes ("csv-format" is false), expected hexadecimal digits, or text in single quotes`;
  }
  const bytes = hexLength(data);
  const expected = shape === undefined ? undefined : sizeFault(shape, bytes);
  return expected === undefined
    ? undefined
    : `the data of ${called} is ${bytes} ${bytes === 1 ? 'byte' : 'bytes'} long ("csv-format" is false), expected ${expected}`;
}

function shown(name: string | undefined, code: number | undefined): string {
  return name === undefined ? `option ${code ?? ''}` : `the option ${quote(name, 60)}`;
}

function commas(expected: string, data: string): string {
  return expected.includes('address') && /[0-9a-f]\s+[0-9a-f]/i.test(data)
    ? '; several stand with commas between them'
    : '';
}
