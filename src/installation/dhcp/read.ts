// Reads addresses and prefixes that stand in a document.

import { type IpBytes, type IpPrefix, parseIp, parsePrefix } from '../../core/ip.ts';
import type { Document, NodeId } from '../../document/types.ts';

/** The address at a node; undefined when it is none. */
export function readAddress(document: Document, node: NodeId): IpBytes | undefined {
  const text = document.string(node);
  return text === undefined ? undefined : parseIp(text);
}

/** The prefix at a node; undefined when it is none. */
export function readPrefix(document: Document, node: NodeId): IpPrefix | undefined {
  const text = document.string(node);
  return text === undefined ? undefined : parsePrefix(text);
}
