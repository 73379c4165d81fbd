// Who listens where, in words, and the rows of the comparison before and after. Shared by text and Markdown.

import { utf8 } from '../core/source.ts';
import type { Endpoint, EndpointOwner } from '../installation/types.ts';
import { daemons } from '../kea/daemons.ts';
import { samePlace } from '../plan/address.ts';
import type { InstallationPlan } from '../plan/types.ts';

/** One line of "who listens where". */
export interface EndpointRow {
  readonly owner: EndpointOwner;
  /** What people call the owner. */
  readonly title: string;
  /** Undefined: it did not listen there. */
  readonly before: string | undefined;
  /** Undefined: it no longer listens there. */
  readonly after: string | undefined;
  readonly change: 'same' | 'changed' | 'new' | 'gone';
}

const owners: readonly EndpointOwner[] = ['agent', 'dhcp4', 'dhcp6', 'd2', 'ha-dhcp4', 'ha-dhcp6'];

/** `DHCPv4 server`, `HA of the DHCPv4 server`. */
export function ownerTitle(owner: EndpointOwner): string {
  if (owner === 'ha-dhcp4') return 'DHCPv4 HA';
  if (owner === 'ha-dhcp6') return 'DHCPv6 HA';
  return daemons[owner].title;
}

const credentialWords = {
  none: 'no credentials',
  empty: 'authentication without clients: open to everybody',
  clear: 'clear-text credentials',
  files: 'credentials in files',
  mixed: 'credentials, some in clear text',
} as const;

/** `http 127.0.0.1:8000`; `unix /run/kea/kea4-ctrl-socket`. */
export function endpointPlace({ transport, address: latin1, port }: Endpoint): string {
  const address = utf8(latin1);
  if (transport === 'unix') return `unix ${address}`;
  return `${transport} ${address.includes(':') ? `[${address}]` : address}:${port ?? '?'}`;
}

/** How an HTTP endpoint is secured: `client certificates, clear-text credentials`; undefined for a Unix socket. */
export function endpointAccess(endpoint: Endpoint): string | undefined {
  if (endpoint.transport === 'unix') return undefined;
  const access = [
    ...(endpoint.tls ? [endpoint.clientCertificates ? 'client certificates' : 'no client certificates'] : []),
    ...(endpoint.tls && endpoint.credentials === 'none' ? [] : [credentialWords[endpoint.credentials]]),
  ];
  return access.join(', ');
}

/** `http 127.0.0.1:8000, no credentials`; `unix /run/kea/kea4-ctrl-socket`. */
export function endpointText(endpoint: Endpoint): string {
  const access = endpointAccess(endpoint);
  return access === undefined ? endpointPlace(endpoint) : `${endpointPlace(endpoint)}, ${access}`;
}

/** The rows for a plan, owner by owner. */
export function endpointRows({ before, after }: InstallationPlan): readonly EndpointRow[] {
  return owners.flatMap((owner) => {
    const of = (list: readonly Endpoint[]): readonly Endpoint[] =>
      list.filter((endpoint) => endpoint.owner === owner);
    return pairs(of(before), of(after)).map(([old, fresh]) => row(owner, old, fresh));
  });
}

type Pair = readonly [Endpoint | undefined, Endpoint | undefined];

/** Endpoints at one place belong together; what is left is paired by transport, in order. */
function pairs(before: readonly Endpoint[], after: readonly Endpoint[]): readonly Pair[] {
  const left = [...after];
  const take = (fits: (candidate: Endpoint) => boolean): Endpoint | undefined => {
    const at = left.findIndex(fits);
    return at === -1 ? undefined : left.splice(at, 1)[0];
  };
  const exact = before.map((old): Pair => [old, take((fresh) => samePlace(old, fresh))]);
  const paired = exact.map(
    ([old, fresh]): Pair => [
      old,
      fresh ??
        take((other) => old !== undefined && (other.transport === 'unix') === (old.transport === 'unix')),
    ],
  );
  return [...paired, ...left.map((fresh): Pair => [undefined, fresh])];
}

function row(owner: EndpointOwner, old: Endpoint | undefined, fresh: Endpoint | undefined): EndpointRow {
  const before = old === undefined ? undefined : endpointText(old);
  const after = fresh === undefined ? undefined : endpointText(fresh);
  const change =
    before === undefined ? 'new' : after === undefined ? 'gone' : before === after ? 'same' : 'changed';
  return { owner, title: ownerTitle(owner), before, after, change };
}
