// Puts the views of one host's files together into an installation. Pure; grouping decided which files belong together.

import { compareText } from '../core/diagnostic.ts';
import { serverKinds } from '../kea/daemons.ts';
import { agentOf, isServerKind, netconfOf, serverOf } from './daemons.ts';
import type { ConfigFile, Installation, Keactrl, Section, Server } from './types.ts';

interface Owned {
  readonly file: ConfigFile;
  readonly section: Section;
}

/**
 * The installation made of these files. When a kind of daemon occurs twice the first one counts: a section that Kea
 * knows by its name before a misspelt one, then by path.
 *
 * @param name what people call it
 * @param directory absolute; the deepest one that holds all files
 */
export function modelInstallation(
  name: string,
  directory: string,
  files: readonly ConfigFile[],
  keactrl: Keactrl | undefined,
): Installation {
  const sorted = [...files].sort((a, b) => compareText(a.path, b.path));
  const sections = sorted
    .flatMap((file) => file.sections.map((section): Owned => ({ file, section })))
    .sort((a, b) => Number(a.section.misspelt) - Number(b.section.misspelt));
  const first = (kind: string): Owned | undefined => sections.find(({ section }) => section.kind === kind);
  const agent = first('agent');
  const netconf = first('netconf');
  return {
    name,
    directory,
    files: sorted,
    agent: agent === undefined ? undefined : agentOf(agent.file, agent.section),
    servers: serverKinds.flatMap((kind): readonly Server[] => {
      const owned = first(kind);
      return owned === undefined || !isServerKind(kind) ? [] : [serverOf(owned.file, owned.section, kind)];
    }),
    netconf: netconf === undefined ? undefined : netconfOf(netconf.file, netconf.section),
    keactrl,
  };
}
