// What a value's format is. Formats say how a string must be written; what it refers to is other rules' matter.

import type { Version } from '../../core/version.ts';

/** The formats of Kea's strings, by name. `…-or-empty`: an empty string means "none". */
export type FormatName =
  | 'ip-address'
  | 'ip-address-or-empty'
  | 'ipv4-address'
  | 'ipv4-address-or-empty'
  | 'ipv6-address'
  | 'ipv4-subnet'
  | 'ipv6-subnet'
  | 'ipv6-prefix'
  | 'excluded-prefix'
  | 'prefix-or-empty'
  | 'ipv4-pool'
  | 'ipv6-pool'
  | 'ipv4-interface'
  | 'ipv6-interface'
  | 'host-identifier'
  | 'hw-address'
  | 'duid'
  | 'hexadecimal'
  | 'base64'
  | 'http-url'
  | 'ipv4-boot-server'
  | 'server-name'
  | 'boot-file'
  | 'reserved-boot-file'
  | 'not-empty'
  | 'key-name'
  | 'login'
  | 'partner-login'
  | 'file-name'
  | 'relayed-option'
  | 'directory'
  | 'empty';

/** How a string must be written. */
export interface Format {
  /** Completes "expected …", with an example. */
  readonly expected: string;
  /** What a Kea of this version takes; `value` is Latin-1. */
  readonly takes: (value: string, kea: Version) => boolean;
  /** What people write instead, and what to do then. */
  readonly hint?: (value: string) => string | undefined;
  /** Kea source, and how the fact was seen. */
  readonly source: string;
}
