// Changes of options and their definitions.

import {
  accepted,
  checked,
  decide,
  noted,
  nothing,
  pin,
  refused,
  rewrite,
  rewriteIf,
  servers,
  silent,
  warned,
} from './define.ts';
import type { ChangeTheme } from './types.ts';

export const options: ChangeTheme = {
  name: 'options',
  title: 'Options and definitions',
  changes: [
    {
      id: 'option-def-now-standard',
      steps: [
        refused('1.9.0'),
        refused('2.3.0'),
        refused('2.3.2'),
        refused('2.3.6'),
        refused('2.3.8'),
        refused('2.5.5'),
        refused('2.7.4'),
        refused('2.7.7'),
      ],
      daemons: servers,
      keywords: ['option-def', 'code'],
      remedy: rewriteIf('take the definition out, when type, array and record are those of the standard'),
      seen: [
        checked('rrrr', 'code 108'),
        checked('arrr', 'codes 121, 143, 151 to 157, 162; 136 and 144 of DHCPv6'),
        checked('aarr', 'code 122; 56 and 148 of DHCPv6'),
      ],
    },
    {
      id: 'option-name-now-standard',
      steps: [refused('2.3.0'), refused('2.3.6'), refused('2.3.8'), refused('2.5.5'), refused('2.7.4')],
      daemons: servers,
      keywords: ['option-def', 'name'],
      remedy: decide('give the option another name, in its data too'),
      seen: [checked('arrr', 'classless-static-route for code 249')],
      told: [{ rule: 'option-def-now-standard' }],
      words: {
        title: 'an option of one’s own has the name of a standard one',
        why: `Not only the code of a standard option is taken, its name is too: a definition that gives the name to another code is
refused from the version on that knows the option.`,
        source: 'src/lib/dhcp/std_option_defs.h; src/lib/dhcpsrv/parsers/dhcp_parsers.cc',
      },
    },
    {
      id: 'option-121-csv',
      steps: [refused('2.5.5')],
      daemons: ['dhcp4'],
      keywords: ['option-data', 'data', 'csv-format'],
      remedy: rewriteIf(
        'write each route as network, hyphen and router, or the same bytes with "csv-format" off',
      ),
      seen: [checked('aaaa', 'as bytes, with "csv-format" off')],
      told: [{ rule: 'option-def-now-standard' }, { rule: 'bad-option-data' }],
      words: {
        title: 'routes of option 121 are written as 10.1.1.0/24 - 10.0.0.1',
        why: `The option is standard since 2.5.5 and has a notation of its own. Values written for a definition of one's own, as a list of
numbers, are refused.`,
        source: 'ChangeLog 2200',
      },
    },
    {
      id: 'option-dnr-format',
      steps: [accepted('2.3.8'), refused('2.5.6')],
      daemons: servers,
      keywords: ['option-data', 'data'],
      remedy: decide('write the value in the notation of the manual'),
      seen: [checked('-rrr', 'the samples of 2.4.0')],
      told: [{ rule: 'bad-option-data' }],
      words: {
        title: 'v4-dnr and v6-dnr are written in another notation',
        why: `The options came in 2.3.8 as records with a comma between all fields. The notation that 2.5.6 brought has at most four such
fields, and refuses what was written for the first one.`,
        source: 'ChangeLog 2130, 2207',
      },
    },
    {
      id: 'option-default-url-renamed',
      steps: [refused('2.1.2')],
      daemons: ['dhcp4'],
      keywords: ['name'],
      remedy: rewrite('use the new name; the code stays'),
      seen: [checked('rrrr')],
    },
    {
      id: 'option-captive-portal-code',
      steps: [silent('2.1.2')],
      daemons: ['dhcp4'],
      keywords: ['option-data', 'name', 'code'],
      remedy: decide('find out which of the two codes the clients ask for'),
      seen: [checked('rrrr', 'code 160 with text')],
    },
    {
      id: 'option-agent-space-standard',
      steps: [refused('2.3.2')],
      daemons: ['dhcp4'],
      keywords: ['option-def', 'space'],
      remedy: decide('take the definition out and write the data as hexadecimal digits'),
      seen: [checked('arrr')],
      told: [{ rule: 'option-def-now-standard' }],
      words: {
        title: 'the options of relay agents are standard ones',
        why: `The codes 1, 2, 4 to 19, 151 and 152 of dhcp-agent-options-space cannot be defined since 2.3.2; circuit-id and remote-id
are binary since 2.3.7.`,
        source: 'ChangeLog 2123; src/lib/dhcp/std_option_defs.h',
      },
    },
    {
      id: 'option-sub-spaces-standard',
      steps: [refused('2.7.4')],
      daemons: servers,
      keywords: ['option-def', 'space'],
      remedy: rewriteIf('take the definition out, when it says what the standard says'),
      seen: [checked('aarr')],
      told: [{ rule: 'option-def-now-standard' }],
      words: {
        title: 'options within those of CableLabs and of NTP servers are standard ones',
        why: `In the spaces cablelabs-client-conf (1, 2, 4 to 10) and v6-ntp-server-suboptions (1 to 3) definitions are refused since
2.7.4.`,
        source: 'ChangeLog 2294, 2301',
      },
    },
    {
      id: 'option-ipv6-prefix-length',
      steps: [refused('3.0.4', '3.1.5')],
      daemons: ['dhcp6'],
      keywords: ['option-data', 'data'],
      remedy: decide('write the length that was meant'),
      seen: [checked('aarr')],
      untold:
        'no standard option has this type alone, and definitions of a user are not read with their data',
      words: {
        title: 'a prefix in an option is at most 128 bits long',
        why: `Data of the type ipv6-prefix could have any length in a byte. Since these releases lengths above 128 are refused.`,
        source: 'ChangeLog 2425',
      },
    },
    {
      id: 'option-vendor-docsis-only',
      steps: [silent('1.9.9')],
      daemons: servers,
      keywords: ['option-data', 'space'],
      remedy: decide('check that no other clients need them'),
      untold: 'which vendor a client names is not in the file',
      words: {
        title: 'DOCSIS vendor options go to cable modems only',
        why: `Since 1.9.9 the options of the vendor 4491 are sent to clients that name this vendor, no longer to anybody with a vendor
option.`,
        source: 'ChangeLog 1915',
      },
    },
    {
      id: 'option-unicast-deprecated',
      steps: [warned('3.1.9')],
      daemons: ['dhcp6'],
      keywords: ['option-data', 'name'],
      remedy: decide('take the option out'),
      seen: [checked('aaaa')],
    },
    {
      id: 'interface-unicast-ignored',
      steps: [silent('3.1.9')],
      daemons: ['dhcp6'],
      keywords: ['interfaces'],
      remedy: decide('let clients use multicast, or go through a relay'),
      seen: [checked('aaaa')],
    },
    {
      id: 'option-length-strict',
      steps: [silent('3.3.0')],
      daemons: servers,
      keywords: ['lenient-option-parsing'],
      remedy: pin(
        '"compatibility": { "lenient-option-parsing": true }',
        'let the server put up with options of a wrong length',
      ),
      untold: 'what clients send is not in the file',
      words: {
        title: 'packets with options of a wrong length are dropped',
        why: `An option that holds one number or address has a fixed length. 3.3.0 drops packets in which it has another, unless options
are to be parsed leniently.`,
        source: 'ChangeLog 2508 of 3.3.0',
      },
    },
    {
      id: 'option-string-trailing-nul',
      steps: [silent('1.6.0')],
      daemons: servers,
      keywords: [],
      remedy: nothing('nothing, unless a client needs the NUL'),
      untold: 'it concerns what clients send, and data that no file can hold',
      words: {
        title: 'NULs at the end of strings are taken off',
        why: `Since 1.6.0 options of the type string lose the NULs at their end, whoever sent them.`,
        source: 'ChangeLog 1582',
      },
    },
    {
      id: 'option-v6-only-preferred',
      steps: [noted('1.9.0'), silent('2.7.1')],
      daemons: ['dhcp4'],
      keywords: ['option-data', 'name'],
      remedy: nothing('nothing: clients that do without IPv4 get no address'),
    },
    {
      id: 'option-client-classes-tag',
      steps: [noted('2.3.6'), noted('2.7.4')],
      daemons: servers,
      keywords: ['client-classes', 'never-send'],
      remedy: decide('do without them as long as an older Kea reads the file'),
      seen: [checked('rraa', 'client-classes'), checked('raaa', 'never-send')],
      told: [{ rule: 'keyword-too-new' }],
      words: {
        title: 'options can be tied to classes, or never sent',
        why: `\`never-send\` came in 2.3.6 and \`client-classes\` of option data in 2.7.4. An older Kea does not know them.`,
        source: 'src/bin/dhcp4/dhcp4_parser.yy',
      },
    },
  ],
};
