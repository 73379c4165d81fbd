// `kea-migrate undo PATH`: the last write is taken back.

import { relative } from 'node:path';
import { RefusedError } from '../core/errors.ts';
import { ExitCode } from '../core/exit.ts';
import type { Io } from '../core/io.ts';
import { visible, visibleLines } from '../report/escape.ts';
import { toolName } from '../tool.ts';
import { undo } from '../write/undo.ts';
import type { Screen } from './request.ts';

/** `kea-migrate undo PATH`. */
export function runUndo(path: string, io: Io, screen: Screen): ExitCode {
  try {
    const { message, restored, removed, notes } = undo(io, path);
    const shown = (absolute: string): string => visible(relative(io.cwd(), absolute) || absolute);
    screen.out(`${visibleLines(message)}\n`);
    for (const file of restored) screen.out(`  put back  ${shown(file)}\n`);
    for (const file of removed) screen.out(`  removed   ${shown(file)}\n`);
    for (const note of notes) screen.err(`${visibleLines(note)}\n`);
    return ExitCode.ok;
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    screen.err(`${toolName}: ${visibleLines(error.message)}\n`);
    return ExitCode.refused;
  }
}
