// Completion for zsh, by its own _arguments.

import type { ArgumentInfo, CommandInfo, OptionInfo, Value } from './commands.ts';

/** The script: a file `_kea-migrate` in a directory of `fpath`, or to be sourced behind `compinit`. */
export function zshCompletion(commands: readonly CommandInfo[]): string {
  const [program, ...others] = commands;
  if (program === undefined) return '';
  const list = others.map(({ name, description }) => `      ${quoted(`${name}:${description}`)}`);
  return `#compdef kea-migrate
# Completion of kea-migrate for zsh.
#   autoload -Uz compinit && compinit
#   source <(kea-migrate completion zsh)

# Words that go on behind a =: _kea-migrate_pairs files|WORDS WORD...
_kea-migrate_pairs() {
  local behind=$1
  shift
  if compset -P '*='; then
    if [[ $behind == files ]]; then _files; else compadd -- \${=behind}; fi
  else
    local -a open plain
    open=(\${(M)@:#*=}) plain=(\${@:#*=})
    compadd -S '' -- $open
    compadd -- $plain
  fi
}

_kea-migrate_first() {
  local -a commands=(
${list.join('\n')}
  )
  _describe -t commands command commands
  _files
}

${others.map((command) => functionOf(`_kea-migrate_${command.name}`, command)).join('\n\n')}

_kea-migrate() {
  local at name
  for (( at = 2; at < CURRENT; at++ )); do
    case \${words[at]} in
      ${others.map(({ name }) => name).join('|')})
        name=\${words[at]}
        words=("\${(@)words[at,-1]}")
        (( CURRENT -= at - 1 ))
        _kea-migrate_$name
        return
        ;;
    esac
  done
  _arguments -s -S \\
${program.options.map((option) => `    ${optionSpec(option)} \\`).join('\n')}
    '*:path:_kea-migrate_first'
}

if [[ $funcstack[1] == _kea-migrate ]]; then
  _kea-migrate "$@"
else
  compdef _kea-migrate kea-migrate
fi
`;
}

function functionOf(name: string, { options, arguments: list }: CommandInfo): string {
  const specs = [...options.map(optionSpec), ...list.map(argumentSpec)];
  return `${name}() {\n  _arguments -s -S \\\n${specs.map((spec) => `    ${spec}`).join(' \\\n')}\n}`;
}

function optionSpec({ short, long, value, description }: OptionInfo): string {
  const about = `[${escaped(description)}]`;
  const rest = value === undefined ? about : `${about}:${escaped(value.name)}:${action(value)}`;
  const names = [...(short === undefined ? [] : [value === undefined ? short : `${short}+`]), long];
  // The star: it may be given again.
  return names
    .map((name) => quoted(`*${name}${value !== undefined && name === long ? '=' : ''}${rest}`))
    .join(' ');
}

function argumentSpec({ variadic, required, name, ...value }: ArgumentInfo): string {
  return quoted(`${variadic ? '*' : required ? '1' : '1:'}:${escaped(name)}:${action({ name, ...value })}`);
}

function action({ words, behind, paths }: Value): string {
  if (paths === 'files') return '_files';
  if (paths === 'directories') return '_files -/';
  if (words.length === 0) return ' ';
  if (behind.length === 0 && !words.some((word) => word.endsWith('='))) return `(${words.join(' ')})`;
  // With a blank before it, _arguments hands over these words alone.
  return ` _kea-migrate_pairs ${behind === 'files' ? 'files' : `"${behind.join(' ')}"`} ${words.join(' ')}`;
}

/** Brackets and colons end a part of a specification. */
function escaped(text: string): string {
  return text.replace(/[\\[\]:]/g, '\\$&');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
