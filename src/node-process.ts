// The process side of node-io: who runs, whether another process still does, and not being stopped half-way.

import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import type { ProcessId } from './core/io.ts';

/** This process, as {@link isRunning} of another process will recognise it. */
export function thisProcess(): ProcessId {
  return { pid: process.pid, host: host(), started: startOf(process.pid) ?? '' };
}

/**
 * False when the process has certainly ended: no process has its number, or the one that has it started at another time.
 * True for processes of other machines and containers, whose numbers mean nothing here.
 */
export function isRunning(other: ProcessId): boolean {
  if (other.host !== host()) return true;
  try {
    process.kill(other.pid, 0);
  } catch (error) {
    // EPERM: it is there, and another user's.
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
  }
  const started = startOf(other.pid);
  return other.started === '' || started === undefined || started === other.started;
}

/** Runs `work`, which must be synchronous, without being ended by SIGINT, SIGTERM or SIGHUP meanwhile. */
export function uninterrupted<T>(work: () => T): T {
  // A signal with a listener does not end the process, and no listener runs before synchronous work is done.
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const later = () => {};
  for (const signal of signals) process.on(signal, later);
  try {
    return work();
  } finally {
    for (const signal of signals) process.off(signal, later);
  }
}

/** The host name, and on Linux the number space of processes: containers may share the name. */
function host(): string {
  return hostname() + (orUndefined(() => readlinkSync('/proc/self/ns/pid')) ?? '');
}

/** When a process started: on Linux the boot and the clock ticks since (proc_pid_stat(5), field 22). */
function startOf(pid: number): string | undefined {
  return orUndefined(() => {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field is the command's name in parentheses and may hold anything; the third follows the last of them.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[22 - 3];
    return ticks === undefined ? undefined : `${boot}-${ticks}`;
  });
}

function orUndefined<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
