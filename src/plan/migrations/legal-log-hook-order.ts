// The library of a database moves in front of the legal log that writes into it.

import { lateBackends } from '../../check/backend-libraries.ts';
import { member } from '../../check/places.ts';
import type { Server } from '../../installation/types.ts';
import { firstOfList } from '../into-list.ts';
import { type Act, defineMigration, doChange } from '../migration.ts';
import { askForOrder } from './backend-hooks.ts';

export default defineMigration({
  id: 'legal-log-hook-order',
  title: 'load the library of a database before the legal log',
  why: 'libraries are loaded in the order of the list, and since 2.7.4 the legal log finds its database only if its library is there already',
  source: 'ChangeLog 2289; src/lib/dhcpsrv/legal_log_mgr_factory.cc',
  when: 'databaseHooks',
  *changes({ installation }): Iterable<Act> {
    for (const server of installation.servers) yield* moved(server);
  },
});

function* moved({ hooks, section }: Server): Iterable<Act> {
  const late = lateBackends(hooks).filter(({ movable }) => movable);
  const [first] = late;
  const list = member(section, 'hooks-libraries');
  if (first === undefined || list === undefined) return;
  const { document, node } = first.later;
  // Two that move would want the same place.
  const put = late.length > 1 ? undefined : firstOfList(document, node, list.node);
  for (const change of put?.changes ?? [])
    yield doChange(change, `load ${first.backend.library} before the legal log`, put?.touches);
  if (put !== undefined) return;
  const names = late.map(({ backend }) => backend.library);
  yield askForOrder(names, first.legalLog);
}
