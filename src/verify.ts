// `--verify-with`: real Kea is asked (`-t`) about the files as they would be, before anything is written.

import { dirname, join, relative } from 'node:path';
import { UsageError } from './core/errors.ts';
import { type Io, IoError, statIfOpen } from './core/io.ts';
import { shellCommand, shellWord } from './core/shell.ts';
import { utf8 } from './core/source.ts';
import { peekSections } from './document/peek.ts';
import { sectionKind } from './installation/sections.ts';
import type { Installation } from './installation/types.ts';
import { type DaemonKind, daemons } from './kea/daemons.ts';
import type { InstallationPlan, Plan } from './plan/types.ts';

/** What Kea said of one file. */
export interface Verdict {
  /** The file, as shown. */
  readonly path: string;
  /** `kea-dhcp4`. */
  readonly program: string;
  /** `not asked`: the program is not there, did not start or did not end in time; nothing is known. */
  readonly answer: 'accepted' | 'refused' | 'not asked';
  /** Kea's words with our file names, or why it was not asked; empty when accepted. */
  readonly words: string;
}

/** A minute for each file: `-t` takes milliseconds, a container takes seconds to start. */
const TIMEOUT = 60_000;
/** Where packages and builds put the programs, below the directory that is given. */
const PLACES = ['', 'sbin', 'bin', 'usr/sbin'] as const;
/** What a shell says of a program that is not there, or that it may not run (POSIX 2.8.2). */
const NOT_RUN: readonly number[] = [126, 127];

/**
 * Asks Kea about every file of the plan as it would be.
 *
 * @param tool a directory that holds Kea's programs, or a command with `{file}` in it, and `{daemon}` and `{dir}` where
 * wanted: `docker run --rm -v {dir}:{dir} kea {daemon} -t {file}`
 * @throws UsageError when it is neither
 */
export function verify(
  tool: string,
  plan: Plan,
  installations: readonly Installation[],
  io: Io,
): readonly Verdict[] {
  const command = commandOf(tool, io);
  return plan.installations.flatMap((planned) => {
    const installation = installations.find(
      ({ directory, name }) => directory === planned.directory && name === planned.name,
    );
    return installation === undefined ? [] : verifyInstallation(command, planned, installation, io);
  });
}

/** The command line that asks one program about one file; undefined when the program is not there. */
type Command = (program: string, file: string, directory: string) => string | undefined;

function commandOf(tool: string, io: Io): Command {
  if (statIfOpen(io, tool)?.kind === 'directory') {
    return (program, file) => {
      const found = PLACES.map((place) => join(io.realpath(tool), place, program)).find(
        (path) => statIfOpen(io, path)?.kind === 'file',
      );
      return found === undefined ? undefined : shellCommand(found, '-t', file);
    };
  }
  if (!tool.includes('{file}')) {
    throw new UsageError(`--verify-with: ${tool} is neither a directory nor a command with {file} in it`);
  }
  return (program, file, directory) => {
    const values: Readonly<Record<string, string>> = { daemon: program, file, dir: directory };
    return tool.replace(/\{(daemon|file|dir)\}/g, (whole, key: string) => shellWord(values[key] ?? whole));
  };
}

function verifyInstallation(
  command: Command,
  planned: InstallationPlan,
  installation: Installation,
  io: Io,
): readonly Verdict[] {
  const files = filesAfter(planned, installation);
  const after = new Map(planned.files.map(({ before, after: text }) => [before.path, text]));
  const names = new Map(files.map(({ path, absolute }) => [path, relative(planned.directory, absolute)]));
  const texts = files.map(({ path, text }) => [names.get(path) ?? path, after.get(path) ?? text]);
  const layout = withCredentials(Object.fromEntries(texts), planned);
  return files.flatMap(({ path, kinds }) =>
    kinds
      // A replaced agent's file stays, and nobody reads it any more.
      .filter((kind) => kind !== 'agent' || planned.agent !== 'replace')
      .map((kind) => ask(command, daemons[kind].program, path, names.get(path) ?? path, layout, io)),
  );
}

/** A file that Kea is asked about. */
interface AskedFile {
  readonly path: string;
  readonly absolute: string;
  readonly text: string;
  readonly kinds: readonly DaemonKind[];
}

/** The files that daemons will read: of a legacy file, those that are made of it. */
function filesAfter({ create }: InstallationPlan, { files }: Installation): readonly AskedFile[] {
  const divided = create.filter(({ draft }) => draft !== undefined);
  const left = files
    .filter(({ absolute }) => !divided.some(({ ownerOf }) => ownerOf === absolute))
    .map(({ path, absolute, document, sections }) => ({
      path,
      absolute,
      text: document.source.text,
      kinds: sections.map(({ kind }) => kind),
    }));
  const made = divided.map(({ path, content }) => ({
    path,
    absolute: path,
    text: content,
    kinds: peekSections(content).flatMap((name) => sectionKind(name)?.kind ?? []),
  }));
  return [...left, ...made];
}

type Layout = Parameters<Io['execute']>[0]['files'];

/** Files that would be created are not where the configuration says: beside them, it says where they are meanwhile. */
function withCredentials(
  texts: Readonly<Record<string, string>>,
  { create, credentialFiles }: InstallationPlan,
): Layout {
  const created = credentialFiles.filter((file) => file.created);
  const directories = [...new Set(created.map(({ path }) => dirname(path)))];
  const redirected = (text: string, scratch: string): string =>
    directories.reduce(
      (result, directory, index) => result.replaceAll(`"${directory}"`, `"${scratch}/.created-${index}"`),
      text,
    );
  const configurations = Object.entries(texts).map(([name, text]) => [
    name,
    directories.length === 0 ? text : (scratch: string) => redirected(text, scratch),
  ]);
  const secrets = created.flatMap(({ path }) => {
    const content = create.find((file) =>
      file.path.endsWith(`/${path.slice(dirname(path).length + 1)}`),
    )?.content;
    const name = `.created-${directories.indexOf(dirname(path))}/${path.slice(dirname(path).length + 1)}`;
    return content === undefined ? [] : [[name, content]];
  });
  return Object.fromEntries([...configurations, ...secrets]);
}

function ask(command: Command, program: string, path: string, name: string, files: Layout, io: Io): Verdict {
  const unknown = (words: string): Verdict => ({ path, program, answer: 'not asked', words });
  if (command(program, 'file', '/') === undefined) return unknown(`${program} is not there`);
  try {
    const line = (directory: string): string => command(program, join(directory, name), directory) ?? 'false';
    const { exitCode, output } = io.execute({ files, command: line, timeout: TIMEOUT });
    const words = utf8(output.replaceAll(`./${name}`, path)).trim();
    if (exitCode === 0) return { path, program, answer: 'accepted', words: '' };
    if (exitCode === undefined)
      return unknown(`it was killed, or took longer than ${TIMEOUT / 1000} seconds: ${words}`);
    if (NOT_RUN.includes(exitCode)) return unknown(words);
    return { path, program, answer: 'refused', words: lastWords(words) };
  } catch (error) {
    if (error instanceof IoError) return unknown(error.message);
    throw error;
  }
}

/** Kea logs first; the verdict is what follows its prefix. */
function lastWords(words: string): string {
  const at = words.search(/^(Syntax check failed with|Error encountered): /m);
  return at === -1 ? words : words.slice(at);
}

/** A verdict in words. */
export function verdictText({ path, program, answer, words }: Verdict): string {
  if (answer === 'accepted') return `${program} -t accepts ${path} as it will be`;
  return answer === 'refused'
    ? `${program} -t refuses ${path} as it will be: ${words}`
    : `${program} was not asked about ${path}: ${words}`;
}
