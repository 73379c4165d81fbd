// `explain` and `schema`: commands that print what the tool knows, and look at no file of the user's.

import { fileURLToPath } from 'node:url';
import { UsageError } from '../core/errors.ts';
import { ExitCode } from '../core/exit.ts';
import type { Io } from '../core/io.ts';
import { utf8 } from '../core/source.ts';
import { schemas } from './schemas.ts';
import type { Screen } from './show.ts';

/**
 * `kea-migrate explain [RULE]`.
 *
 * @throws UsageError when there is no such rule
 */
export async function runExplain(
  rule: string | undefined,
  format: 'text' | 'json',
  screen: Screen,
): Promise<ExitCode> {
  const { explainAll, explainJson, explainRule, nearestRule } = await import('../check/explain.ts');
  if (format === 'json') {
    screen.out(explainJson(rule));
  } else if (rule === undefined) {
    screen.out(explainAll());
  } else {
    const page = explainRule(rule);
    if (page === undefined) {
      const near = nearestRule(rule);
      throw new UsageError(
        `no rule is called ${rule}${near === undefined ? '' : `; did you mean ${near}?`} (kea-migrate explain lists them)`,
      );
    }
    screen.out(page);
  }
  return ExitCode.ok;
}

/**
 * `kea-migrate schema [KIND]`.
 *
 * @throws UsageError when there is no such kind
 */
export function runSchema(kind: string | undefined, io: Io, screen: Screen): ExitCode {
  if (kind === undefined) {
    for (const [name, { title }] of Object.entries(schemas)) screen.out(`${name.padEnd(16)} ${title}\n`);
    return ExitCode.ok;
  }
  const schema = Object.hasOwn(schemas, kind) ? schemas[kind] : undefined;
  if (schema === undefined) {
    throw new UsageError(`no schema is called ${kind}; known are ${Object.keys(schemas).join(', ')}`);
  }
  screen.out(utf8(io.read(fileURLToPath(schema.url))));
  return ExitCode.ok;
}
