// What the tool knows, for programs that use the library. The facts are loaded when they are asked for.

import { UsageError } from '../../core/errors.ts';
import { compareVersions, parseVersion, type Version } from '../../core/version.ts';
import type { Explanation, ExplanationBetween } from './explain.ts';

/**
 * Rules, changes of Kea from version to version, and keywords, as plain data; `schemas/explain.schema.json` describes them.
 *
 * @param name id of a rule or a change, a keyword, or the way to one, `dhcp4.subnet4.id`; absent: everything
 * @returns empty lists when there is nothing of this name
 */
export async function explanation(name?: string): Promise<Explanation> {
  const facts = await import('./explain.ts');
  return facts.explanation(name);
}

/**
 * The changes that an upgrade meets, as plain data.
 *
 * @param from version of Kea, such as `2.2` or `2.6.3`
 * @param target the newer one
 * @throws UsageError when one of them is no version, or when the target is the older one
 */
export async function explanationBetween(from: string, target: string): Promise<ExplanationBetween> {
  const older = versionOf(from);
  const newer = versionOf(target);
  if (compareVersions(older, newer) > 0) throw new UsageError(`${from} is newer than ${target}`);
  const facts = await import('./explain.ts');
  return facts.explanationBetween(older, newer);
}

function versionOf(text: string): Version {
  const found = parseVersion(text);
  if (found === undefined) throw new UsageError(`${text} is no version of Kea, such as 2.2 or 2.6.3`);
  return found;
}
