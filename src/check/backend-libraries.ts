// Which databases a server uses, and whether the library for them is loaded: they were built in up to 2.7.3.

import type { HookLibrary, Place, Server } from '../installation/types.ts';
import { libraryName } from '../kea/hooks.ts';
import { hasCommentsAt } from './comments.ts';
import { items, member } from './places.ts';

/** A kind of database and the library that serves it since 2.7.4 (ChangeLog 2289). */
export interface Backend {
  readonly type: 'mysql' | 'postgresql';
  readonly library: string;
}

export const mysql: Backend = { type: 'mysql', library: 'libdhcp_mysql.so' };
export const postgresql: Backend = { type: 'postgresql', library: 'libdhcp_pgsql.so' };

/** The maps of a server that ask for a backend whose library is not loaded. */
export function missingBackend(server: Server, { type, library }: Backend): readonly Place[] {
  if (server.hooks.some((hook) => libraryName(hook.library?.value ?? '') === library)) return [];
  return databasesOf(server).filter((place) => typeOf(place) === type);
}

/** Every map of a server that tells how a database is reached; a legal log that writes files among them. */
export function databasesOf({ section, hooks }: Server): readonly Place[] {
  const control = member(section, 'config-control');
  const maps = [
    member(section, 'lease-database'),
    member(section, 'hosts-database'),
    ...items(member(section, 'hosts-databases')),
    ...items(control === undefined ? undefined : member(control, 'config-databases')),
    ...hooks.map(legalLogOf),
  ];
  return maps.flatMap((place) => place ?? []);
}

/** The legal log writes into a database when its parameters name one; its library must come after the backend's. */
export function legalLogOf({ library, parameters }: HookLibrary): Place | undefined {
  return libraryName(library?.value ?? '') === 'libdhcp_legal_log.so' ? parameters : undefined;
}

/** A legal log and the library of its database, which is loaded after it. */
export interface LateBackend {
  readonly legalLog: HookLibrary;
  readonly backend: Backend;
  readonly later: HookLibrary;
  /** No comment is about the library. */
  readonly movable: boolean;
}

/** Legal logs that are loaded before the library of their database; where it is loaded nowhere, another rule speaks. */
export function lateBackends(hooks: readonly HookLibrary[]): readonly LateBackend[] {
  const logs = hooks.flatMap((legalLog, index) => {
    const log = legalLogOf(legalLog);
    const type = log === undefined ? undefined : typeOf(log);
    const backend = [mysql, postgresql].find((one) => one.type === type);
    return backend === undefined ? [] : [{ legalLog, index, backend }];
  });
  const places = logs.length === 0 ? new Map<string, number>() : firstPlaces(hooks);
  return logs.flatMap(({ legalLog, index, backend }) => {
    const at = places.get(backend.library) ?? -1;
    const later = hooks[at];
    if (later === undefined || at < index) return [];
    return [{ legalLog, backend, later, movable: !hasCommentsAt(later) }];
  });
}

/** Where each library is loaded first, by its name. */
function firstPlaces(hooks: readonly HookLibrary[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const [index, { library }] of hooks.entries()) {
    const name = libraryName(library?.value ?? '');
    if (!places.has(name)) places.set(name, index);
  }
  return places;
}

function typeOf(place: Place): string | undefined {
  const type = member(place, 'type');
  return type === undefined ? undefined : type.document.string(type.node);
}
