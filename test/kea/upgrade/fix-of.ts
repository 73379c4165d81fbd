// What a file is after the fix that one rule offers, unsafe ones included: the text that real Kea is asked about.

import { memoryIo } from '../../../src/core/memory-io.ts';
import { apply } from '../../../src/edit/apply.ts';
import { lower } from '../../../src/edit/lower.ts';
import type { TargetName } from '../../../src/kea/versions.ts';
import { check, load } from '../../../src/stages.ts';
import type { Files } from '../move/scene.ts';

/**
 * Carries out the fixes of one rule.
 *
 * @returns the text of the first file
 * @throws Error when the rule offers no fix
 */
export function fixOf(rule: string, files: Files, target: TargetName = '3.2'): string {
  const disk = Object.entries(files).map(([name, text]) => [`/k/${name}`, { text }] as const);
  const io = memoryIo(Object.fromEntries(disk), { cwd: '/k' });
  const loaded = load(['.'], io, { target });
  const changes = check(loaded).diagnostics.flatMap((one) =>
    one.rule === rule ? (one.fix?.changes ?? []) : [],
  );
  const [document] = loaded.documents;
  if (document === undefined || changes.length === 0) throw new Error(`${rule} offers no fix`);
  const edits = lower(document, changes).edits.get(document.source.path) ?? [];
  return apply(document.source.text, edits);
}
