// Rule: option data that tells no option, or a code and a name that tell two.

import { quote } from '../../core/quote.ts';
import { atLeast, type Version, version } from '../../core/version.ts';
import { type DhcpOption, optionDataOf, optionDefinitionsOf } from '../../installation/dhcp/options.ts';
import type { Dhcp } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { standardOptions } from '../../kea/options.ts';
import { text } from '../example.ts';
import { keyAt } from '../places.ts';
import { defineRule, type Finding } from '../rule.ts';

export default defineRule({
  id: 'option-code-or-name',
  title: 'option data that tells no option, or two',
  why: `An option is told by its code, its name, or both. Kea refuses a configuration in which one has neither, and one in
which the code is that of an option with another name: it does not guess which of the two was meant.`,
  source:
    'src/lib/dhcpsrv/parsers/option_data_parser.cc, OptionDataParser::createOption; seen with Kea 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "option-data": [ { "name": "routers", "code": 6, "data": "192.0.2.1" } ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "option-data": [ { "name": "routers", "code": 3, "data": "192.0.2.1" } ]
        }
      }
    `,
  },
  *check(file, { target }) {
    for (const dhcp of dhcpIn(file)) {
      for (const option of optionDataOf(dhcp)) yield* judge(dhcp, option, target);
    }
  },
});

function* judge(dhcp: Dhcp, option: DhcpOption, target: Version): Generator<Finding> {
  const { document, family } = dhcp;
  const universe = `dhcp${family}` as const;
  const { node, name, code, space } = option;
  const [nameAt, codeAt] = [document.get(node, 'name'), document.get(node, 'code')];
  if (nameAt === undefined && codeAt === undefined) {
    yield {
      message: 'this option has neither "code" nor "name", and Kea refuses it; expected one of them',
      at: keyAt({ document, node }),
    };
    return;
  }
  if (nameAt === undefined || name === undefined || code === undefined || space !== universe) return;
  if (standardOptions[universe].get(name)?.code === code) return;
  const standard = [...standardOptions[universe]].find(([, one]) => one.code === code);
  if (standard === undefined || definesItself(dhcp, name, code)) return;
  const [called, { since }] = standard;
  if (since !== undefined && !atLeast(target, version(since))) return;
  yield {
    message: `the option is called ${quote(name, 60)}, and code ${code} is "${called}"; Kea refuses that, expected one of them alone`,
    at: document.location(nameAt),
  };
}

/** True when the server has a definition of its own for the name or the code. */
function definesItself(dhcp: Dhcp, name: string, code: number): boolean {
  for (const definition of optionDefinitionsOf(dhcp)) {
    if (definition.name === name || definition.code === code) return true;
  }
  return false;
}
