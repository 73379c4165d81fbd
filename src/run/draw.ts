// Pictures of the control channel: what `--graph FILE` writes, and what the library offers.

import { linksOf } from '../plan/reach.ts';
import type { Channel, Plan } from '../plan/types.ts';
import { type GraphKind, graphKind } from '../report/graph/kinds.ts';
import type { Loaded } from '../stages.ts';
import type { WriteOutput } from './output.ts';

/**
 * Who reaches whom over the control channel of each installation; with a plan, before and after.
 *
 * @param loaded from {@link load}; {@link loadAndCheck} keeps nothing to draw
 */
export function channelsOf(loaded: Loaded, planned?: Plan): readonly Channel[] {
  if (planned !== undefined) return planned.installations.map(({ channel }) => channel);
  return loaded.parts.flatMap(({ installations }) =>
    installations.map((installation) => ({
      name: installation.name,
      before: linksOf(installation, loaded.target),
      after: undefined,
    })),
  );
}

/** Draws channels: as SVG, Mermaid (`mmd`, or in Markdown `md`), or plain characters. */
export async function draw(channels: readonly Channel[], kind: GraphKind): Promise<string> {
  const { renderGraph } = await import('../report/graph/graphs.ts');
  return renderGraph(channels, kind);
}

/**
 * Draws the control channel into files.
 *
 * @throws UsageError when a file cannot be written
 */
export async function drawFiles(
  files: readonly string[],
  channels: readonly Channel[],
  writeOutput: WriteOutput,
): Promise<void> {
  for (const file of files) {
    const kind = graphKind(file);
    if (kind !== undefined) writeOutput('--graph', file, await draw(channels, kind));
  }
}
