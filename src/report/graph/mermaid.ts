// The control channel as a Mermaid flowchart, which GitHub and GitLab draw in Markdown.

import { type Graph, type GraphEdge, type GraphNode, type GraphState, nobody } from './model.ts';

/** One flowchart with a box for each installation and each state of it. */
export function mermaid(graphs: readonly Graph[]): string {
  const boxes = graphs.flatMap((graph, at) =>
    graph.states.map((state, n) => ({ graph, state, prefix: `s${at}x${n}` })),
  );
  return [
    'flowchart TB',
    ...boxes.flatMap(({ graph, state, prefix }) => stateLines(graph, state, prefix)),
    // Links that are not drawn keep the boxes in their order.
    ...boxes.slice(1).map(({ prefix }, at) => `  ${boxes[at]?.prefix} ~~~ ${prefix}`),
    ...styles,
    '',
  ].join('\n');
}

/** Colour never stands alone: the words say the same. */
const styles: readonly string[] = [
  '  classDef caller stroke-dasharray:4 3',
  '  classDef agent stroke-width:3px',
  '  classDef server stroke-width:1px',
];

function stateLines({ name }: Graph, { title, nodes, edges }: GraphState, prefix: string): readonly string[] {
  const heading = name === '' ? title : `${name}: ${title}`;
  return [
    `  subgraph ${prefix}["${label(heading)}"]`,
    '    direction LR',
    ...nodes.map((node) => `    ${prefix}${node.id}${shape(node)}:::${node.kind}`),
    ...edges.map((edge) => `    ${prefix}${edge.from} ${arrow(edge)}|"${words(edge)}"| ${prefix}${edge.to}`),
    ...(edges.length === 0 ? [`    ${prefix}nobody["${nobody}"]`] : []),
    '  end',
  ];
}

/** Callers are rounded, daemons are boxes. */
function shape({ title, kind }: GraphNode): string {
  return kind === 'caller' ? `(["${label(title)}"])` : `["${label(title)}"]`;
}

/** Unix sockets are dotted; a cross ends at nobody. */
function arrow({ guard, fault }: GraphEdge): string {
  if (fault !== undefined) return '--x';
  return guard === 'host' ? '-.->' : '-->';
}

function words({ place, access, fault }: GraphEdge): string {
  return [place, access, fault]
    .filter((part) => part !== undefined)
    .map(label)
    .join('<br/>');
}

/**
 * Text between Mermaid's quotes. Whatever means something to Mermaid, to Markdown or to HTML is written as Mermaid's own
 * entity code, `#` and a number and `;`. There is no empty text.
 */
function label(text: string): string {
  return (text.trim() === '' ? '-' : text).replace(
    /[^\p{L}\p{N} .,:/_()-]/gu,
    (char) => `#${char.codePointAt(0)};`,
  );
}
