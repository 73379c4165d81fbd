// What a migration is: one step of the plan, as a generator of acts on the current texts. One file each in migrations/,
// or a row in migrations/keywords.ts.

import type { Change, NewFile } from '../core/change.ts';
import type { Location } from '../core/source.ts';
import type { Version } from '../core/version.ts';
import type { Installation } from '../installation/types.ts';
import type { ServerKind } from '../kea/daemons.ts';
import type { Platform } from '../kea/directories.ts';
import type { BehaviourName } from '../kea/versions.ts';
import type { PlanContext } from './context.ts';
import type { CredentialPair } from './credential-files.ts';
import type { Split } from './split/types.ts';
import type { Touched } from './touched.ts';
import type { AgentMode, CredentialFile, Decision } from './types.ts';

/** One installation on its way: as it was, as it is after the steps so far, and what those steps decided. */
export interface State {
  readonly context: PlanContext;
  /** As it was read. */
  readonly before: Installation;
  /** As it stands now; changes refer to these texts. */
  readonly installation: Installation;
  /** Undefined when there is no agent. */
  readonly agent: AgentMode | undefined;
  readonly platform: Platform | undefined;
  /** Credentials that the plan puts into files of this installation's server. */
  readonly credentials: readonly CredentialPair[];
  /** Servers that get their listener by this plan, with the port and whether it was the agent's. */
  readonly opened: readonly OpenedListener[];
  /** The password that is generated for this installation, or for its group of HA partners: the same at each call. */
  password(): string;
  /** True when a step of this run asks for a file at this absolute path already. */
  isPlanned(path: string): boolean;
  /** Installations of this run with a relationship of this key, each as it stands now; this one included. */
  partnersOf(key: string): readonly State[];
}

/** A listener that the plan opens in place of the agent. */
export interface OpenedListener {
  readonly kind: ServerKind;
  readonly address: string;
  readonly port: number;
  /** HA partners use it through what was the agent's port. */
  readonly forPartners: boolean;
}

/** What a migration does or says. */
export type Act =
  | {
      readonly act: 'change';
      readonly change: Change;
      /** What is done, one line, for the list of reasons of the file. */
      readonly reason: string;
      /** Places that a splice touches: the proof cannot tell them from the change. */
      readonly touches?: readonly Touched[];
    }
  /** A file becomes several, or loses its `Logging`. Stands alone in its step: later changes refer to the new texts. */
  | { readonly act: 'split'; readonly split: Split }
  | { readonly act: 'decide'; readonly decision: Decision }
  /** Said loudly, not asked. */
  | { readonly act: 'note'; readonly text: string }
  | {
      readonly act: 'credential';
      readonly pair: CredentialPair;
      readonly files: readonly CredentialFile[];
      readonly create: readonly NewFile[];
    }
  /** A secret that is no credential of a listener moves into this file, absolute, here. */
  | {
      readonly act: 'secret-file';
      readonly path: string;
      readonly files: readonly CredentialFile[];
      readonly create: readonly NewFile[];
    }
  | { readonly act: 'opened'; readonly listener: OpenedListener }
  /** The agent forwards to this server, and it gets no listener all the same: said in a note or decision. */
  | { readonly act: 'without-listener'; readonly kind: ServerKind }
  /** `--credentials none` left the agent's authentication out of the new listeners: said in a note. */
  | { readonly act: 'without-credentials' }
  /** This server's Unix socket gets another path: said in a note. */
  | { readonly act: 'moved-socket'; readonly kind: ServerKind };

export interface Migration {
  /** kebab-case; the catalogue's id where there is one. */
  readonly id: string;
  /** An imperative, lower case: `write control sockets as a list`. */
  readonly title: string;
  /** Why, with the version that asks for it. */
  readonly why: string;
  /** Kea's source, ChangeLog entry or manual section behind it. */
  readonly source: string;
  /** First target version it applies to; absent: all. */
  readonly since?: Version;
  /** First target version it no longer applies to. */
  readonly until?: Version;
  /** Applies to targets that behave so. */
  readonly when?: BehaviourName;
  /** Applies to targets that do not. */
  readonly unless?: BehaviourName;
  /** What it writes is meant for one host: it never goes into a file that another installation includes as well. */
  readonly perHost?: boolean;
  /** Yields nothing where nothing is to be done: planning a result again must change nothing. */
  changes(state: State): Iterable<Act>;
}

/** What one step does to one installation. */
export interface StepWork {
  /** Undefined: the step only asks and says. */
  readonly migration: Pick<Migration, 'id' | 'title' | 'why' | 'perHost'> | undefined;
  readonly acts: Iterable<Act>;
  /** Changes that cannot be carried out are passed over, and files with errors are changed too. */
  readonly lenient?: boolean;
}

/** Declares a migration; only gives it its type. */
export function defineMigration(migration: Migration): Migration {
  return migration;
}

/** An act that changes a file. */
export function doChange(change: Change, reason: string, touches?: readonly Touched[]): Act {
  return { act: 'change', change, reason, ...(touches === undefined ? {} : { touches }) };
}

/** An act that says something loudly. */
export function note(text: string): Act {
  return { act: 'note', text };
}

/** A decision that holds up the writing. `choices` name an option of this tool or an edit, each resolving it. */
export function mustDecide(
  id: string,
  question: string,
  why: string,
  choices: readonly string[],
  at: Location | undefined,
): Act {
  return { act: 'decide', decision: { id, question, why, choices, at, blocking: true } };
}

/** A decision that can be taken later: the plan is good without it. */
export function mayDecide(
  id: string,
  question: string,
  why: string,
  choices: readonly string[],
  at: Location | undefined,
): Act {
  return { act: 'decide', decision: { id, question, why, choices, at, blocking: false } };
}
