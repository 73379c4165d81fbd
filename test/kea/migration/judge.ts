// Real Kea's word on an installation before and after its migration, and ours beside it.

import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Settings } from '../../../src/options.ts';
import { configTest, type Daemon, type Kea, type NeutralHost, neutralHost } from '../harness/index.ts';
import { deploy, ETC, type Files, type Migrated, migrate } from '../move/scene.ts';

/** Goldens and options beside an installation's files. */
const NOT_PART = /(^|\/)(report|plan)[^/]*\.txt$|(^|\/)options\.json$/;

/** The directories below `root` that hold files of an installation. */
export function installationsBelow(root: string): readonly string[] {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !NOT_PART.test(entry.name));
  return [...new Set(files.map(({ parentPath }) => parentPath))].sort();
}

/** The installation's files, names relative to it. */
export function filesOf(directory: string): Files {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) => join(parentPath, name).slice(directory.length + 1));
  return Object.fromEntries(
    paths
      .filter((path) => !NOT_PART.test(path))
      .map((path) => [path, readFileSync(join(directory, path), 'latin1')]),
  );
}

/** One file's way. */
export interface Judged {
  readonly file: string;
  readonly daemon: Daemon;
  /** Kea's words; undefined when it accepted. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Errors that we name in the file as it was, and in the file as it is. */
  readonly named: readonly string[];
}

/** Which daemon a file is for, by its section: what a person would say who looks at it. */
export function daemonOf(text: string): Daemon | undefined {
  const section = /"(Dhcp4|Dhcp6|DhcpDdns|Control-agent)"/.exec(text)?.[1];
  const daemons: Readonly<Record<string, Daemon>> = {
    Dhcp4: 'kea-dhcp4',
    Dhcp6: 'kea-dhcp6',
    DhcpDdns: 'kea-dhcp-ddns',
    'Control-agent': 'kea-ctrl-agent',
  };
  return section === undefined ? undefined : daemons[section];
}

/** Made so that nothing but the files themselves can be wrong for Kea. */
export async function neutralFor(kea: Kea, ...texts: readonly Files[]): Promise<NeutralHost> {
  const all = texts.flatMap((files, index) =>
    Object.entries(files).map(([name, text]) => [`/texts/${index}/${name}`, text]),
  );
  return neutralHost({ kea, files: Object.fromEntries(all) });
}

async function refusal(
  kea: Kea,
  { host, env }: NeutralHost,
  daemon: Daemon,
  name: string,
): Promise<string | undefined> {
  const file = join(ETC, name);
  const cwd = dirname(file);
  const { ok, errors, output } = await configTest({ kea, daemon, host, file, env, cwd });
  return ok ? undefined : (errors[0]?.message ?? output.trim() ?? 'no word');
}

/** What came of migrating one installation. */
export interface Case {
  readonly migrated: Migrated;
  readonly judged: readonly Judged[];
}

/** Migrates an installation and asks Kea about its files before and after. */
export async function judge(kea: Kea, files: Files, settings: Settings = {}): Promise<Case> {
  const migrated = migrate(files, settings);
  const place = await neutralFor(kea, files, migrated.files);
  const asked = Object.entries(files).flatMap(([name, text]) => {
    const daemon = daemonOf(text);
    return daemon === undefined ? [] : [{ name, daemon }];
  });
  const ask = async (): Promise<(string | undefined)[]> => {
    const answers: (string | undefined)[] = [];
    for (const { name, daemon } of asked) answers.push(await refusal(kea, place, daemon, name));
    return answers;
  };
  deploy(place.host, files);
  const before = await ask();
  deploy(place.host, migrated.files);
  const after = await ask();
  await place.host.close();
  const judged = asked.map(({ name, daemon }, index) => ({
    file: name,
    daemon,
    before: before[index],
    after: after[index],
    named: migrated.errors
      .filter(({ at }) => basename(at.source.path) === basename(name))
      .map(({ rule }) => rule),
  }));
  return { migrated, judged };
}

/** What is wrong with the way of a file; undefined when it is as it should be. */
export function complaint({ migrated }: Case, { before, after, named }: Judged): string | undefined {
  if (before === undefined && after !== undefined) return `accepted before, refused after: ${after}`;
  if (after !== undefined && named.length === 0 && migrated.refused === undefined)
    return `refused, and we name no reason: ${after}`;
  return undefined;
}
