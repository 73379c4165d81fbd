import { readFileSync } from 'node:fs';
import type { Verdict } from './verdicts.ts';

/** The version whose answers are kept in the repository. */
export const RECORDED_VERSION = '3.0.4';

/** Where they are kept: so that the document layer is held to Kea's words on machines without a Kea. */
export const RECORDED = new URL('../../document/kea-3.0.4.verdicts.json', import.meta.url);

/** The kept answers, by the id of the case. */
export function recordedVerdicts(): ReadonlyMap<string, Verdict> {
  const kept: Record<string, Verdict> = JSON.parse(readFileSync(RECORDED, 'utf8'));
  return new Map(Object.entries(kept));
}
