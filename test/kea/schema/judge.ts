// What real Kea and the keyword table say to a probe, and whether that is the same.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../../../src/check/check.ts';
import { schemaFindings } from '../../../src/check/schema.ts';
import type { Version } from '../../../src/core/version.ts';
import { parseDocument } from '../../../src/document/parse.ts';
import { modelInstallation } from '../../../src/installation/model.ts';
import { modelFile } from '../../../src/installation/sections.ts';
import { upgradeRows } from '../../../src/kea/upgrade/rows.ts';
import { type ConfigTestResult, configTest, type Daemon, inParallel, type Kea } from '../harness/index.ts';
import type { Probe, ProbeKind } from './probes.ts';

export interface Verdict {
  readonly probe: Probe;
  /** `syntax`: refused by the grammar; `meaning`: by what comes behind it. */
  readonly kea: 'ok' | 'syntax' | 'meaning';
  readonly said: string;
  /** The rules that we find, about the probed keyword or not. */
  readonly ours: readonly string[];
}

/** Asks both about each probe. Identical documents are asked once. */
export async function judge(
  kea: Kea,
  daemon: Daemon,
  version: Version,
  probes: readonly Probe[],
  directory: string,
): Promise<readonly Verdict[]> {
  const texts = [...new Set(probes.map(({ text }) => text))];
  const answers = await inParallel(
    texts.map((text, index) => ({ text, file: join(directory, `${daemon}-${kea.series}-${index}.conf`) })),
    async ({ text, file }): Promise<readonly [string, ConfigTestResult]> => {
      writeFileSync(file, text);
      return [text, await configTest({ kea, daemon, file })];
    },
    2,
  );
  const byText = new Map(answers);
  return probes.map((probe) => {
    const answer = byText.get(probe.text);
    const said = answer?.ok === true ? '' : (answer?.errors[0]?.message ?? answer?.output ?? '');
    return { probe, kea: gradeOf(answer?.ok === true, said), said, ours: oursOf(probe, version) };
  });
}

function gradeOf(ok: boolean, said: string): Verdict['kea'] {
  if (ok) return 'ok';
  return /syntax error|got unexpected keyword/.test(said) ? 'syntax' : 'meaning';
}

/** Rules of the keyword table, and errors of the rules that judge some keywords in its place. */
function oursOf(probe: Probe, target: Version): readonly string[] {
  const path = '/k/a.conf';
  const document = parseDocument({ path, text: probe.text }, { target });
  const file = modelFile(document, path);
  const found = schemaFindings(file, target)
    // What a later version will refuse or warn about is no matter of this one.
    .filter(({ severity }) => severity !== 'info')
    .filter(({ rule }) => !warned.has(rule))
    .map(({ rule, severity }) => (severity === 'warning' ? `${rule} (warning)` : rule));
  if (probe.kind === 'good') return found;
  const installation = modelInstallation('k', '/k', [file], undefined);
  const context = {
    target,
    targetName: '3.0',
    deployDirectory: '/etc/kea',
    platform: undefined,
    fleet: [installation],
  } as const;
  const { diagnostics } = check([installation], [], context);
  const errors = diagnostics.filter(({ rule, severity }) => severity === 'error' && !warned.has(rule));
  return [...found, ...errors.map(({ rule }) => rule)];
}

/** Mistakes that Kea's grammar knows; the others show only behind it. */
const grammatical: readonly ProbeKind[] = [
  'wrong type',
  'wrong item',
  'wrong word',
  'unknown keyword',
  'wrong version',
  'empty map',
];

/** What Kea says when a map lacks something; values that it cannot use on this host are no matter of keywords. */
const missing = /missing (parameter )?'|missing '[a-z-]+' parameter/;

/** Rules of the upgrade tables about what `-t` takes: it is warned about, works all the same, or ends the start. */
const warned: ReadonlySet<string> = new Set(
  upgradeRows.filter(({ kind }) => kind !== 'refused').map(({ id }) => id),
);

/** True when both say the same; undefined when Kea stumbled over something else before. */
export function agrees({ probe, kea, said, ours }: Verdict): boolean | undefined {
  // Numbers that one version cuts to 32 bits without a word and another refuses are warned about.
  if (ours.includes('out-of-range (warning)')) return true;
  const refused = ours.length > 0;
  if (probe.kind === 'good') return kea === 'syntax' || missing.test(said) ? refused : !refused;
  if (kea === 'ok') return !refused;
  if (kea === 'syntax' && grammatical.includes(probe.kind)) return refused;
  // Refused for something else that the probe brought about, and by us as well.
  if (refused && grammatical.includes(probe.kind)) return true;
  return aboutProbe(probe, said) ? refused : undefined;
}

function aboutProbe({ key }: Probe, said: string): boolean {
  // Some messages write `thread pool size` for `thread-pool-size`.
  return key !== '' && (said.includes(key) || said.includes(key.replaceAll('-', ' ')));
}
