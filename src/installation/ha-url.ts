// The `url` of an HA peer, read as Kea's src/lib/http/url.cc reads it: the HA listener binds what stands in it.

import { isIP } from '../core/ip-family.ts';

/** An HA peer's URL taken apart. */
export interface HaUrl {
  readonly scheme: 'http' | 'https';
  /** Without the brackets of an IPv6 literal. */
  readonly host: string;
  /** 0 when the URL names none: Kea then binds an ephemeral port. */
  readonly port: number;
  /** Undefined: a host name, which the listener cannot bind. */
  readonly family: 4 | 6 | undefined;
  /** `/` and what follows; Kea servers ignore it. */
  readonly path: string;
}

const shape = /^(https?):\/\/(?:\[([^\]]*)\]|([^:/]+))(?::([-+]?\d+))?(\/[\s\S]*)?$/;

/**
 * Reads an HA peer's URL. Undefined for whatever Kea refuses: another scheme, no host, a port that is no number; and for ports
 * beyond 65535, of which Kea takes the last 16 bits.
 *
 * @param text Latin-1, as in the file
 */
export function parseHaUrl(text: string): HaUrl | undefined {
  const match = shape.exec(text);
  if (match === null) return undefined;
  const [, scheme, bracketed, plain, digits, path] = match;
  const port = Number(digits ?? 0);
  const host = bracketed ?? plain ?? '';
  if (port < 0 || port > 65535 || host === '') return undefined;
  return {
    scheme: scheme === 'https' ? 'https' : 'http',
    host,
    port,
    family: isIP(host) || undefined,
    path: path ?? '',
  };
}
