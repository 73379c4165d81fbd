// Typed views of an installation: what one host runs, every value with its place in a file.

import type { Location, Source, Span } from '../core/source.ts';
import type { Document, NodeId } from '../document/types.ts';
import type { DaemonKind, ServerKind } from '../kea/daemons.ts';

/** A value or member in a document. For members, `node` is the value; its key is at `document.keyLocation(node)`. */
export interface Place {
  readonly document: Document;
  readonly node: NodeId;
}

/** A value of the expected type together with its place. Values of the wrong type are absent from the views. */
export interface Valued<T> extends Place {
  readonly value: T;
}

/** A configuration file that was read, whatever came of it. */
export interface ConfigFile {
  /** As shown; the same as `document.source.path`. */
  readonly path: string;
  /** Absolute path, symbolic links not resolved. */
  readonly absolute: string;
  readonly document: Document;
  /** The daemons' sections in it: one, or several in files for Kea before 1.7.10. Empty: a template or unreadable. */
  readonly sections: readonly Section[];
  /** The top-level `Logging` map that Kea dropped in 1.7.10. */
  readonly logging: Place | undefined;
}

/** A top-level member that stands for a daemon. */
export interface Section extends Place {
  readonly kind: DaemonKind;
  /** As written: `CtrlAgent`. */
  readonly name: string;
  /** True when Kea does not know the name as written. */
  readonly misspelt: boolean;
}

/** Three file names and a flag, in the agent, in a listener, in an HA relationship or peer. */
export interface Tls {
  readonly trustAnchor: Valued<string> | undefined;
  readonly certFile: Valued<string> | undefined;
  readonly keyFile: Valued<string> | undefined;
  readonly certRequired: Valued<boolean> | undefined;
}

export interface Client extends Place {
  readonly user: Valued<string> | undefined;
  readonly password: Valued<string> | undefined;
  readonly userFile: Valued<string> | undefined;
  readonly passwordFile: Valued<string> | undefined;
}

/** An `authentication` map. */
export interface Authentication extends Place {
  readonly type: Valued<string> | undefined;
  readonly realm: Valued<string> | undefined;
  readonly directory: Valued<string> | undefined;
  readonly clients: readonly Client[];
}

/** One entry of a server's `control-sockets`, or its singular `control-socket`. */
export interface ControlSocket extends Place {
  /** As written; `unix`, `http` and `https` are right. */
  readonly type: Valued<string> | undefined;
  readonly name: Valued<string> | undefined;
  readonly address: Valued<string> | undefined;
  readonly port: Valued<number> | undefined;
  readonly tls: Tls;
  readonly authentication: Authentication | undefined;
  readonly httpHeaders: Place | undefined;
}

/** How a server writes its control sockets. `agent-shaped`: a map keyed by service, which only the agent takes. */
export type SocketForm = 'none' | 'singular' | 'plural' | 'both' | 'agent-shaped';

export interface HookLibrary extends Place {
  /** Path or bare name as written. */
  readonly library: Valued<string> | undefined;
  readonly parameters: Place | undefined;
}

export interface HaPeer extends Place {
  readonly name: Valued<string> | undefined;
  readonly url: Valued<string> | undefined;
  readonly role: Valued<string> | undefined;
  readonly tls: Tls;
  readonly basicAuthUser: Valued<string> | undefined;
  readonly basicAuthPassword: Valued<string> | undefined;
  readonly basicAuthUserFile: Valued<string> | undefined;
  readonly basicAuthPasswordFile: Valued<string> | undefined;
}

/** One item of the HA hook's `high-availability` list. */
export interface HaRelationship extends Place {
  readonly thisServerName: Valued<string> | undefined;
  readonly mode: Valued<string> | undefined;
  readonly peers: readonly HaPeer[];
  readonly tls: Tls;
  /** Values as places, since a string where a boolean is due passes Kea's `-t` and kills the start. */
  readonly restrictCommands: Place | undefined;
  readonly multiThreading: Place | undefined;
  readonly enableMultiThreading: Place | undefined;
  readonly dedicatedListener: Place | undefined;
}

interface DaemonView {
  readonly file: ConfigFile;
  readonly section: Section;
  readonly hooks: readonly HookLibrary[];
}

/** dhcp4, dhcp6 or D2. */
export interface Server extends DaemonView {
  readonly kind: ServerKind;
  readonly form: SocketForm;
  /** The value of `control-socket`, when there. */
  readonly singular: Place | undefined;
  /** The value of `control-sockets`, when there. */
  readonly plural: Place | undefined;
  /** All entries, those of the singular form first; none when agent-shaped. Entries that are no maps are left out. */
  readonly sockets: readonly ControlSocket[];
  readonly relationships: readonly HaRelationship[];
  /** `multi-threading/enable-multi-threading` of the server itself. */
  readonly multiThreading: Valued<boolean> | undefined;
}

/** A forwarding entry of the agent's `control-sockets`. */
export interface Forward extends Place {
  /** The key as written. */
  readonly service: string;
  /** The daemon it means, misspelt keys included; undefined when nobody can tell. */
  readonly kind: ServerKind | undefined;
  /** True when Kea does not know the key as written. */
  readonly misspelt: boolean;
  readonly type: Valued<string> | undefined;
  readonly name: Valued<string> | undefined;
}

export interface Agent extends DaemonView {
  readonly kind: 'agent';
  readonly httpHost: Valued<string> | undefined;
  readonly httpPort: Valued<number> | undefined;
  /** The value of `control-sockets`, whatever its kind. */
  readonly controlSockets: Place | undefined;
  readonly forwards: readonly Forward[];
  readonly tls: Tls;
  readonly authentication: Authentication | undefined;
  readonly httpHeaders: Place | undefined;
}

export interface ManagedServer extends Place {
  /** `dhcp4`, `dhcp6`, `d2`, `ca`, as written. */
  readonly name: string;
  readonly controlSocket: Place | undefined;
  readonly socketType: Valued<string> | undefined;
  readonly socketName: Valued<string> | undefined;
  readonly socketUrl: Valued<string> | undefined;
}

export interface Netconf extends DaemonView {
  readonly kind: 'netconf';
  readonly servers: readonly ManagedServer[];
}

/** A variable assignment in keactrl.conf. */
export interface Assignment extends Span {
  readonly name: string;
  /** Unquoted. */
  readonly value: string;
  /** Where the value stands, quotes included. */
  readonly valueSpan: Span;
}

/** keactrl.conf: shell assignments. The last assignment of a name counts. */
export interface Keactrl {
  readonly path: string;
  readonly absolute: string;
  readonly source: Source;
  readonly assignments: readonly Assignment[];
}

/** Who opens an endpoint. `ha-*`: the listener of the HA hook of that server. */
export type EndpointOwner = ServerKind | 'agent' | 'ha-dhcp4' | 'ha-dhcp6';

/** How an HTTP endpoint is protected. `empty`: an authentication map without clients, which lets everybody in. */
export type CredentialState = 'none' | 'empty' | 'clear' | 'files' | 'mixed';

/** One line of "who listens where". */
export interface Endpoint {
  readonly owner: EndpointOwner;
  readonly transport: 'unix' | 'http' | 'https';
  /** Unix: the socket as written. HTTP: the address. */
  readonly address: string;
  /** HTTP only. */
  readonly port?: number;
  readonly tls: boolean;
  /** TLS only: clients must show a certificate. */
  readonly clientCertificates: boolean;
  readonly credentials: CredentialState;
  readonly at: Location | undefined;
  /** The container whose addresses and ports these are; undefined: the host's. */
  readonly network?: string;
}

/** What runs on one host. At most one daemon of a kind; what cannot be told apart is left in `unclear`. */
export interface Installation {
  /** What people call it: its directory as given, with the variant when one directory holds several. */
  readonly name: string;
  /** Directory of its files, absolute: the deepest one that holds them all. */
  readonly directory: string;
  readonly files: readonly ConfigFile[];
  readonly agent: Agent | undefined;
  readonly servers: readonly Server[];
  readonly netconf: Netconf | undefined;
  readonly keactrl: Keactrl | undefined;
  /** Each file belongs to a container with addresses and ports of its own, as a person says it. */
  readonly containers?: boolean;
}

/** Several files of one kind in one directory that do not pair up: a person must say which belongs to which host. */
export interface UnclearGroup {
  readonly directory: string;
  readonly kind: DaemonKind;
  readonly files: readonly ConfigFile[];
}
