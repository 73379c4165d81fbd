// Strings that are text, of which Kea wants some at least, none at all, or not too much; and the boot server of clients.

import { ipv4Address } from './addresses.ts';
import type { Format } from './types.ts';

const seen = 'seen with Kea 2.2.0, 2.6.3 and 3.0.4';

/** At most so many bytes. */
function upTo(most: number, what: string, source: string): Format {
  return {
    expected: `${what} of at most ${most} bytes`,
    takes: (value) => value.length <= most,
    hint: (value) => `it has ${value.length}`,
    source: `${source}; ${seen}`,
  };
}

/** The field `sname` of a packet, with a zero byte at its end. */
export const serverName = upTo(63, 'a name', 'src/lib/dhcpsrv/parsers/dhcp_parsers.cc');

/** Subnets, networks and classes: Kea speaks of 127 bytes in its refusal, and takes 128. */
export const bootFile = upTo(128, 'a file name', 'src/lib/dhcpsrv/parsers/dhcp_parsers.cc');

export const reservedBootFile = upTo(127, 'a file name', 'src/lib/dhcpsrv/host.cc: Host::setBootFileName');

const broadcast = '255.255.255.255';

/** Classes and reservations; subnets and networks take the address of broadcasts. */
export const bootServer: Format = {
  ...ipv4Address,
  takes: (value, kea) => value !== broadcast && ipv4Address.takes(value, kea),
  hint: (value) => (value === broadcast ? 'it is that of broadcasts' : ipv4Address.hint?.(value)),
  source: `src/lib/dhcpsrv/host.cc, src/lib/dhcpsrv/parsers/client_class_def_parser.cc; ${seen}`,
};

export const notEmpty: Format = {
  expected: 'a name',
  takes: (value) => value !== '',
  source: `the parsers of shared networks, client classes, zones and keys; ${seen}`,
};

export const directory: Format = {
  expected: 'a directory',
  takes: (value) => value !== '',
  hint: () => 'it is empty',
  source: `src/bin/dhcp6/json_config_parser.cc: data-directory; ${seen}`,
};

/** An empty name is opened all the same. */
export const fileName: Format = {
  expected: 'the name of a file',
  takes: (value) => value !== '',
  hint: () => 'it is empty; the keyword can be left out',
  source: 'src/hooks/dhcp/high_availability/ha_config_parser.cc; seen at the start of Kea 2.6.3 and 3.0.4',
};

export const empty: Format = {
  expected: 'an empty string, or nothing at all: no version supports it',
  takes: (value) => value === '',
  source: `src/bin/d2/d2_parser.yy: hostname; ${seen}`,
};
