// The manual page kea-migrate(1) in mdoc, from the same tables as `--help`. The program itself does not need it.

import { exitMeaning } from '../core/exit.ts';
import { toolName } from '../tool.ts';
import type { CommandInfo, OptionInfo } from './commands.ts';

export { describeCommands } from './completion.ts';
export { newProgram } from './program.ts';

/** When the page changed last, as mdoc wants it. */
const date = 'November 21, 2026';

/** The page. */
export function manual(commands: readonly CommandInfo[]): string {
  const [program, ...others] = commands;
  if (program === undefined) return '';
  return [
    ['.\\" Made by `npm run docs` from the options of the program.'],
    [`.Dd ${date}`, '.Dt KEA-MIGRATE 1', '.Os'],
    [
      '.Sh NAME',
      `.Nm ${toolName}`,
      '.Nd check the configuration of Kea DHCP servers and move it off the Control Agent',
    ],
    ['.Sh SYNOPSIS', ...commands.flatMap(synopsis)],
    ['.Sh DESCRIPTION', ...description],
    ['.Pp', 'The options:', ...optionList(program.options)],
    ['.Sh COMMANDS', ...others.flatMap((command) => section(command, program))],
    ['.Sh ENVIRONMENT', ...items(environment.map(([name, text]) => [`Ev ${name}`, text]))],
    ['.Sh FILES', ...items(files.map(([name, text]) => [`Pa ${name}`, text]))],
    ['.Sh EXIT STATUS', ...items(Object.entries(exitMeaning).map(([code, text]) => [code, text]))],
    ['.Sh EXAMPLES', ...commands.flatMap(exampleLines)],
    ['.Sh SEE ALSO', '.Xr kea-ctrl-agent 8 ,', '.Xr kea-dhcp4 8 ,', '.Xr kea-dhcp6 8'],
    [''],
  ]
    .flat()
    .flatMap((line) => (line.startsWith('.') ? [line] : filled(line)))
    .filter((line, at, all) => line !== '.Pp' || !/^\.(?:Sh|Ss) /.test(all[at - 1] ?? ''))
    .join('\n');
}

const description: readonly string[] = [
  '.Nm',
  'reads the files of Kea DHCP servers, the Control Agent among them, and says what is wrong in them and where',
  'they disagree.',
  'Without a command it also shows how to move them off the Control Agent, which Kea 3.2 no longer has;',
  'nothing is written without',
  '.Fl Fl write .',
  '.Pp',
  'Results go to standard output, everything else to standard error.',
];

const environment: readonly (readonly [string, string])[] = [
  ['NO_COLOR', 'when set and not empty: no colour'],
  ['FORCE_COLOR', 'when set, not empty and not 0: colour also where there is no terminal'],
];

const files: readonly (readonly [string, string])[] = [
  ['kea-migrate.jsonc', 'settings, found upwards from the path'],
  ['.kea-migrate', 'what the last --write replaced, in the directory that holds the files; undo needs it'],
];

function synopsis({ name, arguments: list }: CommandInfo): readonly string[] {
  const words = list.map(({ name: value, required, variadic }) => {
    const text = `Ar ${plain(value.replace(/s$/, variadic ? '' : 's'))}${variadic ? ' ...' : ''}`;
    return required || name === '' ? text : `Op ${text}`;
  });
  const options = name === '' || name === 'check' || name === 'explain' ? ['Op Ar options'] : [];
  return [`.Nm${name === '' ? '' : ` Cm ${name}`}`, ...[...options, ...words].map((word) => `.${word}`)];
}

/** A command with the options that it does not share with the program. */
function section(command: CommandInfo, program: CommandInfo): readonly string[] {
  const shared = new Set(program.options.map(({ long, description: text }) => `${long} ${text}`));
  const own = command.options.filter(({ long, description: text }) => !shared.has(`${long} ${text}`));
  const isJudging = command.options.some(({ long }) => long === '--fail-on');
  const without = program.options
    .filter(({ long }) => !command.options.some((option) => option.long === long))
    .map(({ long }) => `.Fl Fl ${long.slice(2)}`);
  return [
    `.Ss ${command.name}`,
    sentence(command.description),
    ...(isJudging && without.length > 0
      ? [
          'It takes the options above, but not',
          ...without.map((word, at) => `${word}${at === without.length - 1 ? ' .' : ' ,'}`),
        ]
      : []),
    ...command.arguments.flatMap(({ name, description: text, words }) => [
      '.Pp',
      `.Ar ${plain(name)} :`,
      sentence(words.length === 0 || words.length > 10 ? text : `${text}; one of ${words.join(', ')}`),
    ]),
    ...(own.length === 0 ? [] : optionList(own)),
  ];
}

function optionList(options: readonly OptionInfo[]): readonly string[] {
  return [
    '.Bl -tag -width Ds',
    ...options.flatMap((option) => [
      `.It ${[option.short, option.long]
        .filter((flag) => flag !== undefined)
        .map((flag) => flagText(flag, option))
        .join(' , ')}`,
      sentence(aboutOption(option)),
    ]),
    '.El',
  ];
}

function flagText(flag: string, { value }: OptionInfo): string {
  const name = flag.startsWith('--') ? `Fl Fl ${plain(flag.slice(2))}` : `Fl ${plain(flag.slice(1))}`;
  return value === undefined ? name : `${name} Ar ${plain(value.name)}`;
}

/** Choices that the text does not name already are named. */
function aboutOption({ description: text, value }: OptionInfo): string {
  const words = value?.paths === 'none' && value.behind.length === 0 ? value.words : [];
  const missing = words.filter((word) => !word.endsWith('=') && !text.includes(word));
  return missing.length === 0 ? text : `${text}; one of ${words.join(', ')}`;
}

function items(list: readonly (readonly [string, string])[]): readonly string[] {
  return [
    '.Bl -tag -width Ds',
    ...list.flatMap(([head, text]) => [`.It ${plain(head)}`, sentence(text)]),
    '.El',
  ];
}

function exampleLines({ examples }: CommandInfo): readonly string[] {
  return examples.flatMap(({ command, does }) => [
    '.Pp',
    sentence(does),
    '.Bd -literal -offset indent -compact',
    plain(command),
    '.Ed',
  ]);
}

/** Lines of at most 78 bytes: the formatter joins them again. None begins like a command. */
function filled(text: string): readonly string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + word.length >= 78) lines.push(word.replace(/^[.']/, '\\&$&'));
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}

/** One line of text that begins like a sentence and ends like one. */
function sentence(text: string): string {
  // `keep: …` is a word to type.
  const whole = /^\w+:/.test(text) ? text : `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  return plain(/[.?]$/.test(whole) ? whole : `${whole}.`);
}

/** Text in which nothing is a command of the formatter. */
function plain(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('’', "'")
    .replaceAll('…', '...')
    .replace(/-/g, '\\-')
    .replace(/^[.']/, '\\&$&');
}
