// Rules made of the rows in kea/upgrade: what a rule says is in its row, and the walk over the keyword table finds it.

import { version } from '../core/version.ts';
import { daemons } from '../kea/daemons.ts';
import { upgradeRows } from '../kea/upgrade/rows.ts';
import type { UpgradeRow } from '../kea/upgrade/types.ts';
import { type DocumentRule, defineRule, type Example } from './rule.ts';
import { severities } from './schema/upgrade.ts';
import { findingsOf } from './schema.ts';

/** A file of the row's first daemon. */
export function exampleOf({ daemons: [daemon = 'dhcp4'] }: UpgradeRow, text: string): Example {
  const { section, usualFile } = daemons[daemon];
  const body = text.replaceAll(/^/gm, '    ');
  return { [usualFile]: `{\n  "${section}": {\n${body}\n  }\n}\n` };
}

function ruleOf(row: UpgradeRow): DocumentRule {
  const { id, title, why, source, kind, since, before, after, also } = row;
  return defineRule({
    id,
    title,
    why,
    source,
    severity: severities[kind],
    since: version(since),
    scope: 'document',
    bad: exampleOf(row, before),
    good: exampleOf(row, after),
    ...(also === undefined ? {} : { also }),
    check: (file, context) => findingsOf(id, file, context),
  });
}

/** One rule for each row that a check tells of. */
export const upgradeRules: readonly DocumentRule[] = upgradeRows
  .filter(({ untold }) => untold === undefined)
  .map(ruleOf);
