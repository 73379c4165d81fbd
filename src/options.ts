// What one run is asked to do: the values of options, from the command line or from kea-migrate.jsonc.

import { UsageError } from './core/errors.ts';
import { isIP } from './core/ip-family.ts';
import type { Severity } from './core/severity.ts';
import type { Location } from './core/source.ts';
import { parseVersion, type Version } from './core/version.ts';
import { type ServerKind, serverKinds } from './kea/daemons.ts';
import { type Platform, platforms } from './kea/directories.ts';
import { type TargetName, targetNames } from './kea/versions.ts';
import { type PlanPart, planParts } from './plan/part.ts';
import type { AgentMode } from './plan/types.ts';

/** An address and port that the user chose for a server's listener. */
export interface Listen {
  readonly address: string;
  readonly port: number;
}

/** A group of the configuration file: glob patterns relative to it. */
export interface FileGroup {
  /** What people call the host; default: the directory. */
  readonly name?: string;
  readonly files: readonly string[];
  /** Where each pattern stands in the configuration file. */
  readonly places?: readonly Location[];
  /** Each file belongs to a container of its own: no two of them share addresses and ports. */
  readonly containers?: boolean;
}

export type CredentialsMode = 'auto' | 'none';

/** A severity, or the rule is not run. */
export type RuleLevel = Severity | 'off';

/** Severities for some files. */
export interface RuleOverride {
  /** Glob patterns relative to the configuration file. */
  readonly files: readonly string[];
  readonly rules: Readonly<Record<string, RuleLevel>>;
}

/** Everything that decides what is found and planned. Absent: the default that the documentation names. */
export interface Settings {
  readonly target?: TargetName;
  /** For which Kea the files were written; absent: told from their keywords. */
  readonly from?: Version;
  /** What a run changes; absent: the agent's part and the upgrade's. */
  readonly only?: PlanPart;
  /** Fixes that a person should look at are carried out too. */
  readonly unsafe?: boolean;
  readonly agent?: AgentMode;
  readonly listen?: Readonly<Partial<Record<ServerKind, Listen>>>;
  readonly credentials?: CredentialsMode;
  readonly unixOnly?: boolean;
  readonly deployDirectory?: string;
  readonly platform?: Platform;
  readonly includeRoot?: string;
  readonly failOn?: Severity;
  readonly rules?: Readonly<Record<string, RuleLevel>>;
  /** Other severities for some files; the last that covers a file counts. */
  readonly overrides?: readonly RuleOverride[];
  /** Files that run on one host, as a person says it. */
  readonly groups?: readonly FileGroup[];
  /** A file of known findings that `--write-baseline` wrote; relative to the configuration file. */
  readonly baseline?: string;
  /** Glob patterns of files to leave out, relative to the configuration file. */
  readonly ignore?: readonly string[];
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];

function oneOf<T extends string>(option: string, choices: readonly T[], text: string): T {
  const found = choices.find((choice) => choice === text);
  if (found === undefined) throw new UsageError(`${option}: ${text} is none of ${choices.join(', ')}`);
  return found;
}

/** Reads `--target`. A patch level is taken as its series: `3.2.1` means 3.2. Throws {@link UsageError}. */
export function readTarget(text: string): TargetName {
  return oneOf('--target', targetNames, text.replace(/^(\d+\.\d+)\.\d+$/, '$1'));
}

/** Reads `--from`: `2.2`, `1.8.2`. Throws {@link UsageError}. */
export function readFrom(text: string): Version {
  const found = parseVersion(text);
  if (found === undefined || !/^\d+(\.\d+){1,2}$/.test(text.trim()))
    throw new UsageError(`--from: ${text} is no version of Kea, such as 2.2 or 1.8.2`);
  return found;
}

/** Reads `--deploy-dir`: it goes into the files and into commands for root. Throws {@link UsageError}. */
export function readDeployDirectory(text: string): string {
  if (text.startsWith('/')) return text;
  throw new UsageError(
    `--deploy-dir: ${text === '' ? 'nothing' : text} is no absolute path; expected where the files live on the server, such as /etc/kea`,
  );
}

/** Reads `--include-root`. Throws {@link UsageError}. */
export function readIncludeRoot(text: string): string {
  if (text === '') throw new UsageError('--include-root: expected a directory');
  return text;
}

/** Reads `--agent`. Throws {@link UsageError}. */
export function readAgentMode(text: string): AgentMode {
  return oneOf('--agent', ['keep', 'replace'], text);
}

/** Reads `--only`. Throws {@link UsageError}. */
export function readOnly(text: string): PlanPart {
  return oneOf('--only', planParts, text);
}

/** Reads `--credentials`. Throws {@link UsageError}. */
export function readCredentials(text: string): CredentialsMode {
  return oneOf('--credentials', ['auto', 'none'], text);
}

/** Reads `--platform`. Throws {@link UsageError}. */
export function readPlatform(text: string): Platform {
  return oneOf('--platform', platforms, text);
}

/** Reads `--fail-on`. Throws {@link UsageError}. */
export function readSeverity(text: string): Severity {
  return oneOf('--fail-on', severities, text);
}

/** Reads the severity of a rule. Throws {@link UsageError}. */
export function readRuleLevel(text: string): RuleLevel {
  return oneOf('--rule', ['off', ...severities], text);
}

/** Reads `--rule ID=LEVEL`. Throws {@link UsageError}. */
export function readRuleOption(text: string): readonly [id: string, level: RuleLevel] {
  const at = text.indexOf('=');
  if (at < 1) throw new UsageError(`--rule: ${text} is not of the form RULE=off|info|warning|error`);
  return [text.slice(0, at), readRuleLevel(text.slice(at + 1))];
}

/**
 * Reads `--listen dhcp4=127.0.0.1:8004`; IPv6 stands in brackets: `dhcp6=[::1]:8006`.
 * Kea's listeners take IP addresses only, so a host name is refused here. Throws {@link UsageError}.
 */
export function readListen(text: string): readonly [ServerKind, Listen] {
  const match = /^([a-z0-9]+)=(?:\[([^\]]+)\]|([^:]+)):(\d+)$/.exec(text);
  if (match === null) {
    throw new UsageError(`--listen: ${text} is not of the form dhcp4=ADDRESS:PORT (IPv6 as [ADDRESS]:PORT)`);
  }
  const server = oneOf('--listen', serverKinds, match[1] ?? '');
  const address = match[2] ?? match[3] ?? '';
  const port = Number(match[4]);
  if (isIP(address) === 0)
    throw new UsageError(`--listen: ${address} is not an IP address; Kea takes no names here`);
  if (port < 1 || port > 65_535) throw new UsageError(`--listen: port ${port} is not between 1 and 65535`);
  return [server, { address, port }];
}
