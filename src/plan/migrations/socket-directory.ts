// Gives Unix sockets names that a Kea with restricted paths accepts, the same on all sides.

import { quote } from '../../core/quote.ts';
import { directories } from '../../kea/directories.ts';
import { type Act, defineMigration, doChange, mustDecide, note, type State } from '../migration.ts';
import { edit, text } from '../places.ts';
import { decideSocketPaths, type RenamedSocket } from '../socket-paths.ts';

export default defineMigration({
  id: 'path-control-socket',
  title: 'name Unix sockets as a restricted Kea takes them',
  why: 'since 2.4.2, 2.6.3 and 2.7.9 a server accepts one socket directory only, compared byte by byte; a bare name always resolves into it',
  source: 'ChangeLog 2346, and 2266 of 2.6.3 (CVE-2025-32802); src/lib/util/filesystem.cc',
  when: 'socketDirectoryRestricted',
  *changes(state) {
    const { renamed, trusted, shared } = decideSocketPaths(
      state.installation,
      state.platform,
      state.context.target,
      state.agent,
    );
    for (const socket of renamed) {
      const reason = `name the socket of ${socket.kind} ${quote(socket.to)}`;
      yield doChange({ kind: 'set', ...edit(socket.place), value: socket.to }, reason);
    }
    const moved = renamed.filter(({ side }) => side === 'server');
    for (const { kind } of moved) yield { act: 'moved-socket', kind };
    if (moved.length > 0) yield movedNote(state, moved);
    if (trusted !== undefined) {
      yield note(
        `Unix sockets stay in ${quote(trusted)}: some builds of Kea have this directory compiled in; --platform says which build runs there`,
      );
    }
    for (const [one, other, place] of shared) {
      yield mustDecide(
        'sockets-share-path',
        `which of ${one} and ${other} has the socket ${quote(place.value)}`,
        'the second server that opens a path does not start',
        ['give each server a "socket-name" of its own', 'plan servers of different containers separately'],
        text(place),
      );
    }
  },
});

function movedNote({ platform }: State, moved: readonly RenamedSocket[]): Act {
  const where =
    platform === undefined
      ? 'the directory compiled into Kea (or KEA_CONTROL_SOCKET_DIR)'
      : directories[platform].sockets;
  const names = moved.map(({ place, to }) => `${quote(place.value)} becomes ${quote(to)}`).join(', ');
  return note(
    `Unix sockets move into ${where}: ${names}; programs that open a socket themselves must use the new path`,
  );
}
