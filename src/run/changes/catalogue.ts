// Every change of Kea as readers get it: the facts of kea/changes, with the words of the rule where one has them, and with
// whatever of ours tells of it or carries it out. Loaded only when somebody asks.

import { explained } from '../../check/explain.ts';
import { formatVersion, type Version } from '../../core/version.ts';
import { liesBetween, standingIn, stretchesOfStep } from '../../kea/changes/between.ts';
import { changeThemes } from '../../kea/changes/index.ts';
import type {
  Asked,
  AskedKea,
  ChangeFacts,
  ChangeKind,
  ChangeStep,
  ChangeTheme,
  ChangeWords,
  Remedy,
  Teller,
  Verdict,
} from '../../kea/changes/types.ts';
import type { DaemonKind } from '../../kea/daemons.ts';
import { upgradeRows } from '../../kea/upgrade/rows.ts';
import type { UpgradeRow } from '../../kea/upgrade/types.ts';
import { migrationsOf } from '../../plan/migrations/index.ts';
import { type RewriteData, rewriteOf } from './rewrite.ts';

/** One thing that upgrades of Kea make of a configuration, as plain data. */
export interface KeaChange {
  readonly id: string;
  /** Name of the page with its like. */
  readonly theme: string;
  readonly title: string;
  readonly why: string;
  readonly source: string;
  readonly url: string;
  readonly daemons: readonly DaemonKind[];
  readonly keywords: readonly string[];
  /** What the newest Kea does. */
  readonly kind: ChangeKind;
  readonly steps: readonly {
    readonly kind: ChangeKind;
    /** `from` null: from the beginning; `before` null: still. */
    readonly versions: readonly { readonly from: string | null; readonly before: string | null }[];
  }[];
  readonly remedy: { readonly how: Remedy['how']; readonly text: string; readonly line: string | null };
  /** The exact rewrite of a keyword, where one is known. */
  readonly rewrite: RewriteData | null;
  /** What of this tool tells of it or carries it out. */
  readonly told: { readonly rules: readonly string[]; readonly migrations: readonly string[] };
  /** Why no finding of this tool tells of it; null when one does. */
  readonly untold: string | null;
  readonly seen: readonly {
    readonly by: Asked;
    readonly of: string | null;
    readonly verdicts: Readonly<Record<AskedKea, Verdict>>;
  }[];
}

/** What somebody meets on the way from one version to another. */
export interface MetChange {
  readonly change: KeaChange;
  /** What the target does; undefined: it no longer does what the older one did. */
  readonly kind: ChangeKind | undefined;
  /** First version that does so, on the way to the target. */
  readonly since: Version | undefined;
}

const rulesById = new Map(explained.map(({ id, rule }) => [id, rule]));
const migrationIds = new Set(migrationsOf(undefined).map(({ id }) => id));
const factsById = new Map<string, ChangeFacts>();

/** All changes, theme by theme. */
export const changes: readonly KeaChange[] = changeThemes.flatMap((theme) =>
  theme.changes.map((facts) => {
    factsById.set(facts.id, facts);
    return changeOf(theme, facts);
  }),
);

/** The themes in their order: name of the page, and its title. */
export const themes: readonly Pick<ChangeTheme, 'name' | 'title'>[] = changeThemes;

/** The change of this name. */
export function changeNamed(id: string): KeaChange | undefined {
  return changes.find((one) => one.id === id);
}

/** The changes that lie between two versions, in the order of their themes. */
export function changesBetween(from: Version, target: Version): readonly MetChange[] {
  return changes.flatMap((change) => {
    const facts = factsById.get(change.id);
    if (facts === undefined || !liesBetween(facts, from, target)) return [];
    const standing = standingIn(facts, target);
    const kind = standing === undefined ? undefined : facts.steps[standing.step]?.kind;
    return [{ change, kind, since: standing?.from }];
  });
}

function changeOf({ name }: ChangeTheme, facts: ChangeFacts): KeaChange {
  const { id, daemons, keywords, steps, remedy, seen = [], told = [] } = facts;
  const { title, why, source } = wordsOf(facts);
  const ofOthers = { rules: told.flatMap(ruleOf), migrations: told.flatMap(migrationOf) };
  const rules = [...(rulesById.has(id) ? [id] : []), ...ofOthers.rules];
  const others = ofOthers.migrations.filter((one) => one !== id);
  const carriers = [...(migrationIds.has(id) ? [id] : []), ...others];
  return {
    id,
    theme: name,
    title,
    why,
    source,
    url: `https://github.com/kea-migrate/kea-migrate/blob/main/docs/changes/${name}.md#${id.toLowerCase()}`,
    daemons,
    keywords,
    kind: steps.at(-1)?.kind ?? 'note',
    steps: steps.map((step) => ({ kind: step.kind, versions: versionsOf(step) })),
    remedy: { how: remedy.how, text: remedy.text, line: remedy.line ?? null },
    rewrite: rewriteOf(id) ?? null,
    told: { rules, migrations: carriers },
    untold: untoldRow(id)?.untold ?? (rules.length + carriers.length === 0 ? (facts.untold ?? null) : null),
    seen: seen.map(({ by, of = null, verdicts }) => ({ by, of, verdicts })),
  };
}

/** A rule that tells of it has the words, or a row that no rule is made of. */
function wordsOf({ id, words }: ChangeFacts): ChangeWords {
  const said = rulesById.get(id) ?? untoldRow(id) ?? words;
  if (said === undefined) throw new Error(`nobody says what ${id} is`);
  return said;
}

function untoldRow(id: string): UpgradeRow | undefined {
  return upgradeRows.find((row) => row.id === id && row.untold !== undefined);
}

function ruleOf(teller: Teller): readonly string[] {
  return 'rule' in teller ? [teller.rule] : [];
}

function migrationOf(teller: Teller): readonly string[] {
  return 'migration' in teller ? [teller.migration] : [];
}

function versionsOf(step: ChangeStep): readonly { from: string | null; before: string | null }[] {
  const written = (one: Version | undefined): string | null =>
    one === undefined ? null : formatVersion(one);
  return stretchesOfStep(step).map(({ from, before }) => ({ from: written(from), before: written(before) }));
}
