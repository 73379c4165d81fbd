// Lifetimes and timers that go together. Facts only.

/** The trios of which the default lies between the other two; `standing`: the default when no level writes one. */
export const lifetimes = [
  { key: 'valid-lifetime', standing: 7200 },
  // Unset since 2.3.8: then it follows the valid lifetime.
  { key: 'preferred-lifetime', standing: undefined },
] as const;

/** The part of the valid lifetime that is preferred when nothing usable is written. src/lib/dhcpsrv/alloc_engine.cc, 2.3.8 */
export const preferredPart = 0.625;

/** The preferred lifetime that DHCPv6 servers before 2.3.8 gave when none was written. config-get of 2.2.0 */
export const preferredOnce = 3600;

/** What a server that cuts lifetimes to 32 bits makes of an integer in a file. Cfg4Server and Triplet of Kea before 3.2.0 */
export function cutLifetime(lexeme: string): bigint {
  return BigInt.asUintN(32, BigInt(lexeme));
}

/** The lifetime that never ends: 2^32 - 1 seconds. RFC 2131, 3.3 */
export const foreverLifetime = 4_294_967_295n;

/** Whether T1 and T2 are computed unless written, and as which parts of the lifetime. src/lib/dhcpsrv/parsers/simple_parser4.cc, 6 */
export const teeDefaults = {
  4: { computed: false, t1: 0.5, t2: 0.875 },
  6: { computed: true, t1: 0.5, t2: 0.8 },
} as const;
