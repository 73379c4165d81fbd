// Changes in words: what a Kea does, in which versions, what real ones said.

import { formatVersion, type Version } from '../../core/version.ts';
import type { Asked, ChangeKind, Remedy, Verdict } from '../../kea/changes/types.ts';
import { daemons } from '../../kea/daemons.ts';
import type { KeaChange } from './catalogue.ts';

/** What a Kea does, behind "it is" or as a cell of a table. */
export const kindWords: Readonly<Record<ChangeKind, string>> = {
  refused: 'refused',
  dies: 'dies at start',
  warned: 'warned about',
  silent: 'silently different',
  accepted: 'newly accepted',
  commands: 'commands only',
  note: 'to know',
};

/** How to come out of it, in front of the sentence that says what to do. */
export const remedyWords: Readonly<Record<Remedy['how'], string>> = {
  rewrite: 'rewrite',
  'rewrite-if': 'rewrite, under a condition',
  pin: 'keep the old behaviour',
  decide: 'decide',
  nothing: 'nothing to do',
};

const verdictWords: Readonly<Record<Verdict, string>> = {
  accepted: 'accepted',
  warned: 'warned',
  refused: 'refused',
  old: 'as before',
  new: 'the new way',
  none: '',
  'not asked': '',
};

const askedWords: Readonly<Record<Asked, string>> = {
  'file check': 'the check of the file',
  start: 'the start',
  'start with the hook': 'the start with the hook library',
  'command channel': 'commands',
  'config-get': 'config-get',
};

/** `refused from 2.6.0 on`, `dies at start 2.4.2 to before 2.5.0, and from 2.6.3 on`, `refused in all versions`. */
export function stepsInWords({ steps }: Pick<KeaChange, 'steps'>): string {
  return steps
    .map(({ kind, versions }, at) => {
      const next = steps[at + 1]?.versions[0]?.from ?? null;
      const stretches = versions.map(({ from, before }) => stretchInWords(from, before ?? next));
      return `${kindWords[kind]} ${stretches.join(', and ')}`;
    })
    .join('; ');
}

function stretchInWords(from: string | null, before: string | null): string {
  if (from === null) return before === null ? 'in all versions' : `before ${before}`;
  return before === null ? `from ${from} on` : `${from} to before ${before}`;
}

/** `kea-dhcp4, kea-dhcp6`. */
export function programsOf(change: Pick<KeaChange, 'daemons'>): string {
  return change.daemons.map((kind) => daemons[kind].program).join(', ');
}

/** What real Keas said, a line for each way they were asked; those to which it cannot apply are left out. */
export function seenInWords({ seen }: Pick<KeaChange, 'seen'>): readonly string[] {
  return seen.map(({ by, of, verdicts }) => {
    const said = Object.entries(verdicts).flatMap(([kea, verdict]) =>
      verdictWords[verdict] === '' ? [] : [`${kea} ${verdictWords[verdict]}`],
    );
    return `${askedWords[by]}${of === null ? '' : ` (${of})`}: ${said.join(', ')}`;
  });
}

/** What of this tool tells of it, or why nothing does. */
export function toldInWords({ id, told, untold }: Pick<KeaChange, 'id' | 'told' | 'untold'>): string {
  const named = (ids: readonly string[], own: string): string =>
    ids.map((one) => (one === id ? own : one)).join(', ');
  const parts = [
    ...(told.rules.length === 0 ? [] : [`told by ${named(told.rules, 'the rule of this name')}`]),
    ...(told.migrations.length === 0
      ? []
      : [`carried out by ${named(told.migrations, 'the step of this name')}`]),
  ];
  if (parts.length > 0 && untold === null) return parts.join('; ');
  return [...parts, untold === null ? 'no rule tells of it' : `no rule tells of it: ${untold}`].join('; ');
}

/** `since 2.6.0`; for what a target does no longer, or always did, no version. */
export function sinceInWords(since: Version | undefined): string {
  return since === undefined ? '' : `since ${formatVersion(since)}`;
}
