// The run-book before anything is stopped: the right version, files in place, directories and files readable.

import { shellCommand, shellWord } from '../core/shell.ts';
import { utf8 } from '../core/source.ts';
import { resolveSocketPath } from '../installation/socket-path.ts';
import { type DaemonKind, daemons } from '../kea/daemons.ts';
import { directories } from '../kea/directories.ts';
import { startup } from '../kea/startup.ts';
import { behaves, firstVersion } from '../kea/versions.ts';
import { credentialPaths, secretPaths, tlsPaths } from './credential-paths.ts';
import { backupOf, type Scene } from './run-book-scene.ts';
import type { CredentialFile, RunStep } from './types.ts';

/** The steps of the phase `prepare`. */
export function prepareSteps(scene: Scene): RunStep[] {
  return [
    ...versionStep(scene),
    ...deliveryStep(scene),
    ...credentialStep(scene),
    ...readableStep(scene),
    ...socketDirectoryStep(scene),
  ];
}

function versionStep(scene: Scene): RunStep[] {
  const kinds = scene.restarted.filter((kind) => kind !== 'netconf');
  if (kinds.length === 0) return [];
  const lists = scene.servers.some(({ form }) => form === 'plural');
  const least = lists
    ? `. Kea older than ${firstVersion('controlSocketsList')} refuses "control-sockets" lists: upgrade before going on`
    : '';
  const remark = scene.commands.remark === undefined ? '' : `. Note: ${scene.commands.remark}`;
  return [
    {
      phase: 'prepare',
      text: `work as root on the server; it should run Kea ${scene.target}, which these files are made for${least}${remark}`,
      commands: kinds.map((kind) => `${daemons[kind].program} -v`),
    },
  ];
}

function deliveryStep(scene: Scene): RunStep[] {
  if (scene.inPlace) return [];
  const { deployDirectory } = scene;
  const names = [...scene.changed, ...scene.create.map(({ path }) => path)].map(scene.short).join(', ');
  return [
    {
      phase: 'prepare',
      text: `keep a copy of ${deployDirectory}, then bring these files of ${scene.after.name} there, with owner and mode as before: ${names}`,
      commands: [shellCommand('cp', '-a', deployDirectory, backupOf(scene))],
    },
  ];
}

/** Files that the tool does not create: inside a git work tree a secret could be committed. */
function credentialStep(scene: Scene): RunStep[] {
  const missing = scene.credentialFiles.filter(({ created }) => !created);
  return missing.map((file) => ({
    phase: 'prepare',
    text: `create ${file.path}: one line, ${file.holds}; it belongs in no repository`,
    commands: [emptyFile(scene, file), fill(file)],
  }));
}

/** The file with its mode and owner, before anything secret is in it. */
function emptyFile({ platform, commands }: Scene, { path, mode, usedBy }: CredentialFile): string {
  const known = platform === undefined ? undefined : startup[platform].group;
  const user = commands.userOf(usedBy[0] ?? 'dhcp4');
  const group = known ?? (user === undefined ? undefined : `"$(id -gn ${user})"`);
  const owner = group === undefined ? '' : ` -o root -g ${group}`;
  return `install -m ${mode.toString(8).padStart(4, '0')}${owner} /dev/null ${shellWord(path)}`;
}

function fill({ path, what, user, generated }: CredentialFile): string {
  const file = shellWord(path);
  if (what === 'user') return `printf '%s\\n' ${shellWord(user)} > ${file}`;
  return generated ? `head -c 24 /dev/urandom | base64 > ${file}` : `"\${EDITOR:-vi}" ${file}`;
}

function readableStep(scene: Scene): RunStep[] {
  const kind = scene.servers[0]?.kind;
  const files = [...credentialPaths(scene.after), ...tlsPaths(scene.after)];
  const commands = [
    ...(kind === undefined ? [] : files.map((file) => readable(scene, kind, file))),
    ...(scene.restarted.includes('d2')
      ? secretPaths(scene.after).map((file) => readable(scene, 'd2', file))
      : []),
  ];
  if (commands.length === 0) return [];
  return [
    {
      phase: 'prepare',
      text: 'the user that the servers run as must be able to read these files, the keys and credentials nobody else',
      commands,
    },
  ];
}

function readable({ commands }: Scene, kind: DaemonKind, file: string): string {
  const user = commands.userOf(kind);
  const list = shellCommand('ls', '-l', file);
  return user === undefined ? list : `runuser -u ${user} -- ${shellCommand('test', '-r', file)} && ${list}`;
}

function socketDirectoryStep(scene: Scene): RunStep[] {
  const directory = socketDirectory(scene);
  if (!behaves('socketDirectoryRestricted', scene.version)) return [];
  if (!scene.endpointsAfter.some(({ transport }) => transport === 'unix')) return [];
  return [
    {
      phase: 'prepare',
      text: 'the directory of the Unix sockets must not be more open than 0750, else Kea does not start; units that create it need RuntimeDirectoryMode=0750',
      commands:
        directory === undefined
          ? []
          : [shellCommand('ls', '-ld', directory), shellCommand('chmod', '0750', directory)],
    },
  ];
}

/** The one directory of all Unix sockets, when it is known. */
function socketDirectory({ endpointsAfter, platform, version }: Scene): string | undefined {
  if (platform !== undefined) return directories[platform].sockets;
  const found = new Set(
    endpointsAfter
      .filter(({ transport }) => transport === 'unix')
      .map(({ address }) => resolveSocketPath(address, { platform, target: version }).directory),
  );
  const [only] = found;
  return found.size === 1 && only !== undefined && only.startsWith('/') ? utf8(only) : undefined;
}
