// The files that a plan creates for the sections of legacy files.

import type { NewFile } from '../../core/change.ts';
import { quote } from '../../core/quote.ts';
import { daemons } from '../../kea/daemons.ts';
import { onServer, type PlanContext } from '../context.ts';
import { type Track, textAt } from '../track.ts';

/** A file to create, and its path as shown. */
export interface SectionNewFile {
  readonly path: string;
  readonly file: NewFile;
}

/** Not wider than the legacy file, and never writable for the group. */
const mostMode = 0o644;

/** The files to create, with the texts that the later steps left. A replaced agent needs none. */
export function sectionFiles(
  { splits, installation, agent, before }: Track,
  context: PlanContext,
): readonly SectionNewFile[] {
  return splits.flatMap(({ from, into }) =>
    into
      .filter(({ path, kind }) => path !== from.path && !(kind === 'agent' && agent === 'replace'))
      .map(({ path, absolute, kind, text }) => ({
        path,
        file: {
          path: absolute,
          content: textAt(installation, path),
          mode: mostMode,
          ownerOf: from.absolute,
          secret: false,
          holds: `the section ${quote(daemons[kind].section)} of ${onServer(context, before, from.absolute)}`,
          draft: text,
        },
      })),
  );
}
