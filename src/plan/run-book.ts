// The run-book: what an operator does on the server, in order, once the files are written. Pure: installations before
// and after in, steps with commands out. The commands are made in service-commands.ts and verify-commands.ts.

import { shellCommand, shellWord } from '../core/shell.ts';
import { formatVersion } from '../core/version.ts';
import { d2Of } from '../installation/ddns.ts';
import { credentialState } from '../installation/endpoints.ts';
import type { Endpoint, Server } from '../installation/types.ts';
import { daemons } from '../kea/daemons.ts';
import { debianPurgedCredentials } from '../kea/startup.ts';
import { behaves, behaviours } from '../kea/versions.ts';
import { coversAddress } from './address.ts';
import { credentialPaths, listeners } from './credential-paths.ts';
import { prepareSteps } from './run-book-prepare.ts';
import { backupOf, type RunBookInput, type Scene, sceneOf } from './run-book-scene.ts';
import type { RunStep } from './types.ts';
import { verifySteps } from './verify-commands.ts';

/** The steps in order; none when nothing changes. Texts are for people; commands are for a root shell on the server. */
export function runBook(input: RunBookInput): readonly RunStep[] {
  if (input.changed.length === 0 && input.create.length === 0) return [];
  const scene = sceneOf(input);
  return [
    ...prepareSteps(scene),
    ...testSteps(scene),
    ...stopSteps(scene),
    ...startSteps(scene),
    ...verifySteps(scene),
    ...cleanUpSteps(scene),
    ...rollBackSteps(scene),
  ];
}

function testSteps(scene: Scene): RunStep[] {
  const tests = [
    ...scene.servers.map(({ kind, file }) => [kind, file] as const),
    ...(scene.after.netconf !== undefined && scene.restarted.includes('netconf')
      ? [['netconf', scene.after.netconf.file] as const]
      : []),
    ...(scene.agentChanges && scene.after.agent !== undefined
      ? [['agent', scene.after.agent.file] as const]
      : []),
  ].map(([kind, file]) => shellCommand(daemons[kind].program, '-t', scene.deployed(file)));
  if (tests.length === 0) return [];
  return [
    {
      phase: 'test',
      text: 'ask Kea itself; each command must end without an error. -t opens no socket and reads no certificate: ports that are taken and wrong certificates show only at the start',
      commands: tests,
    },
  ];
}

/** A listener of the result on the agent's address and port: the agent must be gone before it opens. */
function heirs(scene: Scene): readonly Endpoint[] {
  const agent = scene.endpointsBefore.find(({ owner }) => owner === 'agent');
  if (agent === undefined) return [];
  return scene.endpointsAfter.filter(
    ({ owner, transport, address, port }) =>
      owner !== 'agent' &&
      transport !== 'unix' &&
      port === agent.port &&
      (coversAddress(agent.address, address) || coversAddress(address, agent.address)),
  );
}

function stopSteps(scene: Scene): RunStep[] {
  if (scene.agent !== 'replace' || scene.before.agent === undefined) return [];
  const heir = heirs(scene)[0];
  const why =
    heir === undefined
      ? 'clients reach the servers at their new addresses from the next step on'
      : `${heir.owner} takes over port ${heir.port}, which must be free when it starts`;
  const gone = behaves('agentRuns', scene.version)
    ? ''
    : `. Kea ${scene.target} has no agent: after the upgrade there may be nothing left to stop`;
  return [
    {
      phase: 'stop',
      text: `stop the Control Agent for good: ${why}${gone}`,
      commands: scene.commands.retire('agent'),
    },
  ];
}

function startSteps(scene: Scene): RunStep[] {
  const { commands, restarted, agentChanges } = scene;
  const steps: RunStep[] = [];
  if (restarted.length > 0) {
    const pairs = scene.servers.some(({ relationships }) => relationships.length > 0);
    const partner = pairs
      ? '. High Availability: one host at a time; go on to the partner when status-get shows this one in service again'
      : '';
    steps.push({
      phase: 'start',
      text: `restart ${restarted.map((kind) => daemons[kind].program).join(', then ')}${partner}`,
      commands: restarted.flatMap((kind) => commands.restart(kind)),
    });
  }
  if (agentChanges) {
    steps.push({
      phase: 'start',
      text: 'restart the Control Agent, which forwards to other paths now',
      commands: commands.restart('agent'),
    });
  }
  return steps;
}

function cleanUpSteps(scene: Scene): RunStep[] {
  const { agent } = scene.before;
  const steps: RunStep[] = [];
  if (agent !== undefined && scene.agent === 'keep' && scene.after.servers.some(hasHttp)) {
    steps.push({
      phase: 'clean up',
      text: `later, when no client uses the Control Agent any more, stop it for good (Kea has none from ${agentEnds()} on)`,
      commands: scene.commands.retire('agent'),
    });
  }
  if (agent !== undefined && scene.agent === 'replace') {
    const alone = agent.file.sections.length === 1;
    const packaged = scene.platform === 'debian';
    const purge =
      packaged && credentialPaths(scene.after).includes(debianPurgedCredentials)
        ? `. Do not purge the package: that deletes ${debianPurgedCredentials}, which the servers read now`
        : '';
    steps.push({
      phase: 'clean up',
      text: `later, when every client has changed and nobody wants to go back: remove the agent${purge}`,
      commands: [
        ...(packaged ? [shellCommand('apt-get', 'remove', daemons.agent.units.debian)] : []),
        ...(alone ? [shellCommand('rm', scene.deployed(agent.file))] : []),
      ],
    });
  }
  steps.push(...copiesStep(scene));
  return steps;
}

/** Copies of the old files live on where nobody looks, with the passwords that were to leave the files. */
function copiesStep({ before, inPlace, deployDirectory }: Scene): RunStep[] {
  const hadSecrets = [
    before.agent?.authentication,
    ...listeners(before).map((one) => one.authentication),
  ].some((authentication) => ['clear', 'mixed'].includes(credentialState(authentication)));
  const hadTsig = d2Of(before.servers)?.keys.some(({ secret }) => secret !== undefined) ?? false;
  if (inPlace && !hadSecrets && !hadTsig) return [];
  const where = inPlace ? 'the backup that undo needs, in .kea-migrate' : 'the copy of the old files';
  const what = [...(hadSecrets ? ['passwords'] : []), ...(hadTsig ? ['secrets of TSIG keys'] : [])];
  const why = what.length === 0 ? '' : `: it holds ${what.join(' and ')} in clear text`;
  return [
    {
      phase: 'clean up',
      text: `later, when nobody wants to go back: remove ${where}${why}`,
      commands: inPlace ? [] : [shellCommand('rm', '-r', backupOf({ deployDirectory }))],
    },
  ];
}

function hasHttp({ sockets }: Server): boolean {
  return sockets.some(({ type }) => type?.value.startsWith('http') ?? false);
}

function agentEnds(): string {
  const before = behaviours.agentRuns.stretches[0]?.before;
  return before === undefined ? '' : formatVersion(before);
}

function rollBackSteps(scene: Scene): RunStep[] {
  const { commands, inPlace, restarted, agentChanges } = scene;
  const { directory } = scene.after;
  // A server would go on reading them. Files with credentials harm nobody, and may be in use elsewhere.
  const born = scene.create.filter(({ secret }) => !secret).map(({ path }) => scene.short(path));
  const steps: RunStep[] = [
    {
      phase: 'roll back',
      text: inPlace
        ? 'put the old files back, byte for byte'
        : `put the old files back${takenAway(born)}: on the server, or here with kea-migrate undo ${shellWord(directory)} and bring them over again`,
      commands: inPlace
        ? [shellCommand('kea-migrate', 'undo', directory)]
        : [
            shellCommand('cp', '-a', `${backupOf(scene)}/.`, `${scene.deployDirectory}/`),
            ...born.map((name) => shellCommand('rm', `${scene.deployDirectory}/${name}`)),
          ],
    },
  ];
  const revive = scene.agent === 'replace' && scene.before.agent !== undefined;
  const downgrade =
    revive && !behaves('agentRuns', scene.version)
      ? '. Kea without an agent stays without: go back to the old packages first'
      : '';
  const last = revive
    ? ', then the agent, once its port is free again'
    : agentChanges
      ? ', then the agent'
      : '';
  steps.push({
    phase: 'roll back',
    text: `restart the servers${last}${downgrade}`,
    commands: [
      ...restarted.flatMap((kind) => commands.restart(kind)),
      ...(revive ? commands.revive('agent') : agentChanges ? commands.restart('agent') : []),
    ],
  });
  return steps;
}

function takenAway(names: readonly string[]): string {
  return names.length === 0 ? '' : ` and take away those that were not there before, ${names.join(', ')}`;
}
