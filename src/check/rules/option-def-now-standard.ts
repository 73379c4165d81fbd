// Rule: an option definition of the user's own whose code or name became standard.

import type { Fix } from '../../core/change.ts';
import { quote } from '../../core/quote.ts';
import { text } from '../example.ts';
import { manualFix, migrationFix } from '../fixes.ts';
import { refusedDefinitions } from '../option-definitions.ts';
import { keyAt, member, there } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'option-def-now-standard',
  title: 'an option is defined that Kea itself knows by now',
  why: `Kea learns options that users had to define themselves, and from then on refuses such a
definition: "unable to override definition of option '121' in standard option space 'dhcp4'". The code
counts, and so does the name. Known since 2.3: 143, 151 to 157 and 162 of DHCPv4, 136 and 144 of
DHCPv6; since 2.5.5: 121, classless static routes; since 2.7.4: 122 of DHCPv4, 56 of DHCPv6. What
stands inside of other options counts as well: the relay agent's options in \`dhcp-agent-options-space\`
since 2.3.2, those of CableLabs in \`cablelabs-client-conf\` and of NTP in \`v6-ntp-server-suboptions\`
since 2.7.4.

Where the user's type is the standard's, the definition can simply go, and data that names it gets the
standard name. Routes that were written as a list of bytes become \`10.1.0.0/16 - 192.0.2.1\`.`,
  source: 'src/lib/dhcp/std_option_defs.h; ChangeLog 2200, 2301; runs of 2.2.0, 2.6.3, 3.0.4 and 3.2.0',
  severity: 'error',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "option-def": [ { "name": "rfc3442", "code": 121, "type": "uint8", "array": true } ],
          "option-data": [ { "name": "rfc3442", "data": "24,10,1,1,10,0,0,1" } ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "option-data": [ { "name": "classless-static-route", "data": "10.1.1.0/24 - 10.0.0.1" } ]
        }
      }
    `,
  },
  *check({ sections }, { target }) {
    for (const section of sections) {
      for (const { definition, name, standard, byCode, data, moved } of refusedDefinitions(section, target)) {
        const { code, name: official, since, space } = standard;
        const inside = space === section.kind ? '' : ` of ${space}`;
        const what = byCode
          ? `code ${code} is the standard option ${quote(official)}${inside}`
          : `${quote(name)} is the name of the standard option ${code}${inside}`;
        yield {
          message: `${what} since ${since}, and Kea refuses a definition of one's own`,
          at: keyAt(member(definition, byCode ? 'code' : 'name') ?? definition),
          related: data.slice(0, 5).map((one) => there('used here', keyAt(one))),
          fix: fixFor(byCode, moved !== undefined),
        };
      }
    }
  },
});

function fixFor(byCode: boolean, isCertain: boolean): Fix {
  if (!byCode) return manualFix('give the definition, and the data that names it, another name');
  return isCertain
    ? migrationFix('take the definition out and write the data as the standard has it')
    : manualFix('take the definition out, and write the data as the standard option wants it');
}
