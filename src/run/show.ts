// The last stage: a report becomes text, for the terminal and for files.

import { resolve } from 'node:path';
import { UsageError } from '../core/errors.ts';
import { type Io, IoError } from '../core/io.ts';
import { latin1 } from '../core/source.ts';
import { loadReporter } from '../report/formats.ts';
import type { Report, Style } from '../report/types.ts';

/** A format and where it goes: a file, or standard output. */
export interface Output {
  readonly kind: string;
  readonly file?: string;
}

/** Where text for people goes. */
export interface Screen {
  out(text: string): void;
  err(text: string): void;
}

/** What {@link show} needs of a request. */
export interface ShowRequest {
  readonly outputs: readonly Output[];
  /** No remarks about the run itself. */
  readonly quiet: boolean;
  readonly style: Style;
}

/**
 * Prints a report in all formats asked for. Remarks go to standard error.
 *
 * @throws UsageError when an output file cannot be written
 */
export async function show(report: Report, request: ShowRequest, io: Io, screen: Screen): Promise<void> {
  const said = request.quiet ? { ...report, remarks: [] } : report;
  for (const { kind, file } of request.outputs) {
    const reporter = await loadReporter(kind, said);
    // A file is read by anything: no colour, no width.
    const text = reporter(said, file === undefined ? request.style : { color: false, width: 0 });
    if (file === undefined) screen.out(text);
    else writeOutput('--format', file, text, io);
  }
}

/**
 * Writes a file that an option names.
 *
 * @throws UsageError when that cannot be done
 */
export function writeOutput(option: string, file: string, text: string, io: Io): void {
  const path = resolve(io.cwd(), file);
  try {
    if (io.lstat(path) !== undefined) io.remove(path);
    io.create(path, latin1(text), 0o644);
  } catch (error) {
    if (error instanceof IoError) throw new UsageError(`${option}: ${file}: ${error.reason}`);
    throw error;
  }
}
