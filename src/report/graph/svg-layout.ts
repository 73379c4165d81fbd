// Where everything in the drawing stands. Every edge has a row of its own at its target's left side, with its words over
// it, so that no words ever lie over each other.

import { columns } from '../layout.ts';
import { type Graph, type GraphEdge, type GraphNode, type GraphState, nobody } from './model.ts';

export interface PlacedText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** Class of the style sheet. */
  readonly name: string;
}

export interface PlacedNode extends GraphNode {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedEdge extends GraphEdge {
  /** SVG path data. */
  readonly way: string;
  readonly lines: readonly PlacedText[];
}

/** Lengths in pixels. */
export interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly headings: readonly PlacedText[];
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

const margin = 24;
/** Width of a character of the monospaced font, rounded up. */
const character = 8;
const line = 17;
/** Where edges bend between two columns. */
const bend = 56;
const gap = 18;

/** Places all graphs, one below the other. */
export function layOut(graphs: readonly Graph[]): Drawn {
  const headings: PlacedText[] = [];
  const nodes: PlacedNode[] = [];
  const edges: PlacedEdge[] = [];
  let y = margin;
  let width = 0;
  for (const { name, states } of graphs) {
    for (const state of states) {
      const text = `${name}: ${state.title}`;
      headings.push({ x: margin, y: y + 12, text, name: 'heading' });
      y += 32;
      const placed = layOutState(state, y);
      nodes.push(...placed.nodes);
      edges.push(...placed.edges);
      width = Math.max(width, placed.width, margin + columns(text) * (character + 1.5));
      y += placed.height;
      if (state.edges.length === 0) {
        headings.push({ x: margin, y: y + 12, text: nobody, name: 'title' });
        width = Math.max(width, margin + columns(nobody) * (character + 1.5));
        y += line;
      }
      y += margin;
    }
  }
  return { width: Math.ceil(width + margin), height: Math.ceil(y), headings, nodes, edges };
}

interface Column {
  readonly nodes: readonly GraphNode[];
  readonly width: number;
  /** Of the words that come in from the left. */
  readonly words: number;
}

/** The height that the rows of edges into a node take; a node without any has room for its title. */
function nodeHeight(incoming: readonly GraphEdge[]): number {
  return Math.max(38, incoming.reduce((sum, edge) => sum + rowHeight(edge), 0) + 8);
}

function rowHeight(edge: GraphEdge): number {
  return wordsOf(edge).length * line + 12;
}

function wordsOf({
  place,
  access,
  fault,
}: GraphEdge): readonly { readonly text: string; readonly name: string }[] {
  return [
    { text: place, name: 'place' },
    ...(access === undefined ? [] : [{ text: access, name: 'access' }]),
    ...(fault === undefined ? [] : [{ text: fault, name: 'why' }]),
  ];
}

function columnsOf({ nodes, edges }: GraphState): readonly Column[] {
  return (['caller', 'agent', 'server'] as const)
    .map((kind) => nodes.filter((node) => node.kind === kind))
    .filter((column) => column.length > 0)
    .map((column) => {
      const ids = new Set(column.map(({ id }) => id));
      const incoming = edges.filter(({ to }) => ids.has(to)).flatMap(wordsOf);
      return {
        nodes: column,
        width: Math.max(...column.map(({ title }) => columns(title))) * character + 24,
        words: Math.max(0, ...incoming.map(({ text }) => columns(text))) * character,
      };
    });
}

function layOutState(state: GraphState, top: number): Drawn {
  const placed = new Map<string, PlacedNode>();
  let x = margin;
  let bottom = top;
  let agentEnd = top;
  for (const { nodes, width, words } of columnsOf(state)) {
    if (words > 0) x += bend + words + 16;
    // Ways from callers straight to servers run below the agent.
    let y = nodes[0]?.kind === 'server' && isPassed(state) ? agentEnd + gap : top;
    for (const node of nodes) {
      const height = nodeHeight(state.edges.filter(({ to }) => to === node.id));
      placed.set(node.id, { ...node, x, y, width, height });
      y += height + gap;
    }
    if (nodes[0]?.kind === 'agent') agentEnd = y - gap;
    bottom = Math.max(bottom, y - gap);
    x += width;
  }
  const nodes = [...placed.values()];
  return { width: x, height: bottom - top, headings: [], nodes, edges: placeEdges(state, placed) };
}

/** True when the agent stands between callers and servers that they reach without it. */
function isPassed({ nodes, edges }: GraphState): boolean {
  const kindOf = (id: string): GraphNode['kind'] | undefined => nodes.find((node) => node.id === id)?.kind;
  return (
    nodes.some(({ kind }) => kind === 'agent') &&
    edges.some(({ from, to }) => kindOf(from) === 'caller' && kindOf(to) === 'server')
  );
}

function placeEdges({ edges }: GraphState, placed: ReadonlyMap<string, PlacedNode>): readonly PlacedEdge[] {
  const used = new Map<string, number>();
  return edges.flatMap((edge): PlacedEdge[] => {
    const from = placed.get(edge.from);
    const to = placed.get(edge.to);
    if (from === undefined || to === undefined) return [];
    const words = wordsOf(edge);
    const start = to.y + 4 + (used.get(edge.to) ?? 0);
    used.set(edge.to, start - to.y - 4 + rowHeight(edge));
    const y = start + words.length * line + 6;
    const left = to.x - 16 - Math.max(...words.map(({ text }) => columns(text))) * character;
    const lines = words.map(({ text, name }, at) => ({
      x: left,
      y: start + (at + 1) * line - 3,
      text,
      name,
    }));
    return [{ ...edge, way: wayOf(from, left, y, to.x), lines }];
  });
}

/** From the middle of a node's right side in a soft bend to a row, then straight on under the words. */
function wayOf(from: PlacedNode, left: number, y: number, end: number): string {
  const [x, middle] = [from.x + from.width, from.y + from.height / 2];
  const turn = x + bend / 2;
  return `M ${x} ${middle} C ${turn} ${middle} ${turn} ${y} ${Math.min(left, x + bend)} ${y} L ${end - 2} ${y}`;
}
