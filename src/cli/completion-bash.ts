// Completion for bash. The line is taken apart here: bash itself would split words at `=` and `:`.

import type { CommandInfo, OptionInfo, Value } from './commands.ts';

/** The script, to be sourced by bash 4.2 or later. */
export function bashCompletion(commands: readonly CommandInfo[]): string {
  const names = commands.map(({ name }) => name).filter((name) => name !== '');
  return `# Completion of kea-migrate for bash.
#   source <(kea-migrate completion bash)

_kea_migrate_words() {
  local value=$1 word
  shift
  for word in "$@"; do
    if [[ $word == "$value"* ]]; then
      COMPREPLY+=("$word")
      if [[ $word == *= ]]; then compopt -o nospace; fi
    fi
  done
}

_kea_migrate_paths() {
  local path
  compopt -o filenames
  while IFS= read -r path; do COMPREPLY+=("$path"); done < <(compgen "$2" -- "$1")
}

_kea_migrate() {
  local line=\${COMP_LINE:0:COMP_POINT}
  local whole=\${line##*[[:blank:]]}
  local -a words
  read -ra words <<< "\${line%"$whole"}"
  local command='' word
  for word in "\${words[@]:1}"; do
    case $word in
      ${names.join(' | ')}) command=$word; break ;;
    esac
  done
  local before=\${words[-1]} value=$whole
  if [[ $whole == --*=* ]]; then
    before=\${whole%%=*}
    value=\${whole#*=}
  fi
  # Behind the last = stands what bash takes for the word.
  local last=\${value##*=}
  COMPREPLY=()
  case "$command $before" in
${commands.flatMap(valueCases).join('\n')}
    *)
      if [[ $whole == -* ]]; then
        case $command in
${commands.map(({ name, options }) => `          '${name}') _kea_migrate_words "$whole" ${flags(options).join(' ')} ;;`).join('\n')}
        esac
      else
        case $command in
${commands.map((command) => `          '${command.name}') ${argumentLines(command, names)} ;;`).join('\n')}
        esac
      fi
      ;;
  esac
  # A colon splits words as well.
  if [[ $last == *:* && $COMP_WORDBREAKS == *:* ]]; then
    local lead=\${last%"\${last##*:}"} at
    for at in "\${!COMPREPLY[@]}"; do COMPREPLY[at]=\${COMPREPLY[at]#"$lead"}; done
  fi
}

complete -F _kea_migrate kea-migrate
`;
}

function flags(options: readonly OptionInfo[]): readonly string[] {
  return options.flatMap(({ short, long }) => (short === undefined ? [long] : [short, long]));
}

function valueCases({ name, options }: CommandInfo): readonly string[] {
  return options.flatMap(({ short, long, value }) => {
    if (value === undefined) return [];
    const heads = [long, ...(short === undefined ? [] : [short])].map((flag) => `'${name} ${flag}'`);
    return [`    ${heads.join(' | ')}) ${offer(value)} ;;`];
  });
}

/** The command that fills COMPREPLY. */
function offer({ words, behind, paths }: Value): string {
  if (paths !== 'none') return `_kea_migrate_paths "$last" ${paths === 'files' ? '-f' : '-d'}`;
  if (words.length === 0) return ':';
  const plain = `_kea_migrate_words "$value" ${words.join(' ')}`;
  if (behind.length === 0) return plain;
  const more =
    behind === 'files' ? '_kea_migrate_paths "$last" -f' : `_kea_migrate_words "$last" ${behind.join(' ')}`;
  return `if [[ $value == *=* ]]; then ${more}; else ${plain}; fi`;
}

function argumentLines({ name, arguments: list }: CommandInfo, names: readonly string[]): string {
  const [first] = list;
  const own = first === undefined ? ':' : offer(first);
  return name === '' ? `_kea_migrate_words "$value" ${names.join(' ')}; ${own}` : own;
}
