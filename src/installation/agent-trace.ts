// What files beside Kea's may speak of: an installation's agent and the listeners of its servers, without its documents.

import { dirname } from 'node:path';
import type { Location } from '../core/source.ts';
import type { Version } from '../core/version.ts';
import type { ServerKind } from '../kea/daemons.ts';
import { endpointsOf } from './endpoints.ts';
import type { Endpoint, Installation } from './types.ts';

export interface AgentTrace {
  /** What people call the installation. */
  readonly name: string;
  /** Absolute. */
  readonly directory: string;
  readonly agent: AgentListener | undefined;
  /** http and https listeners of the servers themselves. */
  readonly listeners: readonly Endpoint[];
}

/** The agent's listener, defaults filled in, and the servers behind it. */
export interface AgentListener {
  readonly address: string;
  readonly port: number;
  readonly tls: boolean;
  readonly at: Location;
  readonly servers: readonly ServerKind[];
}

/** The trace of an installation. */
export function agentTrace(installation: Installation, target: Version): AgentTrace {
  const { name, directory, agent } = installation;
  const endpoints = endpointsOf(installation, target);
  const own = endpoints.find(({ owner }) => owner === 'agent');
  const servers = (agent?.forwards ?? []).flatMap(({ kind }) => kind ?? []);
  return {
    name,
    directory,
    agent:
      own?.port === undefined || own.at === undefined
        ? undefined
        : { address: own.address, port: own.port, tls: own.tls, at: own.at, servers: [...new Set(servers)] },
    listeners: endpoints.filter(({ owner, transport }) => transport !== 'unix' && isServer(owner)),
  };
}

function isServer(owner: string): boolean {
  return owner === 'dhcp4' || owner === 'dhcp6' || owner === 'd2';
}

/** Gives the traces that a file beside Kea's may mean. */
export interface Traces {
  /** Those nearest in the tree: below the file's directory, else below the next directory up that has any. */
  near(file: string): readonly AgentTrace[];
  /** Those whose agent listens on this very address, wherever they are. */
  at(address: string, port: number): readonly AgentTrace[];
}

/** Puts traces in order for looking them up. */
export function tracesOf(all: readonly AgentTrace[]): Traces {
  const below = new Map<string, AgentTrace[]>();
  const byAddress = new Map<string, AgentTrace[]>();
  for (const trace of all) {
    for (const directory of upwards(trace.directory)) add(below, directory, trace);
    if (trace.agent !== undefined) add(byAddress, `${trace.agent.address} ${trace.agent.port}`, trace);
  }
  return {
    near: (file) => {
      for (const directory of upwards(dirname(file))) {
        const found = below.get(directory);
        if (found !== undefined) return found;
      }
      return [];
    },
    at: (address, port) => byAddress.get(`${address} ${port}`) ?? [],
  };
}

function* upwards(directory: string): Generator<string> {
  for (let at = directory; ; at = dirname(at)) {
    yield at;
    if (dirname(at) === at) return;
  }
}

function add(map: Map<string, AgentTrace[]>, key: string, trace: AgentTrace): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [trace]);
  else known.push(trace);
}
