// The plan as data: what will change, why, what a person must decide, and the proof that nothing else changes.

import type { NewFile } from '../core/change.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Location, Source } from '../core/source.ts';
import type { Endpoint, EndpointOwner } from '../installation/types.ts';
import type { ServerKind } from '../kea/daemons.ts';
import type { TargetName } from '../kea/versions.ts';
import type { PlanPart } from './part.ts';

export type AgentMode = 'keep' | 'replace';

/** A file as it was and as it will be. */
export interface FileChange {
  readonly before: Source;
  /** Latin-1. */
  readonly after: string;
  /** What is done to it, one line each. */
  readonly reasons: readonly string[];
}

/** One thing that is done, with its own diff. */
export interface Step {
  /** Id of the migration. */
  readonly migration: string;
  readonly title: string;
  /** Why, with the version that asks for it. */
  readonly why: string;
  /** Paths of the files it touches. */
  readonly files: readonly string[];
  /** Texts before and after this step alone, per file. */
  readonly changes: readonly { readonly path: string; readonly before: string; readonly after: string }[];
}

/** Something only a person can decide. */
export interface Decision {
  readonly id: string;
  readonly question: string;
  /** What depends on it. */
  readonly why: string;
  /** What the person can do: an option of this tool, or an edit. */
  readonly choices: readonly string[];
  readonly at: Location | undefined;
  /** True: nothing of this run is written until it is decided. */
  readonly blocking: boolean;
}

/** Who sends commands. `host`: programs on the same machine, through a Unix socket. `partner`: the other HA server. */
export type Caller = 'clients' | 'partner' | 'netconf' | 'agent' | 'host';

/** One way over the control channel. */
export interface Link {
  readonly from: Caller;
  readonly to: EndpointOwner;
  /** The socket or listener it goes through. */
  readonly over: Endpoint;
  /** Why nobody answers there; undefined when somebody does. */
  readonly fault:
    | { readonly kind: 'no server' | 'closed' }
    | { readonly kind: 'elsewhere'; readonly opens: string }
    | undefined;
}

/** The control channel of one installation. */
export interface Channel {
  /** What people call the installation. */
  readonly name: string;
  readonly before: readonly Link[];
  /** Undefined: nothing was planned. */
  readonly after: readonly Link[] | undefined;
}

/** What a client of the control channel must change. */
export interface ClientChange {
  readonly server: ServerKind;
  /** `http://127.0.0.1:8000/` with `"service": ["dhcp4"]`. */
  readonly from: string;
  readonly to: string;
  readonly remark: string;
}

/** A command of the run-book, in order. */
export interface RunStep {
  readonly phase: 'prepare' | 'test' | 'stop' | 'start' | 'verify' | 'clean up' | 'roll back';
  readonly text: string;
  /** Shell commands, ready to paste. */
  readonly commands: readonly string[];
}

/** A credential file that must exist on the server. */
export interface CredentialFile {
  /** Path on the server. */
  readonly path: string;
  /** What it must hold, in words: `the password of user "kea-api"`. */
  readonly holds: string;
  readonly what: 'user' | 'password' | 'secret';
  /** The user, or the TSIG key, it belongs to, to be shown (decoded). */
  readonly user: string;
  /** True: a new password that clients do not know yet. */
  readonly generated: boolean;
  /** Servers whose configuration refers to it. */
  readonly usedBy: readonly ServerKind[];
  /** Created by `--write`, or left to the operator (inside a git work tree). */
  readonly created: boolean;
  readonly mode: number;
}

export interface ProofItem {
  readonly id: string;
  /** `every daemon reachable before is reachable after`. */
  readonly claim: string;
  readonly holds: boolean;
  /** Why it does not hold. */
  readonly detail?: string;
}

export interface InstallationPlan {
  readonly name: string;
  readonly directory: string;
  /** Undefined when there is no agent. */
  readonly agent: AgentMode | undefined;
  readonly steps: readonly Step[];
  readonly files: readonly FileChange[];
  readonly create: readonly NewFile[];
  readonly credentialFiles: readonly CredentialFile[];
  readonly before: readonly Endpoint[];
  readonly after: readonly Endpoint[];
  /** Who reaches whom, before and after. */
  readonly channel: Channel;
  readonly decisions: readonly Decision[];
  readonly clients: readonly ClientChange[];
  readonly runBook: readonly RunStep[];
  /** Said loudly, not asked: "clients must now send credentials". */
  readonly notes: readonly string[];
  readonly proof: readonly ProofItem[];
  /** Findings of checking the result, less what is said of {@link InstallationPlan.idle}. */
  readonly remaining: readonly Diagnostic[];
  /** The agent's file: it stays until the last step of the run-book takes it away, and nobody reads it. */
  readonly idle: string | undefined;
  /** All files that it was made from, included ones and those that stay as they are among them. */
  readonly sources: readonly Source[];
}

export interface Plan {
  readonly target: TargetName;
  /** `--only`; undefined: the agent and the upgrade. */
  readonly only: PlanPart | undefined;
  /** Fixes that a person should look at are among the changes. */
  readonly unsafe: boolean;
  readonly installations: readonly InstallationPlan[];
}
