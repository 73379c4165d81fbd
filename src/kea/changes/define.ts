// Short ways to write a change down: steps by kind, what to do, and what the four Keas said as four letters.

import type { DaemonKind } from '../daemons.ts';
import {
  type Asked,
  type AskedKea,
  askedKeas,
  type ChangeKind,
  type ChangeStep,
  type Remedy,
  type Seen,
  type Verdict,
} from './types.ts';

export const servers: readonly DaemonKind[] = ['dhcp4', 'dhcp6'];
export const listeners: readonly DaemonKind[] = ['dhcp4', 'dhcp6', 'd2'];
export const everyDaemon: readonly DaemonKind[] = ['dhcp4', 'dhcp6', 'd2', 'agent', 'netconf'];

/** The security release that all old series got. */
export const securityRelease = ['2.4.2', '2.6.3', '2.7.9'] as const;
/** The later one. */
export const laterSecurityRelease = ['2.6.5', '3.0.3', '3.1.5'] as const;

const step =
  (kind: ChangeKind) =>
  (...since: readonly string[]): ChangeStep => ({ kind, since });

export const refused = step('refused');
export const dies = step('dies');
export const warned = step('warned');
export const silent = step('silent');
export const accepted = step('accepted');
export const commands = step('commands');
export const noted = step('note');

/** A step that comes to an end. */
export function upTo(until: string, one: ChangeStep): ChangeStep {
  return { ...one, until };
}

const remedy =
  (how: Remedy['how']) =>
  (text: string): Remedy => ({ how, text });

export const rewrite = remedy('rewrite');
export const rewriteIf = remedy('rewrite-if');
export const decide = remedy('decide');
export const nothing = remedy('nothing');

/** @param line keeps the old behaviour, as it stands in a file */
export function pin(line: string, text: string): Remedy {
  return { how: 'pin', text, line };
}

const verdicts: Readonly<Record<string, Verdict>> = {
  a: 'accepted',
  w: 'warned',
  r: 'refused',
  o: 'old',
  n: 'new',
  '-': 'none',
  '?': 'not asked',
};

const seen =
  (by: Asked) =>
  (letters: string, of?: string): Seen => ({
    by,
    verdicts: verdictsOf(letters),
    ...(of === undefined ? {} : { of }),
  });

/** @throws Error on anything but a known letter for each Kea that was asked: the table is wrong then */
function verdictsOf(letters: string): Readonly<Record<AskedKea, Verdict>> {
  if (letters.length !== askedKeas.length) throw new Error(`not a letter for each Kea: ${letters}`);
  const of = (at: number): Verdict => {
    const found = verdicts[letters.charAt(at)];
    if (found === undefined) throw new Error(`no verdict: ${letters}`);
    return found;
  };
  return { '2.2.0': of(0), '2.6.3': of(1), '3.0.4': of(2), '3.2.0': of(3) };
}

/** What the Keas said to the file, oldest first: `a`ccepted, `w`arned, `r`efused, `o`ld or `n`ew way, `-` cannot apply, `?` not asked. */
export const checked = seen('file check');
export const started = seen('start');
export const hooked = seen('start with the hook');
export const commanded = seen('command channel');
export const dumped = seen('config-get');
