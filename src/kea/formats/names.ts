// Names that are looked up or sent as they are: of TSIG keys, which are domain names, and of options that relays supply.

import { atLeast, version } from '../../core/version.ts';
import { standardOptions } from '../options.ts';
import type { Format } from './types.ts';

const seen = 'seen with Kea 2.2.0, 2.6.3 and 3.0.4';

const longestLabel = 63;
const longestName = 255;

/** The bytes of each label of a domain name, the root's at its end aside; undefined when an escape in it cannot be read. */
function labelSizes(name: string): readonly number[] | undefined {
  const sizes = [0];
  for (let at = 0; at < name.length; at++) {
    if (name[at] === '.') {
      sizes.push(0);
      continue;
    }
    if (name[at] === '\\') {
      // Three digits are a byte; anything else stands for itself.
      const next = name.slice(at + 1, at + 4);
      const isByte = /^\d/.test(next);
      if (next === '' || (isByte && (!/^\d{3}$/.test(next) || Number(next) > 255))) return undefined;
      at += isByte ? 3 : 1;
    }
    sizes.push((sizes.pop() ?? 0) + 1);
  }
  if (sizes.length > 1 && sizes.at(-1) === 0) sizes.pop();
  return sizes;
}

/** A domain name as Kea's DNS library reads it, with or without the dot at its end. */
function isDomainName(name: string): boolean {
  if (name === '.') return true;
  const sizes = labelSizes(name);
  if (sizes === undefined) return false;
  const room = sizes.reduce((sum, size) => sum + size + 1, 1);
  return room <= longestName && sizes.every((size) => size > 0 && size <= longestLabel);
}

function nameHint(name: string): string | undefined {
  if (name === '') return 'it is empty';
  const sizes = labelSizes(name);
  if (sizes === undefined) return 'behind a backslash stands a character, or three digits up to 255';
  if (sizes.some((size) => size > longestLabel)) return `a label has ${longestLabel} bytes at most`;
  return sizes.includes(0) ? 'between two dots there is nothing' : `it has more than ${longestName} bytes`;
}

/** A key's name goes into requests as a domain name. */
export const keyName: Format = {
  expected: 'a name that is a domain name too, such as key.example.org',
  takes: isDomainName,
  hint: nameHint,
  source: `src/lib/d2srv/d2_config.cc: TSIGKeyInfo; src/lib/dns/name.cc; ${seen}`,
};

/** HTTP sends user and password with a colon between them. */
const withoutColon = (value: string): boolean => !value.includes(':');

/** A user of the agent's listener or a server's. */
export const login: Format = {
  expected: 'a name without ":"',
  takes: (value) => value !== '' && withoutColon(value),
  hint: (value) => (value === '' ? 'it is empty' : undefined),
  source: `src/lib/http/basic_auth_config.cc: BasicHttpAuthConfig::parse; ${seen}`,
};

/** The user that is sent to an HA partner; an empty string: none is. */
export const partnerLogin: Format = {
  ...login,
  takes: withoutColon,
  source: 'src/hooks/dhcp/high_availability/ha_config_parser.cc; seen at the start of Kea 2.6.3 and 3.0.4',
};

/** The DHCPv6 options by name; definitions of `option-def` are not looked at. */
export const relayedOption: Format = {
  expected:
    'the code of a DHCPv6 option such as 65, or the name of a standard one such as erp-local-domain-name',
  takes: (value, kea) => {
    if (/^\+?\d+$/.test(value) && Number(value) > 0) return Number(value) <= 65_535;
    const known = standardOptions.dhcp6.get(value);
    return known !== undefined && (known.since === undefined || atLeast(kea, version(known.since)));
  },
  hint: (value) => {
    if (value === '') return 'it is empty';
    if (value !== value.trim()) return 'there are blanks around it';
    return /^[a-z]/i.test(value) ? 'an option of "option-def" is given by its code' : undefined;
  },
  source: `src/lib/dhcpsrv/cfg_rsoo.cc; src/bin/dhcp6/json_config_parser.cc: RSOOListConfigParser; ${seen}`,
};
