// The control channel in plain characters: a tree of who reaches whom, for terminals of any width and for files.

import { columns, wrap } from '../layout.ts';
import { type Paint, paint } from '../paint.ts';
import type { Style } from '../types.ts';
import { type Graph, type GraphEdge, type GraphState, nobody } from './model.ts';

/** A picture's lines: each state with its title. Nothing for a channel that nobody can reach. */
export function pictureLines({ states }: Graph, style: Style): string[] {
  const colors = paint(style.color);
  return states.flatMap(({ title, ...state }) => [
    ...(title === 'now' ? [] : [`  ${colors.faint(title)}`]),
    ...(state.edges.length === 0 ? [`    ${nobody}`] : stateLines({ title, ...state }, style, colors)),
  ]);
}

function stateLines(state: GraphState, style: Style, colors: Paint): string[] {
  const targets = new Set(state.edges.map(({ to }) => to));
  // The agent hangs below whoever reaches it; when nobody does, it stands for itself.
  const roots = state.nodes.filter(
    ({ id }) => state.edges.some(({ from }) => from === id) && !targets.has(id),
  );
  const shown = new Set<string>();
  return roots.flatMap(({ id, title }) => [
    `    ${colors.strong(title)}`,
    ...branches(id, '      ', state, shown, style, colors),
  ]);
}

/** The edges of a node, each with what lies behind it. A node is unfolded once. */
function branches(
  id: string,
  indent: string,
  state: GraphState,
  shown: Set<string>,
  style: Style,
  colors: Paint,
): string[] {
  const edges = state.edges.filter(({ from }) => from === id);
  return edges.flatMap((edge, at) => {
    const isLast = at === edges.length - 1;
    const stem = `${indent}${isLast ? '    ' : '|   '}`;
    const title = state.nodes.find((node) => node.id === edge.to)?.title ?? '';
    const again = shown.has(edge.to) && state.edges.some(({ from }) => from === edge.to);
    shown.add(edge.to);
    return [
      `${indent}${edge.fault === undefined ? '+->' : '+-x'} ${colors.strong(title)}${again ? ' (see above)' : ''}`,
      ...edgeLines(edge, stem, style, colors),
      ...(again ? [] : branches(edge.to, stem, state, shown, style, colors)),
    ];
  });
}

function edgeLines({ place, access, guard, fault }: GraphEdge, stem: string, style: Style, colors: Paint) {
  const room = style.width === 0 ? 0 : style.width - stem.length;
  const paintAccess = guard === 'open' ? colors.bad : (text: string): string => text;
  const lines = (text: string, brush: (text: string) => string): string[] =>
    wrap(shortened(text, room), room, { first: '', rest: '' }).map((line) => stem + brush(line));
  return [
    ...lines(place, colors.place),
    ...(access === undefined ? [] : lines(access, paintAccess)),
    ...(fault === undefined ? [] : lines(fault, colors.bad)),
  ];
}

/** Words too long for a line lose their beginning: the end of a path tells more. The table has it whole. */
function shortened(text: string, room: number): string {
  if (room === 0) return text;
  return text
    .split(' ')
    .map((word) => (columns(word) <= room ? word : `...${[...word].slice(-(room - 3)).join('')}`))
    .join(' ');
}
