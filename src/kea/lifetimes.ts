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
