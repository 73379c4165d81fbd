// Every keyword of a file against the table in kea/keywords/. One walk per file finds everything; the rules of rules/ that
// speak for the table take their share of it.

import { createRequire } from 'node:module';
import type { ValidateFunction } from 'ajv';
import type { Location } from '../core/source.ts';
import { compareVersions, formatVersion, type Version } from '../core/version.ts';
import type { Document, NodeId } from '../document/types.ts';
import { formerOf } from '../installation/former.ts';
import type { ConfigFile, Place, Section } from '../installation/types.ts';
import type { DaemonKind } from '../kea/daemons.ts';
import { judgingVersion } from '../kea/json-schema/all-maps.ts';
import type { UpgradeRow } from '../kea/upgrade/types.ts';
import { hasCommentsAt } from './comments.ts';
import { migrationFix, removeFix } from './fixes.ts';
import { keyAt } from './places.ts';
import type { CheckContext, Finding } from './rule.ts';
import type { Judgement } from './schema/before.ts';
import { fileShape } from './schema/facts.ts';
import { rewriteInWords, rowMessage, rowSeverity } from './schema/upgrade.ts';
import { type Deviation, deviations, type Validators } from './schema/walk.ts';
import { messageOf, type Reading } from './schema/words.ts';

/** A finding of the keyword table with the rule it belongs to. */
export interface SchemaFinding extends Finding {
  /** One of {@link SchemaRule}, or the id of a row of the upgrade tables. */
  readonly rule: string;
}

const kept = new WeakMap<
  ConfigFile,
  { readonly target: Version; readonly found: readonly SchemaFinding[] }
>();

/** All deviations of a file from the keyword table of a version. Templates and unreadable files have none. */
export function schemaFindings(file: ConfigFile, target: Version): readonly SchemaFinding[] {
  const known = kept.get(file);
  if (known !== undefined && compareVersions(known.target, target) === 0) return known.found;
  const found = file.sections.flatMap((section) => sectionFindings(section, target));
  kept.set(file, { target, found });
  return found;
}

/** The share of one rule. */
export function* findingsOf(
  rule: string,
  file: ConfigFile,
  { target }: Pick<CheckContext, 'target'>,
): Iterable<Finding> {
  for (const { rule: by, ...finding } of schemaFindings(file, target)) if (by === rule) yield finding;
}

function sectionFindings(section: Section, target: Version): readonly SchemaFinding[] {
  const { document, kind } = section;
  const kea = judgingVersion(kind, target);
  const reading = { document, daemon: kind, kea };
  return deviationsOf(section, kea).map((deviation) => ({
    ...saidOf(deviation, reading),
    at: placeOf(deviation, section),
    ...(isHarmless(deviation) ? { severity: 'warning' as const } : {}),
    ...(deviation.other === undefined
      ? {}
      : { related: [{ message: 'the other one', at: document.keyLocation(deviation.other) }] }),
  }));
}

function saidOf(
  deviation: Deviation,
  reading: Reading,
): Pick<SchemaFinding, 'rule' | 'message' | 'severity' | 'fix'> {
  const { rule, row, map, node, key } = deviation;
  if (row === undefined)
    return {
      rule,
      message: messageOf(deviation, reading),
      ...(rule === 'empty-map' ? leftOut(deviation, reading) : {}),
    };
  return {
    rule: row.id,
    message: rowMessage(
      row,
      { document: reading.document, node, key, mapTitle: map.facts.title },
      reading.kea,
    ),
    severity: rowSeverity(row, reading.kea),
    ...(row.rewrite === undefined ? {} : { fix: migrationFix(rewriteInWords(row.rewrite, key)) }),
  };
}

/** An empty map says nothing: its member goes, unless it is the section or an item of a list, where something is missing. */
function leftOut({ node }: Deviation, { document }: Reading): Pick<SchemaFinding, 'fix'> {
  const isMember = document.key(node) !== undefined && document.parent(node) !== document.root;
  if (!isMember) return {};
  const place = { document, node };
  return { fix: removeFix(hasCommentsAt(place) ? 'unsafe' : 'safe', 'leave it out', [place]) };
}

/** A place that a row of the upgrade tables speaks of. */
export interface UpgradePlace extends Place {
  readonly row: UpgradeRow;
  /** Keyword as the file has it. */
  readonly key: string;
}

/** All places in a file that rows of the upgrade tables speak of, for a target. */
export function upgradePlaces(file: ConfigFile, target: Version): readonly UpgradePlace[] {
  return file.sections.flatMap((section) => {
    const { document } = section;
    return deviationsOf(section, judgingVersion(section.kind, target)).flatMap((one) =>
      one.row === undefined ? [] : [{ document, node: one.node, row: one.row, key: one.key }],
    );
  });
}

// A document never changes, and a plan that leaves a file alone goes on with the same one.
const walked = new WeakMap<Document, Map<string, Judgement>>();

/** The walk over a section, done once for each version. */
function deviationsOf({ document, node, kind }: Section, kea: Version): readonly Deviation[] {
  const ofDocument = walked.get(document) ?? new Map<string, Judgement>();
  walked.set(document, ofDocument);
  const key = walkKey(node, kind, kea);
  const known = ofDocument.get(key);
  if (known !== undefined) return known.found;
  const judged = deviations(
    document,
    node,
    fileShape(kind, kea),
    validatorsOf(kind, kea),
    walkBefore(document, node, kind, kea),
  );
  ofDocument.set(key, judged);
  return judged.found;
}

/** The walk over the same section of the document that this one was made of. */
function walkBefore(document: Document, node: NodeId, kind: DaemonKind, kea: Version): Judgement | undefined {
  const former = formerOf(document);
  const old = former?.find(document.pointer(node));
  if (former === undefined || old === undefined) return undefined;
  return walked.get(former)?.get(walkKey(old, kind, kea));
}

function walkKey(node: NodeId, kind: DaemonKind, kea: Version): string {
  return `${node} ${kind} ${formatVersion(kea)}`;
}

/** Kea takes the value, or passes over the keyword, and runs. */
function isHarmless({ rule, map, shape }: Deviation): boolean {
  const loose = shape?.facts.loose === true;
  if (rule === 'out-of-range') return loose;
  // A grammar refuses other types; a library may pass over them.
  if (rule === 'wrong-type') return loose && map.facts.atStart === true;
  const about = rule === 'unknown-keyword' || rule === 'keyword-too-new' || rule === 'keyword-removed';
  return about && map.facts.ignoresUnknown === true;
}

/**
 * The validators that `scripts/validators.mjs` compiled for a daemon and version, loaded when the first such file comes.
 *
 * @throws Error when there are none for this version: targets have them
 */
function validatorsOf(daemon: DaemonKind, kea: Version): Validators {
  const load = createRequire(import.meta.url);
  const module: unknown = load(`../validators/${daemon}-${formatVersion(kea)}.cjs`);
  if (!isValidators(module)) throw new Error(`no validators for ${daemon} ${formatVersion(kea)}`);
  return module;
}

function isValidators(module: unknown): module is Readonly<Record<string, ValidateFunction>> {
  return (
    typeof module === 'object' &&
    module !== null &&
    Object.values(module).every((one: unknown) => typeof one === 'function')
  );
}

function placeOf({ rule, node }: Deviation, { document }: Section): Location {
  const aboutValue =
    rule === 'wrong-type' || rule === 'out-of-range' || rule === 'not-one-of' || rule === 'bad-format';
  if (aboutValue) return document.location(node);
  return keyAt({ document, node });
}
