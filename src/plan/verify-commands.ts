// The run-book's proof on the server: every listener answers with credentials and refuses without, and an agent that
// stays still reaches the servers.

import { shellWord } from '../core/shell.ts';
import { utf8 } from '../core/source.ts';
import { isTls, transportOf } from '../installation/endpoints.ts';
import { resolveSocketPath } from '../installation/socket-path.ts';
import type { ControlSocket, Server } from '../installation/types.ts';
import { agentDefaultHost, daemons, defaultPort, serverFacts } from '../kea/daemons.ts';
import { type CurlCommands, curlCommands } from './curl-commands.ts';
import type { Scene } from './run-book-scene.ts';
import type { RunStep } from './types.ts';

const request = '{ "command": "status-get" }';

/** The steps of the phase `verify`. */
export function verifySteps(scene: Scene): RunStep[] {
  if (scene.restarted.length === 0) return [];
  return [
    { phase: 'verify', text: 'all run', commands: scene.commands.status(scene.restarted) },
    ...scene.servers.flatMap((server) =>
      server.sockets.flatMap((socket) => verifySocket(scene, server, socket)),
    ),
    ...verifyAgent(scene),
  ];
}

function verifySocket(scene: Scene, server: Server, socket: ControlSocket): RunStep[] {
  const transport = transportOf(socket);
  if (transport === undefined) return [];
  return transport === 'unix' ? verifyUnix(scene, server, socket) : verifyHttp(server, socket);
}

function verifyUnix(scene: Scene, server: Server, socket: ControlSocket): RunStep[] {
  const { platform, version: target } = scene;
  const path =
    socket.name === undefined
      ? undefined
      : resolveSocketPath(socket.name.value, { platform, target }).resolved;
  if (path === undefined) return [];
  const address = shellWord(`UNIX-CONNECT:${utf8(path)}`);
  return [
    {
      phase: 'verify',
      text: `${daemons[server.kind].program} answers "result": 0 on its Unix socket`,
      commands: [`echo ${shellWord(request)} | socat ${address} -,ignoreeof`],
    },
  ];
}

function verifyHttp(server: Server, socket: ControlSocket): RunStep[] {
  const { tls, type, address, port, authentication } = socket;
  const commands = curlCommands({
    isTls: type?.value === 'https' || isTls(tls),
    tls,
    address: address?.value ?? serverFacts(server.kind).defaultAddress,
    port: port?.value ?? defaultPort,
    authentication,
    request,
  });
  const program = daemons[server.kind].program;
  const refuses = `${program} refuses a request without credentials: this prints 401`;
  return [
    answers(program, commands),
    ...(commands.askBare === undefined
      ? []
      : [{ phase: 'verify', text: refuses, commands: [commands.askBare] } as const]),
  ];
}

function answers(who: string, { url, ask, remark }: CurlCommands): RunStep {
  return { phase: 'verify', text: `${who} answers "result": 0 at ${url}${remark}`, commands: [ask] };
}

/** One request through an agent that stays, for each server that was restarted. */
function verifyAgent({ agent: mode, after: { agent }, servers }: Scene): RunStep[] {
  if (mode !== 'keep' || agent === undefined) return [];
  const reached = servers.filter(({ kind }) => agent.forwards.some((forward) => forward.kind === kind));
  return reached.map(({ kind }) =>
    answers(
      `${daemons[kind].program}, asked through the Control Agent,`,
      curlCommands({
        isTls: isTls(agent.tls),
        tls: agent.tls,
        address: agent.httpHost?.value ?? agentDefaultHost,
        port: agent.httpPort?.value ?? defaultPort,
        authentication: agent.authentication,
        request: `{ "command": "status-get", "service": [ "${daemons[kind].service ?? kind}" ] }`,
      }),
    ),
  );
}
