// Which of the version-dependent habits of Kea's lexers apply to one parse. The versions themselves are facts of `kea/`.

import type { Version } from '../core/version.ts';
import { daemons } from '../kea/daemons.ts';
import { behaves } from '../kea/versions.ts';

export interface Dialect {
  /** Commas too many are warned about; else refused. */
  readonly extraCommas: boolean;
  /** A key that stands twice in a map is refused; else the last one wins. */
  readonly duplicatesRefused: boolean;
  readonly leadingZerosWarned: boolean;
  readonly plusRefused: boolean;
}

/** The habits of the lexers and grammars of one version. */
export function dialectOf(target: Version): Dialect {
  return {
    extraCommas: behaves('extraCommasAllowed', target),
    duplicatesRefused: behaves('duplicateKeysRefused', target),
    leadingZerosWarned: behaves('leadingZerosWarned', target),
    plusRefused: behaves('plusSignRefused', target),
  };
}

/**
 * The top-level key whose file is read by the one lexer that never learned the number rules of 3.1.9
 * (Kea 3.0.4 src/bin/agent/agent_lexer.ll:80, 781).
 */
export const agentSection: string = daemons.agent.section;
