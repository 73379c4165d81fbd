// `kea-migrate completion SHELL`: loaded only when it is asked for.

import { ruleIds } from '../check/explain.ts';
import { formatNames } from '../report/formats.ts';
import { changes } from '../run/changes/catalogue.ts';
import { schemas } from '../run/schemas.ts';
import { type CommandInfo, commandsOf } from './commands.ts';
import { bashCompletion } from './completion-bash.ts';
import { fishCompletion } from './completion-fish.ts';
import { zshCompletion } from './completion-zsh.ts';
import type { Program } from './program.ts';
import type { Shell } from './shells.ts';

const scripts: Readonly<Record<Shell, (commands: readonly CommandInfo[]) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

/** What `explain` knows by a name of its own; keywords are too many. */
const topics = [...new Set([...ruleIds, ...changes.map(({ id }) => id)])].sort();

/** The commands with the names of this version's rules, schemas and formats. */
export function describeCommands(program: Program): readonly CommandInfo[] {
  return commandsOf(program, { rules: ruleIds, topics, schemas: Object.keys(schemas), formats: formatNames });
}

/** A script that teaches a shell the command line. */
export function completion(shell: Shell, program: Program): string {
  return scripts[shell](describeCommands(program));
}
