// What becomes of the old form where no row of the upgrade tables says it: before and after, as this tool writes it. Data
// for `explain` and for other programs, and the files that real Kea is asked about; a check never loads it.

import { type DaemonKind, daemons } from '../daemons.ts';
import type { Platform } from '../directories.ts';
import type { TargetName } from '../versions.ts';
import { fileRewrites } from './file-rewrites.ts';
import { libraries, pins } from './pin-rewrites.ts';
import { numbersAndJson, optionsAndLoggers, paths, sockets, subnets } from './section-rewrites.ts';

/** Texts by the name of their file. */
export type Texts = Readonly<Record<string, string>>;

/** How much somebody must look: a plan always does it, only with --unsafe, or never. */
export type RewrittenBy = 'every plan' | '--unsafe' | 'hand';

interface RewriteFacts {
  /** Name of the change. */
  readonly id: string;
  /** First version that takes the new form. */
  readonly since: string;
  readonly by: RewrittenBy;
  /** Under what condition, one clause; absent: always. */
  readonly only?: string;
  /** What the texts are for; absent: 3.2, and no platform. */
  readonly target?: TargetName;
  readonly platform?: Platform;
}

/** Both forms, as they stand in the section of one daemon. */
export interface SectionRewrite extends RewriteFacts {
  readonly daemon: DaemonKind;
  readonly before: string;
  readonly after: string;
}

/** Both forms, as whole files. */
export interface FileRewrite extends RewriteFacts {
  readonly before: Texts;
  readonly after: Texts;
}

export type KnownRewrite = SectionRewrite | FileRewrite;

/** Every rewrite but those of keywords, theme by theme. */
export const knownRewrites: readonly KnownRewrite[] = [
  ...numbersAndJson,
  ...fileRewrites,
  ...sockets,
  ...paths,
  ...subnets,
  ...optionsAndLoggers,
  ...libraries,
  ...pins,
];

/** Both forms as files. */
export function filesOf(known: KnownRewrite): { readonly before: Texts; readonly after: Texts } {
  if (!('daemon' in known)) return known;
  const { section, usualFile } = daemons[known.daemon];
  const file = (body: string): Texts => ({ [usualFile]: `{\n  "${section}": {\n    ${body}\n  }\n}\n` });
  return { before: file(known.before), after: file(known.after) };
}
