// TSIG keys of D2. Facts only; seen with Kea 2.2.0, 2.6.3 and 3.0.4. src/lib/d2srv/d2_config.cc: TSIGKeyInfoParser;
// RFC 8945, 5.2.2.1: a cut digest has at least half of its bits, and 80 at least

/** Bits of the digest by algorithm, in capitals. */
export const digestBits: Readonly<Record<string, number>> = {
  'HMAC-MD5': 128,
  'HMAC-SHA1': 160,
  'HMAC-SHA224': 224,
  'HMAC-SHA256': 256,
  'HMAC-SHA384': 384,
  'HMAC-SHA512': 512,
};

/** A cut digest has so many bits at least, whatever the algorithm. */
export const leastDigestBits = 80;
