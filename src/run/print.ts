// `explain` and `schema`: commands that print what the tool knows, and look at no file of the user's.

import { fileURLToPath } from 'node:url';
import { UsageError } from '../core/errors.ts';
import { ExitCode } from '../core/exit.ts';
import type { Io } from '../core/io.ts';
import { utf8 } from '../core/source.ts';
import type { Version } from '../core/version.ts';
import { defaultTarget, oldestKea, type TargetName, targets } from '../kea/versions.ts';
import { schemas } from './schemas.ts';
import type { Screen } from './show.ts';

/** How `explain` answers. */
export interface ExplainFlags {
  readonly format: ExplainFormat;
  /** With one of these the changes between two versions are listed. */
  readonly from?: Version;
  readonly target?: TargetName;
}

/** What `explain -f` takes. */
export const explainFormats = ['text', 'markdown', 'json'] as const;
export type ExplainFormat = (typeof explainFormats)[number];

/**
 * `kea-migrate explain [NAME]`.
 *
 * @param name id of a rule or a change, a keyword, or the way to one: `dhcp4.subnet4.id`
 * @throws UsageError when there is nothing of this name, or when versions do not go with it
 */
export async function runExplain(
  name: string | undefined,
  flags: ExplainFlags,
  screen: Screen,
): Promise<ExitCode> {
  const { explain, explainBetween } = await import('./changes/explain.ts');
  const { format, from, target } = flags;
  if (from === undefined && target === undefined) {
    screen.out(explain(name, format));
    return ExitCode.ok;
  }
  if (name !== undefined) throw new UsageError(`--from and --target list changes; leave ${name} out`);
  screen.out(explainBetween(from ?? oldestKea, targets[target ?? defaultTarget], format));
  return ExitCode.ok;
}

/**
 * `kea-migrate schema [KIND]`.
 *
 * @param target only what this version takes; undefined: all versions
 * @throws UsageError when there is no such kind, or when it does not depend on a version
 */
export async function runSchema(
  kind: string | undefined,
  target: TargetName | undefined,
  io: Io,
  screen: Screen,
): Promise<ExitCode> {
  if (kind === undefined) {
    for (const [name, { title }] of Object.entries(schemas)) screen.out(`${name.padEnd(16)} ${title}\n`);
    return ExitCode.ok;
  }
  const schema = Object.hasOwn(schemas, kind) ? schemas[kind] : undefined;
  if (schema === undefined) {
    throw new UsageError(`no schema is called ${kind}; known are ${Object.keys(schemas).join(', ')}`);
  }
  if (target === undefined) screen.out(utf8(io.read(fileURLToPath(schema.url))));
  else if (schema.daemon === undefined)
    throw new UsageError(`the schema ${kind} is the same for all versions`);
  else {
    const { publishedSchema } = await import('../kea/json-schema/published.ts');
    screen.out(`${JSON.stringify(publishedSchema(schema.daemon, targets[target]), null, 2)}\n`);
  }
  return ExitCode.ok;
}
