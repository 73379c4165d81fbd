// A picture of the control channel as a file, in one of the kinds of kinds.ts.

import type { Channel } from '../../plan/types.ts';
import { markdownText } from '../escape.ts';
import type { GraphKind } from './kinds.ts';
import { mermaid } from './mermaid.ts';
import { type Graph, graphOf } from './model.ts';
import { pictureLines } from './picture.ts';
import { svg } from './svg.ts';

const renderers: Readonly<Record<GraphKind, (graphs: readonly Graph[]) => string>> = {
  mmd: mermaid,
  md: (graphs) =>
    graphs
      .map((graph) => `## ${markdownText(graph.name)}\n\n\`\`\`mermaid\n${mermaid([graph])}\`\`\`\n`)
      .join('\n'),
  svg,
  txt: (graphs) =>
    graphs
      .map((graph) => [graph.name, ...pictureLines(graph, { color: false, width: 0 }), ''].join('\n'))
      .join('\n'),
};

/**
 * Draws who reaches whom over the control channel, and how that is secured.
 *
 * @param kind `svg`; `mmd`: Mermaid; `md`: Mermaid in Markdown; `txt`: plain characters
 */
export function renderGraph(channels: readonly Channel[], kind: GraphKind): string {
  return renderers[kind](channels.map(graphOf));
}
