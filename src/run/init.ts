// `init`: writes a kea-migrate.jsonc from what is found, with comments. It never replaces one.

import { join, relative, resolve } from 'node:path';
import { configurationName } from '../configuration.ts';
import { RefusedError, UsageError } from '../core/errors.ts';
import { ExitCode } from '../core/exit.ts';
import { type Io, IoError, statIfOpen } from '../core/io.ts';
import { latin1 } from '../core/source.ts';
import { detectPlatform } from '../installation/platform.ts';
import type { Installation } from '../installation/types.ts';
import { platforms } from '../kea/directories.ts';
import { defaultTarget, targetNames } from '../kea/versions.ts';
import { visible } from '../report/escape.ts';
import { type Loaded, load } from '../stages.ts';
import type { Screen } from './show.ts';

/** Where the schema is published. */
const schemaUrl =
  'https://raw.githubusercontent.com/kea-migrate/kea-migrate/main/schemas/kea-migrate.schema.json';
/** Hosts that are listed one by one. */
const mostListed = 20;

/**
 * `kea-migrate init [PATH]`.
 *
 * @param path the directory to look through and to write into
 * @throws UsageError when it is no directory
 */
export function runInit(path: string, io: Io, screen: Screen): ExitCode {
  if (statIfOpen(io, path)?.kind !== 'directory') throw new UsageError(`init: ${path} is not a directory`);
  const file = join(path, configurationName);
  try {
    if (io.lstat(file) !== undefined) throw new RefusedError(`${file} is there already, and stays as it is`);
    const loaded = load([path], io);
    io.create(file, latin1(initialConfiguration(loaded, resolve(io.cwd(), path))), 0o644);
    screen.out(`${visible(file)} written: ${foundText(loaded)}\n`);
    screen.out(`next: kea-migrate check ${visible(path)}\n`);
    return ExitCode.ok;
  } catch (error) {
    if (!(error instanceof RefusedError || error instanceof IoError)) throw error;
    const reason = error instanceof IoError ? `${file}: ${error.reason}` : error.message;
    screen.err(`kea-migrate: ${visible(reason)}\n`);
    return ExitCode.refused;
  }
}

function foundText({ found, parts }: Loaded): string {
  const hosts = parts.reduce((sum, { installations }) => sum + installations.length, 0);
  if (found === 0) return 'no Kea configuration was found, so it holds the defaults';
  const files = `${found} file${found === 1 ? '' : 's'}`;
  return `${files} on ${hosts} host${hosts === 1 ? '' : 's'} were found`;
}

/**
 * The text of a first configuration file.
 *
 * @param base the directory it will lie in, absolute
 */
export function initialConfiguration({ parts }: Loaded, base: string): string {
  const installations = parts.flatMap((part) => part.installations);
  const unclear = parts.flatMap((part) => part.unclear);
  const blocks = [
    [
      '// Settings of kea-migrate: found upwards from PATH, and what the command line says is over them.',
      `"$schema": ${JSON.stringify(schemaUrl)},`,
    ],
    [
      `// The Kea version that the files must be valid for, and are migrated to: ${targetNames.join(', ')}.`,
      `"target": ${JSON.stringify(defaultTarget)},`,
    ],
    platformBlock(installations),
    [
      '// Where these files live on the server, when that is not /etc/kea.',
      '// "deployDirectory": "/usr/local/etc/kea",',
    ],
    ['// From which severity on a finding is a failure: error, warning or info.', '"failOn": "error",'],
    hostsBlock(installations, base),
    ...(unclear.length === 0
      ? [
          [
            '// Where names and contents do not tell which files run on one host, say it here.',
            '// With "containers": true each file of a group has a container of its own, with addresses of its own.',
            '// "groups": [{ "name": "north", "files": ["north-*.conf"], "containers": false }],',
          ],
        ]
      : [
          unclear
            .flatMap(({ files, kind }) => [
              `// Nobody can tell which of these ${kind} files belong to which host; name the files of each host below.`,
              ...files.map(({ absolute }) => `//   ${comment(relative(base, absolute))}`),
            ])
            .concat('// "groups": [{ "name": "north", "files": ["north-*.conf"] }],'),
        ]),
    [
      '// Rules that weigh otherwise here, for all files and for some: off, info, warning or error.',
      '// One place is left out by a comment above it: // kea-migrate-ignore RULE reason',
      '"rules": {},',
      '// "overrides": [{ "files": ["lab/**"], "rules": { "control-socket-http-unauthenticated": "warning" } }],',
    ],
    ['// Files that are left out.', '"ignore": []'],
  ];
  const lines = blocks.map((block) => block.map((line) => `  ${line}`).join('\n'));
  return `{\n${lines.join('\n\n')}\n}\n`;
}

function platformBlock(installations: readonly Installation[]): readonly string[] {
  const detected = installations.flatMap((installation) => detectPlatform(installation) ?? []);
  const [first] = detected;
  const choices = `${platforms.slice(0, -1).join(', ')} or ${platforms.at(-1)}`;
  const about = `// Whose build runs there, which decides its directories: ${choices}.`;
  if (first === undefined || detected.some(({ platform }) => platform !== first.platform)) {
    const why = first === undefined ? 'Nothing in the files tells it.' : 'The hosts differ.';
    return [about, `// ${why}`, '// "platform": "debian",'];
  }
  return [about, `// Told from ${comment(first.reason)}.`, `"platform": ${JSON.stringify(first.platform)},`];
}

function hostsBlock(installations: readonly Installation[], base: string): readonly string[] {
  if (installations.length === 0) return ['// No Kea configuration was found below this directory.'];
  const shown = installations.slice(0, mostListed).map(({ directory, files, keactrl }) => {
    const all = [...files, ...(keactrl === undefined ? [] : [keactrl])];
    const names = all.map(({ absolute }) => relative(directory, absolute)).join(', ');
    return `//   ${comment(relative(base, directory) || '.')}: ${comment(names)}`;
  });
  const more = installations.length - shown.length;
  return [
    '// Hosts, as they are told apart without being told:',
    ...shown,
    ...(more > 0 ? [`//   and ${more} more`] : []),
  ];
}

/** Whatever stands in a name, on one line of a comment. */
function comment(text: string): string {
  return visible(text).replaceAll('\n', ' ');
}
