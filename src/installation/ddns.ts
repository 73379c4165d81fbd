// The views of DNS updates: what a DHCP server sends to whom, and D2's zones and keys.

import type { Place, Server, Valued } from './types.ts';
import { booleanAt, integerAt, mapsIn, memberAt, placeAt, stringAt } from './values.ts';

/** `dhcp-ddns` of a DHCP server. */
export interface DdnsClient extends Place {
  readonly enableUpdates: Valued<boolean> | undefined;
  readonly serverIp: Valued<string> | undefined;
  readonly serverPort: Valued<number> | undefined;
}

/** A DNS server that a zone's updates go to. */
export interface ZoneServer extends Place {
  readonly keyName: Valued<string> | undefined;
}

/** An item of `ddns-domains`. */
export interface Zone extends Place {
  readonly name: Valued<string> | undefined;
  readonly keyName: Valued<string> | undefined;
  readonly servers: readonly ZoneServer[];
}

/** An item of `tsig-keys`. */
export interface TsigKey extends Place {
  readonly name: Valued<string> | undefined;
  readonly secret: Valued<string> | undefined;
  readonly secretFile: Valued<string> | undefined;
}

/** D2's own settings. */
export interface D2 {
  readonly server: Server;
  readonly address: Valued<string> | undefined;
  readonly port: Valued<number> | undefined;
  readonly keys: readonly TsigKey[];
  readonly forward: readonly Zone[];
  readonly reverse: readonly Zone[];
}

/** `dhcp-ddns` of a DHCP server; undefined when it has none, and for D2. */
export function ddnsClientOf({ kind, section }: Server): DdnsClient | undefined {
  const place = kind === 'd2' ? undefined : placeAt(section.document, section.node, 'dhcp-ddns');
  if (place === undefined) return undefined;
  const { document, node } = place;
  return {
    document,
    node,
    enableUpdates: booleanAt(document, node, 'enable-updates'),
    serverIp: stringAt(document, node, 'server-ip'),
    serverPort: integerAt(document, node, 'server-port'),
  };
}

/** The view of D2 among the servers of an installation. */
export function d2Of(servers: readonly Server[]): D2 | undefined {
  const server = servers.find(({ kind }) => kind === 'd2');
  if (server === undefined) return undefined;
  const { document, node } = server.section;
  return {
    server,
    address: stringAt(document, node, 'ip-address'),
    port: integerAt(document, node, 'port'),
    keys: mapsIn(document, memberAt(document, node, 'tsig-keys')).map((key) => ({
      document,
      node: key,
      name: stringAt(document, key, 'name'),
      secret: stringAt(document, key, 'secret'),
      secretFile: stringAt(document, key, 'secret-file'),
    })),
    forward: zonesOf(server, 'forward-ddns'),
    reverse: zonesOf(server, 'reverse-ddns'),
  };
}

function zonesOf({ section: { document, node } }: Server, key: string): readonly Zone[] {
  const list = memberAt(document, memberAt(document, node, key), 'ddns-domains');
  return mapsIn(document, list).map((zone) => ({
    document,
    node: zone,
    name: stringAt(document, zone, 'name'),
    keyName: stringAt(document, zone, 'key-name'),
    servers: mapsIn(document, memberAt(document, zone, 'dns-servers')).map((server) => ({
      document,
      node: server,
      keyName: stringAt(document, server, 'key-name'),
    })),
  }));
}
