// All formats by name, and the one question about them.

import type { Version } from '../../core/version.ts';
import {
  address,
  excludedPrefix,
  ipv4Address,
  ipv4Interface,
  ipv4Pool,
  ipv4Subnet,
  ipv6Address,
  ipv6Interface,
  ipv6Pool,
  ipv6Prefix,
  ipv6Subnet,
  prefixOrEmpty,
} from './addresses.ts';
import { base64, duid, hardwareAddress, hexadecimal, hostIdentifier, httpUrl } from './identifiers.ts';
import { keyName, login, partnerLogin, relayedOption } from './names.ts';
import {
  bootFile,
  bootServer,
  directory,
  empty,
  fileName,
  notEmpty,
  reservedBootFile,
  serverName,
} from './texts.ts';
import type { Format, FormatName } from './types.ts';

function orEmpty(format: Format): Format {
  return { ...format, takes: (value, kea) => value === '' || format.takes(value, kea) };
}

/** How Kea's strings are written. */
export const formats: Readonly<Record<FormatName, Format>> = {
  'ip-address': address,
  'ip-address-or-empty': orEmpty(address),
  'ipv4-address': ipv4Address,
  'ipv4-address-or-empty': orEmpty(ipv4Address),
  'ipv6-address': ipv6Address,
  'ipv4-subnet': ipv4Subnet,
  'ipv6-subnet': ipv6Subnet,
  'ipv6-prefix': ipv6Prefix,
  'excluded-prefix': excludedPrefix,
  'prefix-or-empty': prefixOrEmpty,
  'ipv4-pool': ipv4Pool,
  'ipv6-pool': ipv6Pool,
  'ipv4-interface': ipv4Interface,
  'ipv6-interface': ipv6Interface,
  'host-identifier': hostIdentifier,
  'hw-address': hardwareAddress,
  duid,
  hexadecimal,
  base64,
  'http-url': httpUrl,
  'ipv4-boot-server': bootServer,
  'server-name': serverName,
  'boot-file': bootFile,
  'reserved-boot-file': reservedBootFile,
  'not-empty': notEmpty,
  'key-name': keyName,
  login,
  'partner-login': partnerLogin,
  'file-name': fileName,
  'relayed-option': relayedOption,
  directory,
  empty,
};

/** What a value should have been. Says nothing of the value itself, which may be secret. */
export interface FormatFault {
  /** Completes "expected …". */
  readonly expected: string;
  /** What was probably meant, or done wrong. */
  readonly hint: string | undefined;
}

/** What a value should have been; undefined when Kea takes it. */
export function formatFault(name: FormatName, value: string, kea: Version): FormatFault | undefined {
  const { takes, expected, hint } = formats[name];
  return takes(value, kea) ? undefined : { expected, hint: hint?.(value) };
}
