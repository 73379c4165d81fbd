// Which files run on one host: by content, then directory; what cannot be told is left to a person.

import { basename, dirname, relative, sep } from 'node:path';
import { compareText } from '../core/diagnostic.ts';
import { commonDirectory } from '../core/within.ts';
import type { ServerKind } from '../kea/daemons.ts';
import { type Cell, cellsOf } from './cells.ts';
import { agentIn, filesOfKeactrl, forwardsTo, serversIn } from './evidence.ts';
import { modelInstallation } from './model.ts';
import { hostDirectory, kindOfName, mostDirectories } from './naming.ts';
import { supersededFiles } from './superseded.ts';
import type { ConfigFile, Installation, Keactrl, UnclearGroup } from './types.ts';

/** Files that a person says run on one host. */
export interface DeclaredGroup {
  /** Each file belongs to a container of its own. */
  readonly containers?: boolean;
  /** Default: the directory. */
  readonly name?: string;
  /** Absolute paths, keactrl.conf included when it belongs there. */
  readonly files: readonly string[];
}

export interface GroupOptions {
  /** Groups from the configuration file; they come before everything that is derived. */
  readonly groups?: readonly DeclaredGroup[];
}

export interface Grouping {
  /** Sorted by directory, then name. */
  readonly installations: readonly Installation[];
  readonly unclear: readonly UnclearGroup[];
  /** keactrl.conf files with no Kea configuration beside them. */
  readonly stray: readonly Keactrl[];
  /** Files that no Kea reads any more, each with those that stand for it. They are in no installation. */
  readonly superseded: ReadonlyMap<ConfigFile, readonly ConfigFile[]>;
}

/** Files of one host in the making. */
interface Draft extends Cell {
  readonly containers?: boolean;
  readonly directory: string;
  readonly keactrl: Keactrl | undefined;
}

/**
 * Groups files into installations.
 *
 * 1. Groups that a person declared.
 * 2. Files of one directory, divided by {@link cellsOf} when it holds several of one kind.
 * 3. Directories named after the daemon they hold (`dhcp4/`, `kea-ctrl-agent/etc/`) are parts of what is above them:
 *    servers there join an agent that forwards to them. Without an agent nothing ties directories together: each
 *    may be a container or a host of its own.
 *
 * A file whose sections all come into another file of `files` through an include is a part of that file.
 */
export function groupInstallations(
  files: readonly ConfigFile[],
  keactrls: readonly Keactrl[],
  options: GroupOptions = {},
): Grouping {
  const superseded = supersededFiles(files);
  const own = withoutIncluded(files.filter((file) => !superseded.has(file)));
  const declared = (options.groups ?? []).map((group) => declaredDraft(group, own, keactrls));
  const taken = new Set(declared.flatMap((draft) => draft.files));
  const takenKeactrls = new Set(declared.map(({ keactrl }) => keactrl));
  const unclear: UnclearGroup[] = [];
  const drafts: Draft[] = [];
  const stray: Keactrl[] = [];
  const rest = byDirectory(
    own.filter((file) => !taken.has(file)),
    keactrls.filter((keactrl) => !takenKeactrls.has(keactrl)),
  );
  for (const [directory, found] of rest) {
    const [keactrl, ...others] = found.keactrls;
    stray.push(...others);
    if (found.files.length === 0 && keactrl !== undefined) {
      stray.push(keactrl);
      continue;
    }
    const divided = cellsOf(directory, found.files, keactrl);
    unclear.push(...divided.unclear);
    drafts.push(...withKeactrl(directory, divided.cells, keactrl));
  }
  const installations = [...declared.filter((draft) => draft.files.length > 0), ...tieDirectories(drafts)];
  return {
    installations: named(installations).sort(
      (a, b) => compareText(a.directory, b.directory) || compareText(a.name, b.name),
    ),
    unclear,
    stray,
    superseded,
  };
}

function withoutIncluded(files: readonly ConfigFile[]): readonly ConfigFile[] {
  const includedBy = new Map<string, ConfigFile[]>();
  for (const file of files) {
    for (const source of file.document.sources.slice(1)) {
      includedBy.set(source.path, [...(includedBy.get(source.path) ?? []), file]);
    }
  }
  return files.filter((file) => {
    const outer = includedBy.get(file.path) ?? [];
    return !outer.some((other) => serversAndMore(file).every((kind) => serversAndMore(other).includes(kind)));
  });
}

function serversAndMore(file: ConfigFile): readonly string[] {
  return file.sections.map(({ kind }) => kind);
}

function declaredDraft(
  group: DeclaredGroup,
  files: readonly ConfigFile[],
  keactrls: readonly Keactrl[],
): Draft {
  const some = files.filter(({ absolute }) => group.files.includes(absolute));
  const keactrl = keactrls.find(({ absolute }) => group.files.includes(absolute));
  const directory = commonDirectory(some.map(({ absolute }) => dirname(absolute)));
  return {
    variant: group.name ?? '',
    files: some,
    directory,
    keactrl,
    containers: group.containers ?? false,
  };
}

interface InDirectory {
  readonly files: ConfigFile[];
  readonly keactrls: Keactrl[];
}

function byDirectory(
  files: readonly ConfigFile[],
  keactrls: readonly Keactrl[],
): ReadonlyMap<string, InDirectory> {
  const found = new Map<string, InDirectory>();
  const at = (absolute: string): InDirectory => {
    const directory = dirname(absolute);
    const known = found.get(directory) ?? { files: [], keactrls: [] };
    found.set(directory, known);
    return known;
  };
  for (const file of files) at(file.absolute).files.push(file);
  for (const keactrl of keactrls) at(keactrl.absolute).keactrls.push(keactrl);
  return found;
}

/** keactrl.conf goes to the cell whose files it names, else to the one with the usual names, else to the only one. */
function withKeactrl(
  directory: string,
  cells: readonly Cell[],
  keactrl: Keactrl | undefined,
): readonly Draft[] {
  const names = keactrl === undefined ? [] : filesOfKeactrl(keactrl);
  const started = (cell: Cell): number =>
    cell.files.filter(({ absolute }) => names.includes(basename(absolute))).length;
  const best = cells.reduce<Cell | undefined>(
    (a, b) => (a === undefined || started(b) > started(a) ? b : a),
    cells.find(({ variant }) => variant === ''),
  );
  return cells.map((cell) => ({ ...cell, directory, keactrl: cell === best ? keactrl : undefined }));
}

/** Joins servers of directories named after them with the agent that forwards to them. */
function tieDirectories(drafts: readonly Draft[]): readonly Draft[] {
  const byHost = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const host = hostDirectory(draft.directory);
    const same = byHost.get(host);
    if (same === undefined) byHost.set(host, [draft]);
    else same.push(draft);
  }
  return [...byHost.values()].flatMap((same) => (same.length > mostDirectories ? same : tieHost(same)));
}

function tieHost(drafts: readonly Draft[]): readonly Draft[] {
  const agents = drafts.filter((draft) => draft.files.some((file) => agentIn(file) !== undefined));
  const loose = drafts.filter((draft) => !agents.includes(draft));
  const joined = new Map<Draft, Draft[]>();
  for (const draft of loose) {
    const claimants = agents.filter((agent) => belongsTo(draft, agent));
    const [agent] = claimants;
    if (agent !== undefined && claimants.length === 1)
      joined.set(agent, [...(joined.get(agent) ?? []), draft]);
  }
  const gone = new Set<Draft>();
  const tied = agents.map((agent) => {
    const parts = withoutRivals(joined.get(agent) ?? []);
    for (const part of parts) gone.add(part);
    return parts.length === 0 ? agent : join(agent, parts);
  });
  return [...tied, ...loose.filter((draft) => !gone.has(draft))];
}

function belongsTo(part: Draft, whole: Draft): boolean {
  if (part.directory === whole.directory) return false;
  const kinds = part.files.flatMap(serversIn);
  const own = whole.files.flatMap(serversIn);
  const agents = whole.files.map(agentIn).filter((agent) => agent !== undefined);
  if (kinds.length === 0 || kinds.some((kind) => own.includes(kind))) return false;
  if (!kinds.every((kind) => agents.some((agent) => forwardsTo(agent, kind)))) return false;
  const above = commonDirectory([part.directory, whole.directory]);
  return namedFor(above, part.directory, kinds) && namedFor(above, whole.directory, ['agent']);
}

/** True when the first step from `above` down to `directory` is named after one of the daemons, or there is none. */
function namedFor(above: string, directory: string, kinds: readonly (ServerKind | 'agent')[]): boolean {
  const [step = ''] = relative(above, directory).split(sep);
  if (step === '') return true;
  const kind = kindOfName(step);
  return kinds.some((candidate) => candidate === kind);
}

/** Two directories with a server of one kind: nobody can tell which one the agent means, so neither joins. */
function withoutRivals(parts: readonly Draft[]): readonly Draft[] {
  const kinds = parts.flatMap(({ files }) => [...new Set(files.flatMap(serversIn))]);
  const twice = new Set(kinds.filter((kind, index) => kinds.indexOf(kind) !== index));
  return parts.filter(({ files }) => !files.flatMap(serversIn).some((kind) => twice.has(kind)));
}

function join(agent: Draft, parts: readonly Draft[]): Draft {
  const all = [agent, ...parts];
  return {
    variant: agent.variant,
    files: all.flatMap(({ files }) => files),
    directory: commonDirectory(all.map(({ directory }) => directory)),
    keactrl: all.map(({ keactrl }) => keactrl).find((keactrl) => keactrl !== undefined),
  };
}

/** Names are the directories as shown; a variant is put behind when a directory has several. */
function named(drafts: readonly Draft[]): Installation[] {
  const inDirectory = new Map<string, number>();
  for (const { directory } of drafts) inDirectory.set(directory, (inDirectory.get(directory) ?? 0) + 1);
  return drafts.map((draft) => {
    const shown = shownDirectory(draft);
    const alone = (inDirectory.get(draft.directory) ?? 0) < 2;
    const name = alone || draft.variant === '' ? shown : `${shown} (${draft.variant})`;
    const installation = modelInstallation(name, draft.directory, draft.files, draft.keactrl);
    return draft.containers === true ? { ...installation, containers: true } : installation;
  });
}

/** The directory as people gave it: the shown path of a file, less the steps from the directory down to the file. */
function shownDirectory({ directory, files }: Draft): string {
  const [file] = files;
  if (file === undefined) return directory;
  const steps = relative(directory, file.absolute).split(sep).length;
  let shown = file.path;
  for (let step = 0; step < steps; step += 1) {
    if (shown === '.') return directory;
    shown = dirname(shown);
  }
  return shown;
}
