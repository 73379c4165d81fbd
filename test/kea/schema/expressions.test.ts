// The expression parser and real Kea, on every expression of the table: the same verdict, and the same column.

import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseVersion } from '../../../src/core/version.ts';
import { readExpression } from '../../../src/expression/parse.ts';
import { expressionTable } from '../../expression/table.ts';
import { installedKeas } from '../harness/index.ts';
import type { SyntaxCase } from '../syntax/case.ts';
import { type Verdict, verdicts } from '../syntax/verdicts.ts';

interface Question {
  readonly id: string;
  readonly expression: string;
  readonly group: (typeof expressionTable)[number];
}

const questions: readonly Question[] = expressionTable.flatMap((group) =>
  group.expressions.map((expression) => ({
    id: `${group.universe} ${group.yields} ${expression}`,
    expression,
    group,
  })),
);

/** `template-test` exists since 2.3.3: an older Kea is not asked. */
const templates = new Set(['2.6.3', '3.0.4']);

/** Where the two differ, and why it stays so. */
const EXPLAINED: Readonly<Record<string, string>> = {
  "dhcp4 bool relay6[0].peeraddr == 'a'":
    'Kea points to the number, which it reads first; we point to the word that DHCPv4 does not have',
  'dhcp4 string ': 'Kea has a sentence of its own for an empty expression, without a place',
  "dhcp4 bool match('foo(', 'foobar')": 'Kea names no place for a bad regular expression',
  "dhcp4 bool match('[a', 'foobar')": 'the same',
  "dhcp4 bool match('*a', 'foobar')": 'the same',
  "dhcp4 bool match('a{2,1}', 'foobar')": 'the same',
};

function caseOf({ id, expression, group }: Question): SyntaxCase {
  const key = group.yields === 'bool' ? 'test' : 'template-test';
  const section = group.universe === 'dhcp4' ? 'Dhcp4' : 'Dhcp6';
  const file = { [section]: { 'client-classes': [{ name: 'x', [key]: expression }] } };
  return {
    id,
    judge: 'document',
    daemon: group.universe === 'dhcp4' ? 'kea-dhcp4' : 'kea-dhcp6',
    bytes: JSON.stringify(file),
    file: 'a.conf',
    includes: {},
  };
}

function places(said: string): number | undefined {
  const found = /<string>:1\.(\d+)/.exec(said);
  return found === null ? undefined : Number(found[1]);
}

function difference({ expression, group }: Question, verdict: Verdict, kea: string): string | undefined {
  const version = parseVersion(kea);
  if (version === undefined) throw new Error(kea);
  const { error } = readExpression(expression, { ...group, kea: version });
  const theirs = verdict.accepted ? 'accepted' : (verdict.error?.message ?? 'refused');
  const ours = error === undefined ? 'accepted' : `${error.start + 1}: ${error.message}`;
  if (verdict.accepted !== (error === undefined)) return `Kea ${theirs}; we ${ours}`;
  if (error === undefined || expression.includes('\n')) return undefined;
  return places(theirs) === error.start + 1 ? undefined : `Kea ${theirs}; we ${ours}`;
}

/** Keeps the answers for machines without a Kea: 0 is accepted, else the column of the error, or -1 for none. */
function record(asked: readonly Question[], given: ReadonlyMap<string, Verdict>): void {
  if (process.env.UPDATE !== '1') return;
  const answers = asked.map(({ id }): [string, number] => {
    const verdict = given.get(id);
    return [id, verdict?.accepted === true ? 0 : (places(verdict?.error?.message ?? '') ?? -1)];
  });
  const file = new URL('../../expression/kea-3.0.4.verdicts.json', import.meta.url);
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(answers), undefined, 2)}\n`);
}

describe('the expression parser and real Kea', () => {
  it.each(installedKeas().map((kea) => ({ name: kea.version, kea })))(
    'agree with $name on verdict and column',
    async ({ name, kea }) => {
      const asked = questions.filter(({ group }) => group.yields === 'bool' || templates.has(name));
      const given = await verdicts(kea, asked.map(caseOf));
      if (name === '3.0.4') record(asked, given);
      const found: Record<string, string> = {};
      for (const question of asked) {
        const verdict = given.get(question.id);
        const differs = verdict === undefined ? 'not asked' : difference(question, verdict, name);
        if (differs !== undefined) found[question.id] = differs;
      }
      const unexplained = Object.entries(found).filter(([id]) => !(id in EXPLAINED));
      expect(Object.fromEntries(unexplained)).toEqual({});
      const ids = new Set(asked.map(({ id }) => id));
      const stale = Object.keys(EXPLAINED).filter((id) => ids.has(id) && !(id in found));
      expect(name === '3.0.4' ? stale : []).toEqual([]);
    },
    300_000,
  );
});
