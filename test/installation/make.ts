// Files in a test become views without a disk.

import { type Version, version } from '../../src/core/version.ts';
import { parseDocument } from '../../src/document/parse.ts';
import { type Grouping, type GroupOptions, groupInstallations } from '../../src/installation/group.ts';
import { readKeactrl } from '../../src/installation/keactrl.ts';
import { modelFile } from '../../src/installation/sections.ts';
import type { ConfigFile, Installation } from '../../src/installation/types.ts';

export const kea = {
  '2.6': version('2.6.3'),
  '3.0': version('3.0.4'),
  '3.2': version('3.2.0'),
  '3.3': version('3.3.1'),
};

/** One parsed file; `path` relative to the working directory `/w`. Includes lead to the other `texts`. */
export function fileOf(
  path: string,
  text: string,
  texts: Readonly<Record<string, string>> = {},
  target: Version = kea['3.2'],
): ConfigFile {
  const include = (name: string) => {
    const found = texts[name];
    return found === undefined ? { failure: 'no such file' } : { path: name, text: found };
  };
  return modelFile(parseDocument({ path, text }, { target, include }), `/w/${path}`);
}

/** Groups files by path and text; those named keactrl.conf are read as such. */
export function group(texts: Readonly<Record<string, string>>, options?: GroupOptions): Grouping {
  const entries = Object.entries(texts);
  const isKeactrl = (path: string) => path.endsWith('keactrl.conf');
  return groupInstallations(
    entries.filter(([path]) => !isKeactrl(path)).map(([path, text]) => fileOf(path, text, texts)),
    entries
      .filter(([path]) => isKeactrl(path))
      .map(([path, text]) => readKeactrl({ path, text }, `/w/${path}`)),
    options,
  );
}

/** The only installation of these files. */
export function one(texts: Readonly<Record<string, string>>): Installation {
  const { installations } = group(texts);
  const [first] = installations;
  if (first === undefined || installations.length !== 1)
    throw new Error(`${installations.length} installations`);
  return first;
}

/** An agent that forwards to these sockets. */
export function agent(forwards: Readonly<Record<string, string>>, more = ''): string {
  const entries = Object.entries(forwards).map(
    ([service, name]) => `"${service}": { "socket-type": "unix", "socket-name": "${name}" }`,
  );
  return `{ "Control-agent": { ${more} "control-sockets": { ${entries.join(', ')} } } }`;
}

/** A server with one Unix socket. */
export function server(section: string, socket?: string, more = ''): string {
  const entry =
    socket === undefined ? '' : `, "control-socket": { "socket-type": "unix", "socket-name": "${socket}" }`;
  return `{ "${section}": { "valid-lifetime": 600${entry}${more} } }`;
}
