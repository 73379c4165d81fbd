// `kea-migrate PATH...`: load, check, plan, and with `--write` apply.

import { UsageError } from '../core/errors.ts';
import { ExitCode } from '../core/exit.ts';
import type { Io } from '../core/io.ts';
import { isAtLeast } from '../core/severity.ts';
import type { Plan } from '../plan/types.ts';
import { apply, plan } from '../planning.ts';
import type { Outcome } from '../report/types.ts';
import { check, type Loaded, load, reportOf } from '../stages.ts';
import { type Verdict, verdictText, verify } from '../verify.ts';
import { channelsOf } from './draw.ts';
import { exitCodeOf, isWaiting } from './judge.ts';
import { untouched } from './outcome.ts';
import { afterWriting, begin, expectOutputs, outputs, type Request, type Screen, tell } from './request.ts';

/** `kea-migrate PATH...`, with or without `--write`. */
export async function runPlan(request: Request, io: Io, screen: Screen): Promise<ExitCode> {
  if (request.write && request.paths.includes('-')) {
    throw new UsageError('--write: standard input cannot be written; name the file');
  }
  const { options, remarks, stuck } = await begin(request, io, screen);
  const loaded = load(request.paths, io, options);
  const checked = check(loaded);
  const { words, verifyWith, progress } = request;
  progress?.step('planning');
  const planned = plan(loaded, io, {}, checked);
  if (verifyWith !== undefined) progress?.step('asking Kea');
  const verdicts = verifyWith === undefined ? [] : verdictsOf(verifyWith, planned, loaded, io);
  const files = outputs(loaded, request, io);
  expectOutputs(request, files);
  const outcome =
    refusalOf(verdicts) ?? (request.write ? (stuck ?? apply(planned, request.paths, io)) : undefined);
  const said = [...remarks, ...verdicts.map(verdictText)];
  const report = reportOf('plan', loaded, checked, { plan: planned, outcome, remarks: said, words });
  const channels = async () => channelsOf(loaded, planned);
  await afterWriting(outcome, () => tell(report, request, channels, files, screen));
  const failOn = loaded.settings.failOn ?? 'error';
  if (outcome?.action === 'refused') return ExitCode.refused;
  if (outcome?.action !== 'written') return exitCodeOf(report, failOn, loaded.found);
  // What was found before is gone; what is left counts.
  const left = planned.installations.flatMap(({ remaining }) => remaining);
  const diagnostics = left.filter(({ severity }) => isAtLeast(severity, failOn));
  return exitCodeOf({ ...report, plan: undefined, diagnostics }, failOn, loaded.found);
}

/** What Kea says of the result. With a decision open there is no result yet, and the report asks for the decision. */
function verdictsOf(tool: string, planned: Plan, loaded: Loaded, io: Io): readonly Verdict[] {
  if (isWaiting(planned)) return [];
  const installations = loaded.parts.flatMap((part) => part.installations);
  return verify(tool, planned, installations, io);
}

/** Nothing is written unless Kea was asked about every file and accepted it. */
function refusalOf(verdicts: readonly Verdict[]): Outcome | undefined {
  const against = verdicts.filter(({ answer }) => answer !== 'accepted');
  if (against.length === 0) return undefined;
  return untouched('refused', `nothing was written: ${against.map(verdictText).join('; ')}`);
}
