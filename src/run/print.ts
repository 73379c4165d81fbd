// `explain` and `schema`: commands that print what the tool knows, and look at no file of the user's.

import { fileURLToPath } from 'node:url';
import { UsageError } from '../core/errors.ts';
import { ExitCode } from '../core/exit.ts';
import type { Io } from '../core/io.ts';
import { utf8 } from '../core/source.ts';
import { type TargetName, targets } from '../kea/versions.ts';
import { schemas } from './schemas.ts';
import type { Screen } from './show.ts';

/**
 * `kea-migrate explain [NAME]`.
 *
 * @param name id of a rule, a keyword, or the way to one: `dhcp4.subnet4.id`
 * @throws UsageError when there is no such rule and no such keyword
 */
export async function runExplain(
  name: string | undefined,
  format: 'text' | 'json',
  screen: Screen,
): Promise<ExitCode> {
  const { explainAll, explainJson, explainRule } = await import('../check/explain.ts');
  if (name === undefined) {
    screen.out(format === 'json' ? explainJson() : explainAll());
    return ExitCode.ok;
  }
  const page = explainRule(name);
  if (page === undefined) screen.out(await keywordPage(name, format));
  else screen.out(format === 'json' ? explainJson(name) : page);
  return ExitCode.ok;
}

/** What is said of a keyword of Kea's files. */
async function keywordPage(name: string, format: 'text' | 'json'): Promise<string> {
  const { explainKeyword, keywordJson, nearestKeyword } = await import('../check/keyword-pages.ts');
  const page = format === 'json' ? keywordJson(name) : explainKeyword(name);
  if (page !== undefined) return page;
  const { nearestRule } = await import('../check/explain.ts');
  const near = nearestRule(name) ?? nearestKeyword(name);
  throw new UsageError(
    `no rule and no keyword of Kea is called ${name}${near === undefined ? '' : `; did you mean ${near}?`} (kea-migrate explain lists the rules)`,
  );
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
