// Keywords that were renamed, removed or put into lists: one row each. Rows run in this order, at the place of the
// order in index.ts.

import type { Document, NodeId } from '../../document/types.ts';
import { serverKinds } from '../../kea/daemons.ts';
import { listenerKeys } from '../../kea/sockets.ts';
import type { KeywordRow } from '../keyword-table.ts';

const socketMaps = [['control-socket'], ['control-sockets', '*']];

function isOfType(...types: readonly string[]): (document: Document, map: NodeId) => boolean {
  return (document, map) => types.includes(document.string(document.get(map, 'socket-type')) ?? '');
}

/** Before the listeners are opened. */
export const socketRows: readonly KeywordRow[] = [
  {
    id: 'control-socket-unix-foreign-params',
    title: 'take http parameters off Unix sockets',
    why: 'a Unix socket never did anything with them, and since 3.1.8 a server refuses them',
    source: 'ChangeLog 2460, 2474; src/lib/config/unix_command_config.cc:60',
    when: 'httpKeysOnUnixRefused',
    daemons: serverKinds,
    maps: socketMaps,
    keys: listenerKeys,
    action: 'remove',
    only: isOfType('unix'),
    remark:
      'credentials and TLS files on a Unix socket never protected it, its directory does; what stood there is taken out',
  },
  {
    id: 'control-socket-http-with-name',
    title: 'take the socket name off http listeners',
    why: 'a server refuses "socket-name" in an http or https entry since 2.7.2',
    source: 'src/lib/config/http_command_config.cc',
    when: 'controlSocketsList',
    daemons: serverKinds,
    maps: socketMaps,
    keys: ['socket-name'],
    action: 'remove',
    only: isOfType('http', 'https'),
  },
  {
    id: 'control-socket-singular',
    title: 'write control sockets as a list',
    why: 'the list has been known since 2.7.2, only it takes several sockets, and the singular form is gone in 3.3.1',
    source: 'ChangeLog 2271; src/bin/dhcp4/dhcp4_parser.yy',
    when: 'controlSocketsList',
    daemons: serverKinds,
    maps: [[]],
    keys: ['control-socket'],
    action: { wrap: 'control-sockets' },
  },
];
