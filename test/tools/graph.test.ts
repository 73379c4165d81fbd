// Pictures in the hands of programs that draw them: Mermaid reads back every node and every link with its words, librsvg
// draws the SVG in its size; hostile texts included.

import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { Channel } from '../../src/plan/types.ts';
import { renderGraph } from '../../src/report/graph/graphs.ts';
import { type GraphState, graphOf } from '../../src/report/graph/model.ts';
import { hostileChannel, hostileTexts } from '../report/hostile.ts';
import { officePlan } from '../report/samples.ts';

const channels: readonly Channel[] = [officePlan().channel, ...hostileTexts.map(hostileChannel)];

/** Parses the charts of a JSON list with Mermaid, as a page does, and prints what each holds. */
const script = `
import { text } from 'node:stream/consumers';
import { JSDOM } from 'jsdom';
const { window } = new JSDOM('');
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import('mermaid');
const all = [];
for (const chart of JSON.parse(await text(process.stdin))) {
  await mermaid.parse(chart);
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(chart);
  all.push({
    boxes: db.getSubGraphs().map(({ id, title, nodes }) => ({ id, title, nodes })),
    nodes: [...db.getVertices().values()].map(({ id, text }) => ({ id, text })),
    edges: db.getEdges().map(({ start, end, text }) => ({ start, end, text })),
  });
}
console.log(JSON.stringify(all));`;

interface Chart {
  readonly boxes: readonly {
    readonly id: string;
    readonly title: string;
    readonly nodes: readonly string[];
  }[];
  readonly nodes: readonly { readonly id: string; readonly text: string }[];
  readonly edges: readonly { readonly start: string; readonly end: string; readonly text: string }[];
}

const readMermaid = (charts: readonly string[]): readonly Chart[] =>
  JSON.parse(
    execFileSync('node', ['--input-type=module', '-e', script], {
      cwd: new URL('../../.tools/', import.meta.url),
      input: JSON.stringify(charts),
      encoding: 'utf8',
    }),
  );

/** Mermaid keeps `#38;` in a form of its own until it draws. */
const decoded = (text: string): string =>
  text.replace(/ﬂ°°(\d+)¶ß/g, (_, code: string) => String.fromCodePoint(Number(code)));

/** There is no empty label. */
const shown = (text: string): string => (text.trim() === '' ? '-' : text);

/** What the chart of one state should hold; Mermaid leaves blanks at the ends out. */
function expectedOf({ title, nodes, edges }: GraphState, name: string, id: string): Chart {
  const alone = { id: `${id}nobody`, text: 'nobody: no socket and no listener is open' };
  const inside = [
    ...nodes.map((node) => ({ id: `${id}${node.id}`, text: node.title })),
    ...(edges.length === 0 ? [alone] : []),
  ];
  return {
    boxes: [{ id, title: name === '' ? title : `${name}: ${title}`, nodes: inside.map((node) => node.id) }],
    nodes: inside,
    edges: edges.map(({ from, to, place, access, fault }) => ({
      start: `${id}${from}`,
      end: `${id}${to}`,
      text: [place, access, fault]
        .flatMap((part) => (part === undefined ? [] : [shown(part)]))
        .join('<br>')
        .trim(),
    })),
  };
}

describe('Mermaid', () => {
  const charts = readMermaid(channels.map((channel) => renderGraph([channel], 'mmd')));

  test.each(channels.map((channel, at) => [channel.name, channel, at] as const))('%j', (_, channel, at) => {
    const { name, states } = graphOf(channel);
    const expected = states.map((state, n) => expectedOf(state, name, `s0x${n}`));
    const { boxes = [], nodes = [], edges = [] } = charts[at] ?? {};
    const ids = new Set(boxes.map(({ id }) => id));
    const read: Chart = {
      boxes: boxes.map((box) => ({ ...box, title: decoded(box.title) })),
      nodes: nodes.filter(({ id }) => !ids.has(id)).map((node) => ({ ...node, text: decoded(node.text) })),
      // The last links only keep the boxes in their order.
      edges: edges
        .filter(({ start }) => !ids.has(start))
        .map((edge) => ({ ...edge, text: decoded(edge.text) })),
    };
    expect(read).toEqual({
      boxes: expected.flatMap((state) => state.boxes),
      nodes: expected.flatMap((state) => state.nodes),
      edges: expected.flatMap((state) => state.edges),
    });
  });
});

test('librsvg draws the SVG, as large as it says', () => {
  for (const channel of [...channels.map((one) => [one]), channels]) {
    const svg = renderGraph(channel, 'svg');
    const [, width, height] = /<svg [^>]*width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
    const png = execFileSync('rsvg-convert', [], { input: svg, maxBuffer: 2 ** 26 });
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([Number(width), Number(height)]);
  }
});
