// Finds what stands twice in a long list, in one pass and a few bytes per item: for reservations by the million.

/** Tells items apart. */
export interface Sameness {
  /** Any 32-bit number that equal items have in common; undefined: the item is left out. */
  hash(item: number): number | undefined;
  same(one: number, other: number): boolean;
}

/**
 * Every item that equals an earlier one, with the first of its kind, in order.
 *
 * @param count items are the numbers from 0 up to it
 */
export function* repeats(count: number, { hash, same }: Sameness): Generator<readonly [number, number]> {
  if (count < 2) return;
  const slots = slotsFor(count);
  const table = new Int32Array(slots).fill(-1);
  const hashes = new Int32Array(count);
  for (let item = 0; item < count; item++) {
    const found = hash(item);
    if (found === undefined) continue;
    const mixed = Math.imul(found ^ (found >>> 15), 0x2c1b3c6d) | 0;
    hashes[item] = mixed;
    let slot = (mixed ^ (mixed >>> 13)) & (slots - 1);
    for (;;) {
      const first = table[slot] ?? -1;
      if (first === -1) {
        table[slot] = item;
        break;
      }
      if (hashes[first] === mixed && same(first, item)) {
        yield [first, item];
        break;
      }
      slot = (slot + 1) & (slots - 1);
    }
  }
}

/** A power of two, at least twice the count, so that searches stay short. */
function slotsFor(count: number): number {
  let slots = 16;
  while (slots < count * 2) slots *= 2;
  return slots;
}

/** A 32-bit number for a byte string (FNV-1a), going on from `seed`. */
export function hashText(text: string, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}
