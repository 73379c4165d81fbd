// Rule: commands that can only come in through the HA listener, which takes those of HA only since 3.0.

import { quote } from '../../core/quote.ts';
import { version } from '../../core/version.ts';
import { hooksOf, relationshipsOf } from '../../installation/hooks.ts';
import type { HaRelationship, Section } from '../../installation/types.ts';
import { commandLibraries, libraryName } from '../../kea/hooks.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { keyAt, member, there, valueAt } from '../places.ts';
import { defineRule, type Finding } from '../rule.ts';

export default defineRule({
  id: 'ha-restrict-commands-default',
  title: 'the HA listener is the only way for commands, and takes those of HA only since 3.0',
  why: `From 3.0.0 on \`restrict-commands\` is true unless set: the listener of High Availability answers
every command that HA does not need with 403 Forbidden. Here a library for commands is loaded, and the
server has no control socket, so that its commands came in through that listener. \`-t\` says nothing. A
control socket of its own is the better way; \`"restrict-commands": false\` keeps the old one.`,
  source: 'ChangeLog 2367; config-get sent to the listeners of 2.6.3 and 3.0.4',
  severity: 'warning',
  changed: version('3.0.0'),
  scope: 'document',
  also: ['ha-without-tls'],
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "hooks-libraries": [
            { "library": "libdhcp_lease_cmds.so" },
            { "library": "libdhcp_host_cmds.so" },
            { "library": "libdhcp_ha.so",
              "parameters": { "high-availability": [ {
                "this-server-name": "one", "mode": "hot-standby",
                "peers": [
                  { "name": "one", "url": "http://192.0.2.1:8005/", "role": "primary" },
                  { "name": "two", "url": "http://192.0.2.2:8005/", "role": "standby" } ] } ] } }
          ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "control-sockets": [ { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" } ],
          "hooks-libraries": [
            { "library": "libdhcp_lease_cmds.so" },
            { "library": "libdhcp_host_cmds.so" },
            { "library": "libdhcp_ha.so",
              "parameters": { "high-availability": [ {
                "this-server-name": "one", "mode": "hot-standby",
                "peers": [
                  { "name": "one", "url": "http://192.0.2.1:8005/", "role": "primary" },
                  { "name": "two", "url": "http://192.0.2.2:8005/", "role": "standby" } ] } ] } }
          ]
        }
      }
    `,
  },
  *check({ sections }) {
    for (const section of sections) yield* onlyWay(section);
  },
});

function* onlyWay(section: Section): Generator<Finding> {
  if (['control-socket', 'control-sockets'].some((key) => member(section, key) !== undefined)) return;
  const hooks = hooksOf(section.document, section.node);
  const user = hooks.find(({ library }) => commandLibraries.includes(libraryName(library?.value ?? '')));
  if (user?.library === undefined) return;
  for (const relationship of relationshipsOf(hooks)) {
    if (relationship.restrictCommands !== undefined || !listens(relationship)) continue;
    yield {
      message: `without "restrict-commands" the HA listener takes HA commands only since 3.0, and those of ${quote(libraryName(user.library.value))} have no other way in`,
      at: keyAt(relationship),
      related: [there('the library with other commands', valueAt(user.library))],
      fix: manualFix('give the server a control socket for them, or set "restrict-commands" to false'),
    };
  }
}

/** Nothing switches the listener off, which is there by default since 2.3.7. */
function listens({ enableMultiThreading, dedicatedListener }: HaRelationship): boolean {
  return [enableMultiThreading, dedicatedListener].every(
    (place) => place === undefined || place.document.boolean(place.node) !== false,
  );
}
