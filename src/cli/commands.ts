// The command line as plain data, read off the tables that `--help` is made of: shell completion and the manual page
// cannot know an option that is not there, or miss one.

import { type Example, examples } from './examples.ts';
import type { Program } from './program.ts';

/** What may stand for a value, as a shell can offer it. */
export interface Value {
  /** `version`, `kind[=file]`. */
  readonly name: string;
  /** Words to choose from; one that ends with `=` goes on. Empty: free text. */
  readonly words: readonly string[];
  /** What comes behind the `=` of such a word. */
  readonly behind: readonly string[] | 'files';
  /** Names on the disk that fit. */
  readonly paths: 'files' | 'directories' | 'none';
}

export interface OptionInfo {
  /** `-f`. */
  readonly short: string | undefined;
  /** `--format`. */
  readonly long: string;
  readonly value: Value | undefined;
  readonly description: string;
}

export interface ArgumentInfo extends Value {
  readonly description: string;
  readonly required: boolean;
  readonly variadic: boolean;
}

export interface CommandInfo {
  /** Empty for the program itself. */
  readonly name: string;
  readonly description: string;
  readonly arguments: readonly ArgumentInfo[];
  readonly options: readonly OptionInfo[];
  readonly examples: readonly Example[];
}

/** Names that only other parts of the program know. */
export interface Names {
  readonly rules: readonly string[];
  /** Rules, and changes of Kea. */
  readonly topics: readonly string[];
  readonly schemas: readonly string[];
  readonly formats: readonly string[];
}

/** All commands, the program itself first. */
export function commandsOf(program: Program, names: Names): readonly CommandInfo[] {
  return [program, ...program.commands].map((command) => {
    const name = command === program ? '' : command.name();
    return {
      name,
      description: command.description(),
      arguments: command.registeredArguments.map((argument) => ({
        ...takenBy(argument.name(), argument.argChoices, names),
        description: argument.description,
        required: argument.required,
        variadic: argument.variadic,
      })),
      options: [
        ...command.options.map((option) => ({
          short: option.short,
          long: option.long ?? '',
          value: option.isBoolean() || option.negate ? undefined : optionValue(option, names),
          description: option.description,
        })),
        { short: '-h', long: '--help', value: undefined, description: 'display help for command' },
      ],
      examples: examples[name] ?? [],
    };
  });
}

function optionValue(
  option: { readonly flags: string; readonly argChoices?: string[] | undefined },
  names: Names,
): Value | undefined {
  const name = /[<[](.+)[>\]]$/.exec(option.flags)?.[1];
  return name === undefined ? undefined : takenBy(name, option.argChoices, names);
}

/** What a value's name says about it: the names in `--help` are chosen so that people can tell as well. */
function takenBy(name: string, choices: readonly string[] | undefined, names: Names): Value {
  const value: Value = { name, words: choices ?? [], behind: [], paths: 'none' };
  if (choices !== undefined) return value;
  switch (name) {
    case 'kind[=file]':
      return { ...value, words: names.formats, behind: 'files' };
    case 'id=severity':
      return {
        ...value,
        words: names.rules.map((id) => `${id}=`),
        behind: ['off', 'info', 'warning', 'error'],
      };
    case 'server=address:port':
      return { ...value, words: ['dhcp4=', 'dhcp6=', 'd2='] };
    case 'topic':
      return { ...value, words: names.topics };
    case 'kind':
      return { ...value, words: names.schemas };
    case 'directory':
    case 'dir|command':
      return { ...value, paths: 'directories' };
    case 'paths':
    case 'path':
    case 'file':
    case 'name':
      return { ...value, paths: 'files' };
    default:
      return value;
  }
}
