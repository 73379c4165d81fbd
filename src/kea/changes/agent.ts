// Changes of the Control Agent and of what takes its place.

import {
  checked,
  commanded,
  commands,
  decide,
  dies,
  listeners,
  noted,
  pin,
  refused,
  rewrite,
  rewriteIf,
  securityRelease,
  silent,
  started,
  upTo,
  warned,
} from './define.ts';
import type { ChangeTheme } from './types.ts';

export const agent: ChangeTheme = {
  name: 'agent',
  title: 'Control Agent',
  changes: [
    {
      id: 'control-agent-deprecated',
      steps: [upTo('3.1.8', warned('3.0.0'))],
      daemons: ['agent'],
      keywords: [],
      remedy: rewriteIf('let the servers open listeners of their own, and stop the agent'),
      seen: [started('aaw-')],
    },
    {
      id: 'control-agent-removed',
      steps: [refused('3.1.8')],
      daemons: ['agent'],
      keywords: [],
      remedy: rewriteIf(
        'let the servers open listeners of their own; ports and clients are for a person to choose',
      ),
    },
    {
      id: 'ca-one-endpoint-becomes-many',
      steps: [refused('3.1.8')],
      daemons: ['agent', ...listeners],
      keywords: ['http-host', 'http-port', 'socket-address', 'socket-port'],
      remedy: decide('give each server its port, and each client the address of the server it talks to'),
      seen: [started('--rr', 'two servers on one address and port')],
      told: [
        { rule: 'client-calls-agent' },
        { rule: 'listener-clash' },
        { migration: 'control-agent-removed' },
      ],
      words: {
        title: 'one address of the agent becomes one for each server',
        why: `Behind the agent's one port stood all servers, and \`service\` in a command chose among them. Servers listen for
themselves: each needs an address and port that nobody else has, so the URL of nearly every client changes.`,
        source: 'ChangeLog 2458; manual, "Migration from the Control Agent"',
      },
    },
    {
      id: 'http-service-mismatch',
      steps: [commands('3.1.9')],
      daemons: listeners,
      keywords: [],
      remedy: decide('let clients send no service, an empty list, or the name of the server that they ask'),
      seen: [commanded('--ar')],
      told: [{ rule: 'command-for-several-services' }],
      words: {
        title: 'a server refuses commands for another service',
        why: `A server's own listener did not look at \`service\` from 2.7.2 to 3.1.8: kea-dhcp4 answered what was meant for dhcp6. Since
3.1.9 a wrong name or more than one name is an error.`,
        source: 'src/lib/config/http_command_response_creator.cc of 3.2.0',
      },
    },
    {
      id: 'ca-http-host-default',
      steps: [silent('2.7.2')],
      daemons: ['agent', ...listeners],
      keywords: ['http-host', 'http-port', 'socket-address', 'socket-port'],
      remedy: rewrite('write address and port out in every listener'),
      told: [{ migration: 'control-agent-removed' }, { rule: 'listener-clash' }],
      words: {
        title: 'a listener of kea-dhcp6 without an address is on ::1, and all are on port 8000',
        why: `The agent without \`http-host\` listens on 127.0.0.1. So do kea-dhcp4 and kea-dhcp-ddns without \`socket-address\`, but kea-dhcp6
is on ::1; the port is 8000 for all of them, so that two servers that leave both out cannot run side by side.`,
        source: 'src/lib/config/http_command_config.cc and src/bin/dhcp6/ctrl_dhcp6_srv.cc of 3.2.0',
      },
    },
    {
      id: 'ca-http-host-not-ip',
      steps: [dies()],
      daemons: ['agent'],
      keywords: ['http-host'],
      remedy: decide('write the address instead of the name'),
      seen: [checked('aaa-'), started('rrr-')],
    },
    {
      id: 'ca-auth-realm-default',
      steps: [silent('2.7.2')],
      daemons: ['agent', ...listeners],
      keywords: ['realm'],
      remedy: pin('"realm": "kea-control-agent"', 'write the realm of the agent into the new listeners'),
      told: [{ migration: 'control-agent-removed' }],
      words: {
        title: 'without a realm each server names its own, no longer "kea-control-agent"',
        why: `Where \`authentication\` has no \`realm\`, the agent says kea-control-agent and the servers say kea-dhcpv4-server,
kea-dhcpv6-server and kea-dhcp-ddns-server. Clients that keep passwords by realm, as browsers do, do not find theirs any more.`,
        source: 'src/bin/dhcp4/ctrl_dhcp4_srv.cc, src/lib/config/http_command_config.cc',
      },
    },
    {
      id: 'ca-http-headers-d2',
      steps: [refused('2.7.5')],
      daemons: ['agent', 'd2'],
      keywords: ['http-headers'],
      remedy: decide('leave them out for kea-dhcp-ddns, or let a proxy add them'),
      seen: [checked('--rr')],
      told: [{ rule: 'unknown-keyword' }, { migration: 'control-agent-removed' }],
      words: {
        title: 'kea-dhcp-ddns takes no "http-headers"',
        why: `The agent and both DHCP servers take \`http-headers\` since 2.7.5. The grammar of kea-dhcp-ddns never had them, so headers of
the agent cannot go along when its listener does.`,
        source: 'src/bin/d2/d2_parser.yy',
      },
    },
    {
      id: 'ca-rbac-hook-renamed',
      steps: [refused('2.7.2')],
      daemons: ['agent'],
      keywords: ['library'],
      remedy: rewrite('load it under its new name in every server that has a listener'),
    },
    {
      id: 'ca-control-sockets-map',
      steps: [noted('3.1.8')],
      daemons: ['agent'],
      keywords: ['control-sockets'],
      remedy: rewrite('it goes with the agent'),
      told: [{ rule: 'socket-path-mismatch' }, { migration: 'control-agent-removed' }],
      words: {
        title: 'nothing takes the place of the agent’s "control-sockets"',
        why: `The map only told the agent where the servers listen. Each path should be that of the server's own Unix socket; where the two
differ, the agent never reached that server.`,
        source: 'src/bin/agent/agent_parser.yy of 3.0.4',
      },
    },
    {
      id: 'ca-socket-path',
      steps: [refused(...securityRelease)],
      daemons: ['agent'],
      keywords: ['socket-name'],
      remedy: rewriteIf('name the socket in the supported directory, on both sides'),
      seen: [checked('arr-')],
    },
    {
      id: 'ca-socket-name-missing',
      steps: [refused('2.6.3', '3.0.0')],
      daemons: ['agent'],
      keywords: ['socket-name'],
      remedy: decide('name the socket of the server'),
      seen: [checked('arr-')],
    },
  ],
};
