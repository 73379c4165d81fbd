// Classless static routes (option 121, RFC 3442): bytes as users wrote them before 2.5.5, and Kea's own notation since.

/**
 * The routes that a list of bytes means, as Kea writes them since 2.5.5: `10.1.0.0/16 - 192.0.2.1, 0.0.0.0/0 - 192.0.2.2`.
 *
 * @param data the bytes as decimal numbers with commas, as data of an option of type uint8 with `array` has them
 * @returns undefined when they are no routes, or say more than the notation can
 */
export function routesOf(data: string): string | undefined {
  const words = data.split(',').map((word) => word.trim());
  if (words.some((word) => !/^\d{1,3}$/.test(word) || Number(word) > 255)) return undefined;
  const bytes = words.map(Number);
  const routes: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = bytes[at] ?? 0;
    const octets = Math.ceil(length / 8);
    const prefix = bytes.slice(at + 1, at + 1 + octets);
    const router = bytes.slice(at + 1 + octets, at + 5 + octets);
    if (length > 32 || router.length < 4 || hasHostBits(prefix, length)) return undefined;
    const network = [...prefix, 0, 0, 0, 0].slice(0, 4);
    routes.push(`${network.join('.')}/${length} - ${router.join('.')}`);
    at += 5 + octets;
  }
  return routes.length === 0 ? undefined : routes.join(', ');
}

/** Bits behind the prefix in its last byte: Kea's notation would drop them. */
function hasHostBits(prefix: readonly number[], length: number): boolean {
  const spare = prefix.length * 8 - length;
  return ((prefix.at(-1) ?? 0) & ((1 << spare) - 1)) !== 0;
}
