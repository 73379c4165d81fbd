// What one command line asks for, and what all commands have in common: how they begin, and how they tell.

import { UsageError } from '../core/errors.ts';
import type { Io } from '../core/io.ts';
import type { Settings } from '../options.ts';
import type { Channel } from '../plan/types.ts';
import type { Outcome, Report, Style } from '../report/types.ts';
import type { Loaded, LoadOptions } from '../stages.ts';
import { recover } from '../write/recover.ts';
import type { Narrowing } from './narrow.ts';
import { untouched } from './outcome.ts';
import { type Outputs, outputsOf } from './output.ts';
import type { Progress } from './progress.ts';
import { type Settled, settle } from './settle.ts';
import { type Output, type Screen, show } from './show.ts';

export type { Output, Screen } from './show.ts';

/** What one command line asks for. */
export interface Request {
  readonly paths: readonly string[];
  readonly settings: Settings;
  readonly stdinFilename?: string;
  /** `--config`. */
  readonly configuration?: string;
  readonly host: boolean;
  readonly write: boolean;
  /** `check --fix`. */
  readonly fix: boolean;
  /** `--baseline`, `--write-baseline`, `--diff-base`. */
  readonly narrowing: Narrowing;
  /** `--verify-with`. */
  readonly verifyWith?: string;
  readonly outputs: readonly Output[];
  /** `--graph`: files whose names end in a kind of picture. */
  readonly graphs: readonly string[];
  readonly quiet: boolean;
  /** Told how far the run is; absent: nobody looks. */
  readonly progress?: Progress;
  readonly style: Style;
  /** The words of the command line, without `--write` and formats: what to run next is made of them. */
  readonly words: readonly string[];
}

/** The files that a run writes besides those of Kea; they take the place of nothing that it looked at. */
export function outputs(loaded: Loaded, { narrowing, configuration }: Request, io: Io): Outputs {
  const { summaries, apart, skipped, included, neighbours, settings } = loaded;
  const looked = [...summaries.flatMap(({ files }) => files), ...skipped, ...neighbours];
  const more = [configuration, settings.baseline, narrowing.baseline, narrowing.writeBaseline];
  return outputsOf(
    [...looked.map(({ path }) => path), ...apart, ...included, ...more.filter((path) => path !== undefined)],
    io,
  );
}

/**
 * Says what is wrong with the files that reports go to, while nothing is written yet.
 *
 * @throws UsageError when one of them will not be written
 */
export function expectOutputs({ graphs, outputs: formats }: Request, { expect }: Outputs): void {
  for (const file of graphs) expect('--graph', file);
  for (const { file } of formats) if (file !== undefined) expect('--format', file);
}

/**
 * What comes after files were written: when it fails, that they were is not left unsaid.
 *
 * @throws UsageError what `work` throws, with what was written
 */
export async function afterWriting<T>(outcome: Outcome | undefined, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (outcome?.action !== 'written' || !(error instanceof UsageError)) throw error;
    const names = [...outcome.files, ...outcome.created].join(', ');
    throw new UsageError(
      `${error.message}; before that, these files were written: ${names}; to take it back: ${outcome.undo}`,
    );
  }
}

/**
 * Pictures, then reports: what goes to the terminal comes last.
 *
 * @param channels asked for only when there is a picture to draw
 */
export async function tell(
  report: Report,
  request: Request,
  channels: () => Promise<readonly Channel[]>,
  { write }: Outputs,
  screen: Screen,
): Promise<void> {
  request.progress?.done();
  if (request.graphs.length > 0) {
    const { drawFiles } = await import('./draw.ts');
    await drawFiles(request.graphs, await channels(), write);
  }
  await show(report, request, screen, write);
}

export interface Beginning {
  readonly options: LoadOptions;
  readonly remarks: readonly string[];
  /** An interrupted write that could not be put right: nothing may be written now. */
  readonly stuck: Outcome | undefined;
}

/** A file on standard input need not be on the disk, and then no pattern matches it. */
async function tellIdlePatterns(
  { quiet, stdinFilename }: Request,
  { settings, base }: Settled,
  io: Io,
  screen: Screen,
): Promise<void> {
  if (quiet || stdinFilename !== undefined) return;
  const { idlePatternText } = await import('./idle-patterns.ts');
  screen.err(idlePatternText(settings.groups, base, io));
}

/** Settings, and what an earlier run left half-way: how every command begins. */
export async function begin(request: Request, io: Io, screen: Screen): Promise<Beginning> {
  const { paths, configuration, host, stdinFilename } = request;
  const settled = settle(paths, request.settings, configuration, io);
  if (settled.settings.groups !== undefined) await tellIdlePatterns(request, settled, io, screen);
  const recovered = recover(
    io,
    paths.filter((path) => path !== '-'),
  );
  const left = recovered.find(({ outcome }) => outcome === 'left');
  const more = {
    ...(stdinFilename === undefined ? {} : { stdinFilename }),
    ...(request.progress === undefined ? {} : { progress: request.progress.files }),
  };
  return {
    options: { ...settled.settings, host, base: settled.base, ...more },
    remarks: [...recovered.flatMap(({ message, notes }) => [message, ...notes]), ...settled.remarks],
    stuck: left === undefined ? undefined : untouched('refused', `nothing was written: ${left.message}`),
  };
}
