// The control channel as nodes and edges with their words: the one source of the text picture, Mermaid and SVG. Nothing
// behind this point sees a user's text that is not fit to be shown.

import { utf8 } from '../../core/source.ts';
import type { Endpoint } from '../../installation/types.ts';
import type { Caller, Channel, Link } from '../../plan/types.ts';
import { endpointAccess, endpointPlace, ownerTitle } from '../endpoints.ts';
import { visible } from '../escape.ts';

/** Somebody who sends commands, or takes them. */
export interface GraphNode {
  /** A letter, then letters and digits. */
  readonly id: string;
  readonly title: string;
  readonly kind: 'caller' | 'agent' | 'server';
}

/**
 * How well an edge is guarded. `host`: a Unix socket, which the machine's own rights guard. `open`: whoever reaches the
 * port may send commands. `guarded`: credentials or client certificates are asked for.
 */
export type Guard = 'host' | 'open' | 'guarded';

/** What stands where there is no edge. */
export const nobody = 'nobody: no socket and no listener is open';

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** `http 127.0.0.1:8000`. */
  readonly place: string;
  /** `clear-text credentials`. */
  readonly access: string | undefined;
  readonly guard: Guard;
  /** Why nobody answers: `the server opens /var/run/kea/x`. */
  readonly fault: string | undefined;
}

/** The channel at one time. */
export interface GraphState {
  readonly title: 'now' | 'before' | 'after' | 'before and after';
  /** Callers first, then the agent, then servers. */
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export interface Graph {
  readonly name: string;
  readonly states: readonly GraphState[];
}

const callerTitles: Readonly<Record<Caller, string>> = {
  clients: 'clients',
  partner: 'HA partner',
  netconf: 'NETCONF agent',
  agent: 'Control Agent',
  host: 'programs on this host',
};

const order: readonly string[] = [
  'clients',
  'partner',
  'netconf',
  'host',
  'agent',
  'dhcp4',
  'dhcp6',
  'd2',
  'hadhcp4',
  'hadhcp6',
];

/** A channel's graph. A plan that changes nothing in it has one state. */
export function graphOf({ name, before, after }: Channel): Graph {
  const old = stateOf(before, after === undefined ? 'now' : 'before');
  if (after === undefined) return { name: visible(name), states: [old] };
  const fresh = stateOf(after, 'after');
  const same = JSON.stringify(old.edges) === JSON.stringify(fresh.edges);
  return { name: visible(name), states: same ? [{ ...old, title: 'before and after' }] : [old, fresh] };
}

function stateOf(links: readonly Link[], title: GraphState['title']): GraphState {
  const nodes = new Map<string, GraphNode>();
  for (const { from, to } of links) {
    nodes.set(from, { id: from, title: callerTitles[from], kind: from === 'agent' ? 'agent' : 'caller' });
    const id = idOf(to);
    nodes.set(id, { id, title: ownerTitle(to), kind: to === 'agent' ? 'agent' : 'server' });
  }
  const rank = (id: string): number => order.indexOf(id);
  return {
    title,
    nodes: [...nodes.values()].sort((a, b) => rank(a.id) - rank(b.id)),
    edges: links.map(edgeOf).sort((a, b) => rank(a.from) - rank(b.from) || rank(a.to) - rank(b.to)),
  };
}

function idOf(owner: Link['to']): string {
  return owner.replace('-', '');
}

function edgeOf({ from, to, over, fault }: Link): GraphEdge {
  return {
    from,
    to: idOf(to),
    place: visible(endpointPlace(over)),
    access: endpointAccess(over),
    guard: guardOf(over),
    fault: fault === undefined ? undefined : faultText(fault),
  };
}

function guardOf({ transport, tls, clientCertificates, credentials }: Endpoint): Guard {
  if (transport === 'unix') return 'host';
  const asksForCredentials = credentials !== 'none' && credentials !== 'empty';
  return asksForCredentials || (tls && clientCertificates) ? 'guarded' : 'open';
}

function faultText(fault: NonNullable<Link['fault']>): string {
  if (fault.kind === 'elsewhere') return `but the server opens ${visible(utf8(fault.opens))}`;
  return fault.kind === 'closed' ? 'but the server opens no Unix socket' : 'no file of this server is here';
}
