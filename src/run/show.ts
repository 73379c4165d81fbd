// The last stage: a report becomes text, for the terminal and for files.

import { loadReporter } from '../report/formats.ts';
import type { Report, Style } from '../report/types.ts';
import type { WriteOutput } from './output.ts';

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
export async function show(
  report: Report,
  request: ShowRequest,
  screen: Screen,
  writeOutput: WriteOutput,
): Promise<void> {
  const said = request.quiet ? { ...report, remarks: [] } : report;
  for (const { kind, file } of request.outputs) {
    const reporter = await loadReporter(kind, said);
    // A file is read by anything: no colour, no width.
    const text = reporter(said, file === undefined ? request.style : { color: false, width: 0 });
    if (file === undefined) screen.out(text);
    else writeOutput('--format', file, text);
  }
}
