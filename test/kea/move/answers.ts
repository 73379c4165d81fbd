// What of a server's answers may differ before and after the move; everything else is compared.

import type { Answers } from './scene.ts';

/** Moments, process numbers and their like: never the same twice. */
const PASSING = new Set(['pid', 'uptime', 'reload', 'hash', 'csv-lease-file']);
/** A statistic's samples carry the moment they were taken. */
const MOMENT = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/;

/** Where the control channel is: what the plan says it changes. */
const PLANNED = new Set(['control-socket', 'control-sockets']);

/** A value without what cannot be the same twice. */
export function lasting(value: unknown, dropped: ReadonlySet<string> = PASSING): unknown {
  if (Array.isArray(value)) return value.map((item) => lasting(item, dropped));
  if (typeof value === 'string') return MOMENT.test(value) ? 'a moment' : value;
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !dropped.has(key));
  return Object.fromEntries(kept.map(([key, item]) => [key, lasting(item, dropped)]));
}

/** Answers of one version, to be compared with those of the same version after the move. */
export function comparable(answers: Answers): Answers {
  const dropped = new Set([...PASSING, ...PLANNED]);
  return Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [name, lasting(answer, dropped)]),
  );
}

/** Every scalar of a configuration with its path; list items count by position. */
export function leaves(value: unknown, path = ''): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null) return new Map([[path, value]]);
  const inner = Object.entries(value).map(([key, item]) => leaves(item, `${path}/${key}`));
  return new Map(inner.flatMap((map) => [...map]));
}
