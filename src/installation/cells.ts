// Tells the files of one directory apart when it holds several of one kind: by their names, then by evidence.

import { basename } from 'node:path';
import type { DaemonKind, ServerKind } from '../kea/daemons.ts';
import { agentIn, forwardsTo, kindsIn, liveFile, serversIn } from './evidence.ts';
import { variantOf } from './naming.ts';
import type { Agent, ConfigFile, Keactrl, UnclearGroup } from './types.ts';

/** Files that run on one host, as far as one directory shows. */
export interface Cell {
  /** What their names have in common beside the daemon; empty for the usual names. */
  readonly variant: string;
  readonly files: readonly ConfigFile[];
}

export interface Cells {
  readonly cells: readonly Cell[];
  readonly unclear: readonly UnclearGroup[];
}

/**
 * Divides the files of one directory.
 *
 * One file of each kind: one installation. Several of a kind: files with the same variant in their names belong
 * together, each variant being one installation. A server's file without an agent of its variant, while an agent of
 * another variant forwards to that kind, is decided by keactrl.conf or by the one file whose socket the agent names;
 * when neither tells, the files of that kind are unclear. Without any agent nothing has to be decided.
 *
 * @param directory absolute
 */
export function cellsOf(
  directory: string,
  files: readonly ConfigFile[],
  keactrl: Keactrl | undefined,
): Cells {
  if (!hasRepeatedKind(files)) return { cells: [{ variant: '', files }], unclear: [] };
  const homes = new Map(files.map((file) => [file, variantOf(basename(file.absolute))]));
  const disputes: UnclearGroup[] = [];
  const dispute = (kind: DaemonKind, some: readonly ConfigFile[]): void => {
    disputes.push({ directory, kind, files: some });
    for (const file of some) homes.delete(file);
  };
  for (const [kind, some] of sameVariant(homes)) dispute(kind, some);
  for (const question of looseServers(homes)) {
    const { kind, agent, isOnly } = question;
    // What another agent was given, or a question is open about, is no rival any more.
    const rivals = question.rivals.filter((file) => homes.get(file) === question.homes.get(file));
    const live = isOnly && rivals.length === 1 ? rivals[0] : liveFile(kind, rivals, agent, keactrl);
    if (live !== undefined) settle(homes, live, question);
    else if (rivals.length > 0) dispute(kind, rivals);
  }
  return { cells: byHome(homes), unclear: disputes };
}

function hasRepeatedKind(files: readonly ConfigFile[]): boolean {
  const kinds = files.flatMap(kindsIn);
  return new Set(kinds).size < kinds.length;
}

/** Which cell each file is in, by the cell's variant. */
type Homes = Map<ConfigFile, string>;

function byHome(homes: Homes): readonly Cell[] {
  const cells = new Map<string, ConfigFile[]>();
  for (const [file, variant] of homes) cells.set(variant, [...(cells.get(variant) ?? []), file]);
  return [...cells].map(([variant, files]) => ({ variant, files }));
}

/** Several files of one kind and one variant: `kea-dhcp4.conf` and `dhcp4.conf`. */
function sameVariant(homes: Homes): readonly (readonly [DaemonKind, readonly ConfigFile[]])[] {
  return byHome(homes).flatMap(({ files }) =>
    [...new Set(files.flatMap(kindsIn))].flatMap((kind): readonly [DaemonKind, readonly ConfigFile[]][] => {
      const same = files.filter((file) => kindsIn(file).includes(kind));
      return same.length > 1 ? [[kind, same]] : [];
    }),
  );
}

/** A kind of server that an agent forwards to, with files that stand in no agent's cell. */
interface Question {
  readonly kind: ServerKind;
  readonly agent: Agent;
  /** The agent's cell. */
  readonly home: string;
  /** The loose files and the one in the agent's own cell, if any. */
  readonly rivals: readonly ConfigFile[];
  /** Where the rivals were when the question came up. */
  readonly homes: ReadonlyMap<ConfigFile, string>;
  /** No other agent asks for a server of this kind. */
  readonly isOnly: boolean;
}

function looseServers(homes: Homes): readonly Question[] {
  const cells = byHome(homes);
  const led = cells.flatMap(({ variant, files }) => {
    const agent = files.map(agentIn).find((found) => found !== undefined);
    return agent === undefined ? [] : [{ agent, variant, files }];
  });
  const loose = cells.filter(({ variant }) => !led.some((cell) => cell.variant === variant));
  return [...new Set(loose.flatMap(({ files }) => files.flatMap(serversIn)))].flatMap((kind): Question[] => {
    const of = (files: readonly ConfigFile[]): readonly ConfigFile[] =>
      files.filter((file) => serversIn(file).includes(kind));
    const claimants = led.filter(({ agent }) => forwardsTo(agent, kind));
    // With several agents, those that have a server of this kind beside them need no other.
    const asking = claimants.length > 1 ? claimants.filter(({ files }) => of(files).length === 0) : claimants;
    return asking.map(({ agent, variant, files }) => ({
      kind,
      agent,
      home: variant,
      rivals: [...of(files), ...loose.flatMap((cell) => of(cell.files))],
      homes: new Map(homes),
      isOnly: asking.length === 1,
    }));
  });
}

/** The live file moves in with the agent, its rivals out of the agent's cell. */
function settle(homes: Homes, live: ConfigFile, { home, rivals }: Question): void {
  for (const rival of rivals) {
    if (rival !== live && homes.get(rival) === home) homes.set(rival, basename(rival.absolute));
  }
  if (homes.has(live)) homes.set(live, home);
}
