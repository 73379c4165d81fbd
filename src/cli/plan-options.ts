// The options that decide what is changed: those of `kea-migrate PATH` alone.

import { type Command, Option } from 'commander';
import {
  type Listen,
  readAgentMode,
  readCredentials,
  readListen,
  readOnly,
  type Settings,
} from '../options.ts';
import { planParts } from '../plan/part.ts';

/** Adds those that limit or widen what is changed: for `check --fix` as well. */
export function addExtentOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--only <part>',
        'agent: change the control channel alone; upgrade: everything else (default: both, the agent first)',
      )
        .choices([...planParts])
        .argParser(readOnly),
    )
    .option('--unsafe', 'also carry out fixes marked unsafe: they may change what the servers do');
}

/** Adds them to a command. */
export function addPlanOptions(command: Command): Command {
  return addExtentOptions(command)
    .option('--write', 'do it: all files or none, with a backup that `undo` puts back')
    .option(
      '--verify-with <dir|command>',
      'ask the Kea in this directory (kea-dhcp4 -t …) about the result before anything is written; or a command with {daemon}, {file}, {dir}',
    )
    .addOption(
      new Option(
        '--agent <mode>',
        'keep: the agent runs on beside the listeners; replace: it is gone (default: by target)',
      )
        .choices(['keep', 'replace'])
        .argParser(readAgentMode),
    )
    .addOption(
      new Option(
        '--listen <server=address:port>',
        'choose a listener yourself, for dhcp4, dhcp6 or d2; repeatable',
      ).argParser((text: string, before: Settings['listen']): Settings['listen'] => {
        const [server, place]: readonly [string, Listen] = readListen(text);
        return { ...before, [server]: place };
      }),
    )
    .addOption(
      new Option(
        '--credentials <mode>',
        'auto: credentials the target accepts; none: leave authentication out (default: auto)',
      )
        .choices(['auto', 'none'])
        .argParser(readCredentials),
    )
    .option('--unix-only', 'no HTTP listeners: Unix control sockets alone');
}
