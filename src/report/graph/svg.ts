// The control channel as SVG: callers on the left, the agent between, servers on the right, one row for each edge. Readable
// without colour, in light and dark, and by a screen reader.

import { xmlText } from '../escape.ts';
import { columns } from '../layout.ts';
import type { Graph } from './model.ts';
import { layOut, type PlacedEdge, type PlacedNode } from './svg-layout.ts';

const style = `
    svg { background: #ffffff; color: #1b1f24; }
    text { font: 13px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: currentColor; }
    .heading { font-weight: bold; font-size: 15px; }
    .title { font-weight: bold; }
    rect { fill: #f6f8fa; stroke: #57606a; stroke-width: 1.2; }
    .caller rect { stroke-dasharray: 4 3; }
    .agent rect { stroke-width: 2.4; }
    path { fill: none; stroke: #57606a; stroke-width: 1.4; }
    .host path { stroke-dasharray: 2 3; }
    .open path, .fault path { stroke: #cf222e; }
    .guarded path { stroke: #1a7f37; }
    .open .access, .fault .why { fill: #cf222e; font-weight: bold; }
    @media (prefers-color-scheme: dark) {
      svg { background: #0d1117; color: #e6edf3; }
      rect { fill: #161b22; stroke: #8b949e; }
      path { stroke: #8b949e; }
      .open path, .fault path { stroke: #ff7b72; }
      .guarded path { stroke: #3fb950; }
      .open .access, .fault .why { fill: #ff7b72; }
    }
`;

/** A drawing of all installations, one below the other. */
export function svg(graphs: readonly Graph[]): string {
  const { width, height, headings, nodes, edges } = layOut(graphs);
  const about = graphs.map(({ name }) => name).join(', ');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title">`,
    `  <title id="title">Kea control channel: ${xmlText(about)}</title>`,
    `  <desc>${xmlText(described(graphs))}</desc>`,
    `  <style>${style}  </style>`,
    '  <defs>',
    '    <marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto">',
    '      <path d="M 1 1 L 9 5 L 1 9"/>',
    '    </marker>',
    '    <marker id="cross" viewBox="0 0 10 10" refX="5" refY="5" markerWidth="9" markerHeight="9" orient="auto">',
    '      <path d="M 1 1 L 9 9 M 9 1 L 1 9"/>',
    '    </marker>',
    '  </defs>',
    ...headings.map(({ x, y, text, name }) => textLine(x, y, text, name)),
    ...edges.map(edgeMarkup),
    ...nodes.map(nodeMarkup),
    '</svg>',
    '',
  ].join('\n');
}

/** The drawing in words. */
function described(graphs: readonly Graph[]): string {
  return graphs
    .flatMap(({ name, states }) =>
      states.map(({ title, nodes, edges }) => {
        const titleOf = (id: string): string => nodes.find((node) => node.id === id)?.title ?? id;
        const parts = edges.map(({ from, to, place, access, fault }) =>
          [`${titleOf(from)} to ${titleOf(to)} by ${place}`, access, fault]
            .filter((part) => part !== undefined)
            .join(', '),
        );
        return `${name}, ${title}: ${parts.length === 0 ? 'nobody' : parts.join('; ')}.`;
      }),
    )
    .join(' ');
}

function textLine(x: number, y: number, text: string, name: string): string {
  return `  <text x="${x}" y="${y}" class="${name}" xml:space="preserve">${xmlText(text)}</text>`;
}

function nodeMarkup({ x, y, width, height, title, kind }: PlacedNode): string {
  return [
    `  <g class="${kind}">`,
    `    <rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${kind === 'caller' ? 16 : 4}"/>`,
    `  ${textLine(x + width / 2 - (columns(title) * 8) / 2, y + height / 2 + 5, title, 'title')}`,
    '  </g>',
  ].join('\n');
}

function edgeMarkup({ way, lines, guard, fault }: PlacedEdge): string {
  const marker = fault === undefined ? 'arrow' : 'cross';
  return [
    `  <g class="${guard}${fault === undefined ? '' : ' fault'}">`,
    `    <path d="${way}" marker-end="url(#${marker})"/>`,
    ...lines.map(({ x, y, text, name }) => `  ${textLine(x, y, text, name)}`),
    '  </g>',
  ].join('\n');
}
