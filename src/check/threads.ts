// Multi-threading, which DHCP servers switch on by themselves since 2.3.5: for rules about what does not go with it.

import type { Fix } from '../core/change.ts';
import { formatVersion } from '../core/version.ts';
import type { Section } from '../installation/types.ts';
import { firstOf } from '../kea/versions.ts';
import { insertFix } from './fixes.ts';
import { member } from './places.ts';

/** First version that uses several threads unless told otherwise. */
export const threadsByDefault = firstOf('severalThreads');

/** True for a DHCP server that is told nothing about threads: one up to 2.3.4, several since. */
export function leavesThreadsOpen(section: Section): boolean {
  if (section.kind !== 'dhcp4' && section.kind !== 'dhcp6') return false;
  const threads = member(section, 'multi-threading');
  return threads === undefined || member(threads, 'enable-multi-threading') === undefined;
}

/** The fix that keeps one thread, as before 2.3.5. It leaves speed unused, so a person should look. */
export function oneThreadFix(section: Section): Fix {
  const title = `switch multi-threading off, as it was before ${formatVersion(threadsByDefault)}`;
  const threads = member(section, 'multi-threading');
  return threads === undefined
    ? insertFix('unsafe', title, section, 'multi-threading', { 'enable-multi-threading': false })
    : insertFix('unsafe', title, threads, 'enable-multi-threading', false);
}
