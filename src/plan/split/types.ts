// A legacy file and the files that its sections become.

import type { ConfigFile } from '../../installation/types.ts';
import type { DaemonKind } from '../../kea/daemons.ts';

/** The file of one section. */
export interface SectionFile {
  /** As shown; the legacy file's own when it only loses its `Logging`. */
  readonly path: string;
  readonly absolute: string;
  readonly kind: DaemonKind;
  /** Latin-1. */
  readonly text: string;
}

/** What becomes of a legacy file. */
export interface Split {
  readonly from: ConfigFile;
  readonly into: readonly SectionFile[];
  /** Names of sections whose own loggers those of `Logging` replace. */
  readonly replaced: readonly string[];
}

/** A split that was carried out. */
export interface DoneSplit extends Split {
  /** The new files as they were right after it, in the order of `into`. */
  readonly made: readonly ConfigFile[];
}
