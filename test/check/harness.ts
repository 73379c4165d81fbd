// Runs the check stage over files in memory, and says what it found as a line per finding.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  type CheckResult,
  type CheckSettings,
  checkNeighbours,
  checkWith,
  defaultSettings,
} from '../../src/check/check.ts';
import type { CheckContext, Example, HostEntry, Rule } from '../../src/check/rule.ts';
import { rules } from '../../src/check/rules/index.ts';
import { compareDiagnostics, type Diagnostic } from '../../src/core/diagnostic.ts';
import type { Io } from '../../src/core/io.ts';
import { memoryIo } from '../../src/core/memory-io.ts';
import { type Location, positionOf } from '../../src/core/source.ts';
import { version } from '../../src/core/version.ts';
import { discover } from '../../src/discover.ts';
import { agentTrace, tracesOf } from '../../src/installation/agent-trace.ts';
import { type Grouping, groupInstallations } from '../../src/installation/group.ts';
import type { Neighbour } from '../../src/installation/mentions.ts';
import { writtenForOf } from '../../src/installation/written-for.ts';
import type { Platform } from '../../src/kea/directories.ts';
import { type TargetName, targets } from '../../src/kea/versions.ts';
import { read, readNeighbour } from '../../src/read.ts';
import { hostOf } from '../../src/run/host.ts';

export const fixtures = new URL('../../fixtures/rules/', import.meta.url).pathname;

/** What a run is for. */
export interface Aim {
  readonly target?: TargetName | undefined;
  readonly platform?: Platform | undefined;
  /** `--from`. */
  readonly from?: string | undefined;
  /** What `--host` sees. */
  readonly host?: Readonly<Record<string, HostEntry>> | undefined;
}

/** An installation's files and those beside them. */
export interface LoadedFiles extends Grouping {
  readonly neighbours: readonly Neighbour[];
}

/** Files by name → what they are, as the pipeline would group them. Names are relative to one directory. */
export function load(files: Example, { target = '3.2' }: Aim = {}): LoadedFiles {
  const disk = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [`/k/${name}`, { kind: 'file' as const, text }]),
  );
  const io = memoryIo(disk, { cwd: '/k' });
  const { candidates, neighbours } = discover(['.'], io);
  const results = candidates.map((candidate) => read(candidate, io, { target: targets[target] }));
  const grouping = groupInstallations(
    results.flatMap((result) => (result.kind === 'file' ? [result.file] : [])),
    results.flatMap((result) => (result.kind === 'keactrl' ? [result.keactrl] : [])),
  );
  return { ...grouping, neighbours: neighbours.flatMap((file) => readNeighbour(file, io) ?? []) };
}

/** The context of a check of these installations. */
export function contextOf(
  grouping: Grouping,
  { target = '3.2', platform, host, from }: Aim = {},
): CheckContext {
  const given = from === undefined ? undefined : version(from);
  return {
    writtenFor: writtenForOf(grouping.installations, targets[target], given),
    target: targets[target],
    targetName: target,
    deployDirectory: '/etc/kea',
    platform,
    fleet: grouping.installations,
    ...(host === undefined ? {} : { host: hostOf(hostDisk(host)) }),
  };
}

/** A machine with these files and the user that Debian's Kea runs as. */
function hostDisk(entries: Readonly<Record<string, HostEntry>>): Io {
  const disk = Object.entries(entries).map(([path, { directory, text = '', ...rest }]) => [
    path,
    directory === true ? { directory, ...rest } : { text, ...rest },
  ]);
  return memoryIo({
    ...Object.fromEntries(disk),
    '/etc/passwd': '_kea:x:101:101::/var/lib/kea:/usr/sbin/nologin\n',
    '/etc/group': '_kea:x:101:\n',
  });
}

/** Checks files by name → text. */
export function checkFiles(
  files: Example,
  aim: Aim = {},
  settings: CheckSettings = defaultSettings,
  withRules: readonly Rule[] = rules,
): CheckResult {
  const grouping = load(files, aim);
  const context = contextOf(grouping, aim);
  const { installations, unclear, neighbours } = grouping;
  const own = checkWith(withRules, installations, unclear, context, settings);
  const traces = tracesOf(installations.map((one) => agentTrace(one, context.target)));
  const beside = checkNeighbours(neighbours, traces, context, settings, withRules);
  return {
    diagnostics: [...own.diagnostics, ...beside.diagnostics].sort(compareDiagnostics),
    bugs: [...own.bugs, ...beside.bugs],
    ignoresUsed: new Set([...own.ignoresUsed, ...beside.ignoresUsed]),
  };
}

/** `kea-dhcp4.conf:3:7 error rule-id message`, the other places and the fix indented below. */
export function report(diagnostics: readonly Diagnostic[]): string {
  const lines = diagnostics.flatMap(({ at, severity, rule, message, related, fix }) => [
    `${place(at)} ${severity} ${rule} ${message}`,
    ...related.map((other) => `  ${place(other.at)} ${other.message}`),
    ...(fix === undefined ? [] : [`  fix (${fix.safety}): ${fix.title}`]),
  ]);
  return lines.map((line) => `${line}\n`).join('');
}

function place({ source, start }: Location): string {
  const { line, column } = positionOf(source, start);
  return `${source.path.replace(/^\.\//, '')}:${line}:${column}`;
}

/** A fixture: a directory of files, with `report.txt` and possibly `options.json` beside them. */
export interface Fixture {
  readonly name: string;
  readonly directory: string;
  readonly files: Example;
  readonly aim: Aim;
}

/** The fixtures of a rule, sorted by name. */
export function fixturesOf(rule: Rule): readonly Fixture[] {
  const directory = join(fixtures, rule.id);
  return readdirSync(directory)
    .sort()
    .map((name) => fixtureIn(join(directory, name), name, rule));
}

function fixtureIn(directory: string, name: string, rule: Rule): Fixture {
  const files: Record<string, string> = {};
  let aim: Aim = { target: rule.exampleTarget, platform: rule.examplePlatform, host: rule.exampleHost };
  for (const path of filesBelow(directory, '')) {
    const text = readFileSync(join(directory, path), 'latin1');
    if (path === 'options.json') aim = { ...aim, ...JSON.parse(text) };
    else if (path !== 'report.txt') files[path] = text;
  }
  return { name, directory, files, aim };
}

function filesBelow(directory: string, prefix: string): readonly string[] {
  return readdirSync(join(directory, prefix)).flatMap((name) => {
    const path = join(prefix, name);
    return statSync(join(directory, path)).isDirectory() ? filesBelow(directory, path) : [path];
  });
}
