// Reads addresses and prefixes that stand in a document.

import { type IpBytes, type IpPrefix, ipv4Number, parseIp, parsePrefix } from '../../core/ip.ts';
import type { Document, NodeId } from '../../document/types.ts';

/** The address at a node; undefined when it is none. */
export function readAddress(document: Document, node: NodeId): IpBytes | undefined {
  const text = document.string(node);
  return text === undefined ? undefined : parseIp(text);
}

/** The IPv4 address at a node as a number; -1 when it is none. */
export function readIpv4(document: Document, node: NodeId): number {
  if (document.kind(node) !== 'string') return -1;
  const { source, start, end } = document.location(node);
  const address = ipv4Number(source.text, start + 1, end - 1);
  if (address !== -1 || !document.lexeme(node).includes('\\')) return address;
  const decoded = document.string(node) ?? '';
  return ipv4Number(decoded, 0, decoded.length);
}

/** The prefix at a node; undefined when it is none. */
export function readPrefix(document: Document, node: NodeId): IpPrefix | undefined {
  const text = document.string(node);
  return text === undefined ? undefined : parsePrefix(text);
}
