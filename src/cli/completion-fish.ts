// Completion for fish.

import type { ArgumentInfo, CommandInfo, OptionInfo, Value } from './commands.ts';

/** The script: a file `kea-migrate.fish` in `~/.config/fish/completions`, or to be sourced. */
export function fishCompletion(commands: readonly CommandInfo[]): string {
  const names = commands.map(({ name }) => name).filter((name) => name !== '');
  const none = `not __fish_seen_subcommand_from ${names.join(' ')}`;
  const when = (name: string): string => (name === '' ? none : `__fish_seen_subcommand_from ${name}`);
  return `# Completion of kea-migrate for fish.
#   kea-migrate completion fish | source

# Words that go on behind a =: __kea_migrate_pairs files|WORDS WORD...
function __kea_migrate_pairs
    set -l token (commandline -ct)
    if string match -q -- '*=*' $token
        set -l head (string replace -r -- '=[^=]*$' '=' $token)
        set -l tail (string replace -r -- '^.*=' '' $token)
        if test $argv[1] = files
            for path in (__fish_complete_path $tail)
                echo $head$path
            end
        else
            for word in (string split ' ' -- $argv[1])
                echo $head$word
            end
        end
    else
        string join \\n -- $argv[2..]
    end
end

complete -c kea-migrate -e
${commands
  .filter(({ name }) => name !== '')
  .map(
    ({ name, description }) =>
      `complete -c kea-migrate -n ${quoted(none)} -a ${name} -d ${quoted(description)}`,
  )
  .join('\n')}
${commands
  .flatMap(({ name, options, arguments: list }) => [
    ...options.map((option) => optionLine(option, when(name))),
    ...list.flatMap((argument) => argumentLine(argument, when(name))),
  ])
  .join('\n')}
`;
}

function optionLine({ short, long, value, description }: OptionInfo, when: string): string {
  return [
    `complete -c kea-migrate -n ${quoted(when)}`,
    ...(short === undefined ? [] : [`-s ${short.slice(1)}`]),
    `-l ${long.slice(2)}`,
    ...(value === undefined ? [] : [offer(value)]),
    `-d ${quoted(description)}`,
  ].join(' ');
}

/** Files are what fish offers by itself. */
function argumentLine(argument: ArgumentInfo, when: string): readonly string[] {
  if (argument.paths !== 'none') return [];
  return [`complete -c kea-migrate -n ${quoted(when)} ${offer(argument).replace('-x', '-f')}`];
}

function offer({ words, behind, paths }: Value): string {
  if (paths === 'files') return '-r -F';
  if (paths === 'directories') return "-x -a '(__fish_complete_directories (commandline -ct))'";
  if (words.length === 0) return '-x';
  if (behind.length === 0) return `-x -a ${quoted(words.join(' '))}`;
  const more = behind === 'files' ? 'files' : `"${behind.join(' ')}"`;
  return `-x -a ${quoted(`(__kea_migrate_pairs ${more} ${words.join(' ')})`)}`;
}

function quoted(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}
