// What clients of the control channel must change: the agent's URL with a `service` becomes a URL for each server.

import { utf8 } from '../core/source.ts';
import { endpointsOf } from '../installation/endpoints.ts';
import type { Endpoint, Installation } from '../installation/types.ts';
import { daemons, type ServerKind, serverKinds } from '../kea/daemons.ts';
import { behaves, firstVersion, type TargetName, targets } from '../kea/versions.ts';
import { placeKey, samePlace } from './address.ts';
import { clientUrl } from './curl-commands.ts';
import type { AgentMode, ClientChange } from './types.ts';

export interface ClientInput {
  readonly before: Installation;
  readonly after: Installation;
  readonly target: TargetName;
  /** Undefined when there is no agent: then nobody changes anything. */
  readonly agent: AgentMode | undefined;
}

/** One change for each server that the agent forwards to and that is reached elsewhere, in the order dhcp4, dhcp6, d2. */
export function clientChanges({ before, after, target, agent }: ClientInput): readonly ClientChange[] {
  if (before.agent === undefined || agent === undefined) return [];
  const version = targets[target];
  const old = endpointsOf(before, version);
  const fresh = endpointsOf(after, version);
  const from = old.find(({ owner }) => owner === 'agent');
  if (from === undefined) return [];
  const forwarded = new Set(before.agent.forwards.map(({ kind }) => kind));
  return serverKinds
    .filter((kind) => forwarded.has(kind))
    .flatMap((kind) => {
      const to = successor(kind, old, fresh);
      // Below 2.7.2 nothing stands beside the agent: clients stay where they are.
      if (to === undefined || (to.transport === 'unix' && agent === 'keep')) return [];
      return [clientChange({ kind, from, to, target, agent })];
    });
}

/** The endpoint that clients of a server use from now on: its new listener, else one it had, else its Unix socket. */
function successor(
  kind: ServerKind,
  old: readonly Endpoint[],
  fresh: readonly Endpoint[],
): Endpoint | undefined {
  const own = fresh.filter(({ owner }) => owner === kind);
  const http = own.filter(({ transport }) => transport !== 'unix');
  const known = new Set(old.filter(({ owner }) => owner === kind).map(placeKey));
  return http.find((endpoint) => !known.has(placeKey(endpoint))) ?? http[0] ?? own[0];
}

interface Move {
  readonly kind: ServerKind;
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly target: TargetName;
  readonly agent: AgentMode;
}

function clientChange(move: Move): ClientChange {
  const { kind, from, to, target } = move;
  const service = daemons[kind].service ?? kind;
  const oldUrl = `${urlOf(from)} with "service": [ "${service}" ]`;
  if (to.transport === 'unix') {
    return {
      server: kind,
      from: oldUrl,
      to: `Unix socket ${utf8(to.address)}`,
      remark:
        'no HTTP: clients run on this host, with access to the socket; the answer is a map, not a list of one',
    };
  }
  return {
    server: kind,
    from: oldUrl,
    to: urlOf(to),
    remark: remarksOn(move, behaves('serviceChecked', targets[target])).join('; '),
  };
}

function urlOf({ tls, address, port }: Endpoint): string {
  return clientUrl(tls, address, port ?? 0);
}

function remarksOn({ kind, from, to, agent }: Move, serviceChecked: boolean): readonly string[] {
  const service = daemons[kind].service ?? kind;
  const remarks: string[] = [];
  const samePort = samePlace(from, to);
  if (samePort) remarks.push('the URL stays');
  else if (agent === 'keep') remarks.push('the old URL works until the agent is stopped');
  const since = firstVersion('serviceChecked');
  remarks.push(
    serviceChecked
      ? `leave out "service" or send exactly [ "${service}" ]: any other is refused since ${since}`
      : `leave out "service": it is ignored, and from ${since} on any other than [ "${service}" ] is refused`,
  );
  remarks.push(...accessRemarks(from, to));
  return remarks;
}

const asksForCredentials = ({ credentials }: Endpoint): boolean =>
  credentials !== 'none' && credentials !== 'empty';

function accessRemarks(from: Endpoint, to: Endpoint): readonly string[] {
  const remarks: string[] = [];
  if (asksForCredentials(to)) {
    remarks.push(
      asksForCredentials(from) ? 'the same user and password' : 'NEW: user and password are now required',
    );
  }
  if (to.tls && !from.tls) remarks.push('NEW: TLS');
  if (to.clientCertificates) {
    remarks.push(
      from.clientCertificates
        ? 'with a client certificate, as before'
        : 'NEW: a client certificate is required',
    );
  }
  return remarks;
}
