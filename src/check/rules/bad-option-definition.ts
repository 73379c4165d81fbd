// Rule: a definition of an option that Kea refuses.

import { quote } from '../../core/quote.ts';
import { atLeast, type Version, version } from '../../core/version.ts';
import { type DhcpOption, optionDefinitionsOf } from '../../installation/dhcp/options.ts';
import type { Dhcp } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { standardOptions as newerStandard } from '../../kea/new-standard-options.ts';
import { changeable4 } from '../../kea/option-definitions.ts';
import { standardOptions } from '../../kea/options.ts';
import { type Definition, definitionFault } from '../definition-faults.ts';
import { memberAt } from '../dhcp.ts';
import { text } from '../example.ts';
import { keyAt, there } from '../places.ts';
import { defineRule, type Finding } from '../rule.ts';

export default defineRule({
  id: 'bad-option-definition',
  title: 'an option definition that Kea refuses',
  why: `One definition that cannot be is enough for Kea to refuse the whole file, and it says so only behind the grammar. An option
that Kea knows cannot be defined again, neither its code nor its name; only 43 of DHCPv4 can. In a space each code and
each name stands once. Lists and records need types that have an end: \`string\` and \`binary\` have none, so they can only
be the last field of a record. An option that is a list has no options inside. In a class only the codes 43 and 224 to 254
of DHCPv4 can be defined.`,
  source:
    'src/lib/dhcp/option_definition.cc, src/lib/dhcpsrv/cfg_option_def.cc; seen with Kea 2.2.0, 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "option-def": [ { "name": "site-names", "code": 224, "type": "string", "array": true } ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "option-def": [ { "name": "site-names", "code": 224, "type": "fqdn", "array": true } ]
        }
      }
    `,
  },
  *check(file, { target }) {
    for (const dhcp of dhcpIn(file)) {
      if (dhcp.document.hasKey('option-def')) yield* judge(dhcp, target);
    }
  },
});

function* judge(dhcp: Dhcp, target: Version): Generator<Finding> {
  const own = `dhcp${dhcp.family}` as const;
  const seen = new Map<string, DhcpOption>();
  for (const option of optionDefinitionsOf(dhcp)) {
    const fault = definitionFault(read(option), own);
    if (fault === undefined) {
      yield* ofKea(option, target);
      yield* twice(option, seen);
    } else yield { message: fault.message, at: memberAt(option, fault.key) };
  }
}

function read({ document, node, name, code, space, inClass }: DhcpOption): Definition {
  const textOf = (key: string): string | undefined => document.string(document.get(node, key));
  return {
    name,
    code,
    space,
    type: textOf('type'),
    fields: textOf('record-types'),
    encapsulate: textOf('encapsulate'),
    array: document.boolean(document.get(node, 'array')) === true,
    isInClass: inClass !== undefined,
  };
}

/** Options that Kea knows by itself, those of the other protocol included; what it learned is told by another rule. */
function* ofKea(option: DhcpOption, target: Version): Generator<Finding> {
  const { name, code, space, inClass } = option;
  if ((space !== 'dhcp4' && space !== 'dhcp6') || inClass !== undefined) return;
  if (newerStandard.some((one) => one.space === space && (one.code === code || one.name === name))) return;
  for (const [called, one] of standardOptions[space]) {
    if (one.since !== undefined && !atLeast(target, version(one.since))) continue;
    if (space === 'dhcp4' && changeable4.has(one.code)) continue;
    if (one.code === code) {
      yield {
        message: `code ${code} is Kea's own option ${quote(called)}, which cannot be defined again`,
        at: memberAt(option, 'code'),
      };
      return;
    }
    if (called === name) {
      yield {
        message: `${quote(name)} is the name of Kea's own option ${one.code}, which cannot be defined again`,
        at: memberAt(option, 'name'),
      };
      return;
    }
  }
}

function* twice(option: DhcpOption, seen: Map<string, DhcpOption>): Generator<Finding> {
  const { name, code, space, inClass } = option;
  const place = `${inClass ?? ''} ${space}`;
  const keys = [`${place} code ${code}`, `${place} name ${name}`] as const;
  const [first, key] = seen.has(keys[0]) ? [seen.get(keys[0]), 'code'] : [seen.get(keys[1]), 'name'];
  for (const one of keys) if (!seen.has(one)) seen.set(one, option);
  if (first === undefined) return;
  const what = key === 'code' ? `code ${code}` : `the name ${quote(name ?? '', 60)}`;
  yield {
    message: `${what} is defined in the space ${quote(space, 60)} already`,
    at: memberAt(option, key),
    related: [there('the other definition', keyAt(first))],
  };
}
