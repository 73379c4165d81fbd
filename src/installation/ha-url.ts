// The `url` of an HA peer, read as Kea's src/lib/http/url.cc reads it: the HA listener binds what stands in it.

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

const shape = /^(https?):\/\/(?:\[([^\]]*)\]|([^:/]+))(?::(\d{1,5}))?(\/[\s\S]*)?$/;

/**
 * Reads an HA peer's URL. Undefined for whatever Kea refuses: another scheme, no host, a port that is no number.
 *
 * @param text Latin-1, as in the file
 */
export function parseHaUrl(text: string): HaUrl | undefined {
  const match = shape.exec(text);
  if (match === null) return undefined;
  const [, scheme, bracketed, plain, digits, path] = match;
  const port = Number(digits ?? 0);
  const host = bracketed ?? plain ?? '';
  if (port > 65535 || host === '') return undefined;
  return {
    scheme: scheme === 'https' ? 'https' : 'http',
    host,
    port,
    family: addressFamily(host),
    path: path ?? '',
  };
}

/** 4 or 6 for an IP address as Kea takes it in a listener; undefined for anything else, `localhost` included. */
export function addressFamily(text: string): 4 | 6 | undefined {
  if (isIpv4(text)) return 4;
  return isIpv6(text) ? 6 : undefined;
}

function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
}

/** Groups of hexadecimal digits, one `::`, an IPv4 tail, a zone behind `%`. */
function isIpv6(text: string): boolean {
  const [address = '', zone] = text.split('%', 2);
  if (zone === '' || !/^[0-9a-f:.]+$/i.test(address)) return false;
  const halves = address.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const tail = groups.at(-1);
  const hasIpv4 = tail?.includes('.') ?? false;
  if (hasIpv4 && (address.endsWith('::') || !isIpv4(tail ?? ''))) return false;
  const plain = hasIpv4 ? groups.slice(0, -1) : groups;
  const count = plain.length + (hasIpv4 ? 2 : 0);
  if (!plain.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return false;
  return halves.length === 2 ? count <= 7 : count === 8;
}
