// Errno names and the system's own words for them, the same for the real and the in-memory Io.

import { getSystemErrorMap } from 'node:util';
import { IoError } from './io.ts';

let reasons: ReadonlyMap<string, string> | undefined;

/**
 * The system's plain words for an errno name: `EACCES` gives `permission denied`.
 *
 * @returns the words; the name itself when the system does not know it
 */
export function systemReason(code: string): string {
  reasons ??= new Map(getSystemErrorMap().values());
  return reasons.get(code) ?? code;
}

/** The failure `code` at `path`, with the system's words unless `reason` says it better. */
export function ioError(code: string, path: string, reason: string = systemReason(code)): IoError {
  return new IoError(code, path, reason);
}
