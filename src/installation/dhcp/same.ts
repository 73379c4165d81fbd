// Which reservations have an address, a prefix or an identifier in common, whatever subnet they stand in.

import { hashText, repeats } from '../../core/repeats.ts';
import type { Document } from '../../document/types.ts';
import { identifierBuffer, quoteMark, readIdentifier } from './identifiers.ts';
import { readAddress, readIpv4, readPrefix } from './read.ts';
import type { Column, Reservations } from './types.ts';

/** The entry that has a value first → the later ones that have it too. */
export type Groups = ReadonlyMap<number, readonly number[]>;

/** Groups of entries of `addresses` that are one address. */
export function sameAddresses(document: Document, { addresses }: Reservations, family: 4 | 6): Groups {
  if (family === 6) return sameText(addresses, (node) => readAddress(document, node));
  const read = (entry: number): number => readIpv4(document, addresses.nodes[entry] ?? 0);
  return groupsOf(
    repeats(addresses.count, {
      hash: (entry) => {
        const address = read(entry);
        return address === -1 ? undefined : Math.imul(address, 0x9e3779b1);
      },
      same: (a, b) => read(a) === read(b),
    }),
  );
}

/** Groups of entries of `prefixes` that begin with one address, whatever their lengths. */
export function samePrefixes(document: Document, { prefixes }: Reservations): Groups {
  return sameText(prefixes, (node) => readPrefix(document, node)?.address);
}

/** Groups of entries of `hostnames` that are one name, upper and lower case being the same. */
export function sameHostnames(document: Document, { hostnames }: Reservations): Groups {
  return sameText(hostnames, (node) => document.string(node)?.toLowerCase() || undefined);
}

function sameText({ count, nodes }: Column, read: (node: number) => string | undefined): Groups {
  const textOf = (entry: number): string | undefined => read(nodes[entry] ?? 0);
  return groupsOf(
    repeats(count, {
      hash: (entry) => {
        const text = textOf(entry);
        return text === undefined ? undefined : hashText(text);
      },
      same: (a, b) => textOf(a) === textOf(b),
    }),
  );
}

/** Groups of entries of `identifiers` that are of one type and one value. */
export function sameIdentifiers(document: Document, reservations: Reservations): Groups {
  const { identifiers, identifierKinds } = reservations;
  const buffer = identifierBuffer();
  const read = (entry: number): number => {
    const node = identifiers.nodes[entry] ?? 0;
    if (document.kind(node) !== 'string') return -1;
    const { source, start, end } = document.location(node);
    const isQuoted = source.text.charCodeAt(start + 1) === quoteMark;
    const length = isQuoted ? -1 : readIdentifier(source.text, buffer, start + 1, end - 1);
    if (length !== -1) return length;
    // Text between quote marks may have escapes. Anything else with one is no digit yet.
    return readIdentifier(document.string(node) ?? '', buffer);
  };
  const bytesOf = (entry: number): string => {
    const length = read(entry);
    return String.fromCharCode(identifierKinds[entry] ?? 0, ...buffer.subarray(0, Math.max(0, length)));
  };
  return groupsOf(
    repeats(identifiers.count, {
      hash: (entry) => {
        const length = read(entry);
        if (length === -1) return undefined;
        let hash = identifierKinds[entry] ?? 0;
        for (let at = 0; at < length; at++) hash = Math.imul(hash ^ (buffer[at] ?? 0), 0x01000193);
        return hash;
      },
      same: (a, b) => bytesOf(a) === bytesOf(b),
    }),
  );
}

function groupsOf(pairs: Iterable<readonly [number, number]>): Groups {
  const groups = new Map<number, number[]>();
  for (const [first, later] of pairs) {
    const some = groups.get(first);
    if (some === undefined) groups.set(first, [later]);
    else some.push(later);
  }
  return groups;
}
