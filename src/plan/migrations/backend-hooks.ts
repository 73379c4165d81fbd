// Databases: what was built in up to 2.7.3 is a hook library since 2.7.4, which must come before the legal log's.

import { legalLogOf, missingBackend, mysql, postgresql } from '../../check/backend-libraries.ts';
import { member } from '../../check/places.ts';
import type { HookLibrary, Place } from '../../installation/types.ts';
import { libraryName } from '../../kea/hooks.ts';
import { inFront } from '../into-list.ts';
import { type Act, defineMigration, doChange, mustDecide } from '../migration.ts';
import { edit, text } from '../places.ts';

export default defineMigration({
  id: 'backend-hooks',
  title: 'load the libraries of the databases that are used',
  why: 'MySQL and PostgreSQL were built in up to 2.7.3; since 2.7.4 the start ends without their libraries',
  source: 'ChangeLog 2289',
  when: 'databaseHooks',
  *changes({ installation }): Iterable<Act> {
    for (const server of installation.servers) {
      const missing = [mysql, postgresql].filter((backend) => missingBackend(server, backend).length > 0);
      // A renamed library of a configuration backend becomes the one that is missing.
      const isRenamed = server.hooks.some(({ library }) =>
        /_cb\.so$/.test(libraryName(library?.value ?? '')),
      );
      if (missing.length === 0 || isRenamed) continue;
      const legalLog = server.hooks.find((hook) => legalLogOf(hook) !== undefined);
      const list = member(server.section, 'hooks-libraries');
      const names = missing.map(({ library }) => library);
      if (legalLog !== undefined) {
        yield* beforeLegalLog(names, list, legalLog);
      } else if (list === undefined) {
        const value = names.map((library) => ({ library }));
        yield doChange(
          { kind: 'insert', ...edit(server.section), key: 'hooks-libraries', value },
          `load ${names.join(' and ')}`,
        );
      } else {
        for (const library of names) {
          yield doChange({ kind: 'append', ...edit(list), value: { library } }, `load ${library}`);
        }
      }
    }
  },
});

/** The legal log opens its database when it is loaded. */
function* beforeLegalLog(
  names: readonly string[],
  list: Place | undefined,
  legalLog: HookLibrary,
): Iterable<Act> {
  const items = names.map((library) => `{ "library": "${library}" }`);
  const put =
    list === undefined
      ? undefined
      : inFront(list.document, list.node, (indent) =>
          items.join(indent === undefined ? ', ' : `,\n${indent}`),
        );
  for (const change of put?.changes ?? [])
    yield doChange(change, `load ${names.join(' and ')} before the legal log`, put?.touches);
  if (put === undefined) yield askForOrder(names, legalLog);
}

/** A list that cannot be changed with certainty: a person puts the libraries above the legal log. */
export function askForOrder(names: readonly string[], legalLog: HookLibrary): Act {
  return mustDecide(
    'backend-hook-order',
    `where is ${names.join(' and ')} loaded`,
    'it must come before libdhcp_legal_log.so, and this list cannot be changed with certainty',
    [`put { "library": "${names[0] ?? ''}" } into "hooks-libraries" above the legal log`],
    text(legalLog),
  );
}
