// Examples of each command, for `--help` and the manual page. The first command is the program itself.

/** A command line, and what it does. */
export interface Example {
  readonly command: string;
  readonly does: string;
}

/** By the name of the command; the program itself has none. */
export const examples: Readonly<Record<string, readonly Example[]>> = {
  '': [
    { command: 'kea-migrate /etc/kea', does: 'what is wrong, what would change, as a diff' },
    { command: 'kea-migrate /etc/kea --write', does: 'do it: all files or none, with a backup' },
    { command: 'kea-migrate undo /etc/kea', does: 'put everything back' },
    { command: 'kea-migrate check etc/kea -f github', does: 'lint a configuration repository in CI' },
    { command: 'kea-migrate /etc/kea --target 3.0', does: 'new listeners, the agent keeps running' },
    { command: 'kea-migrate /etc/kea --only upgrade', does: 'leave the control channel as it is' },
    {
      command: 'kea-migrate /etc/kea --listen dhcp6=[::1]:8106',
      does: 'choose where a server listens',
    },
    { command: 'kea-migrate explain socket-path-mismatch', does: 'what a finding means' },
  ],
  check: [
    { command: 'kea-migrate check /etc/kea', does: 'what is wrong, for Kea 3.2' },
    { command: 'kea-migrate check etc/kea --target 2.6', does: 'is it valid for Kea 2.6?' },
    {
      command: 'kea-migrate check etc/kea -f github -f sarif=kea.sarif',
      does: 'annotations now, a file for code scanning',
    },
    { command: 'kea-migrate check etc/kea --fail-on warning', does: 'be strict: warnings fail as well' },
    { command: 'kea-migrate check etc/kea --rule listener-clash=off', does: 'leave a rule out' },
    { command: 'kea-migrate check etc/kea --fix', does: 'write what can be fixed safely' },
    { command: 'kea-migrate check etc/kea --diff-base main', does: 'only what this branch touches' },
    {
      command: 'kea-migrate check etc/kea --baseline known.json',
      does: 'only what is not known from --write-baseline',
    },
    {
      command: 'kea-migrate check - --stdin-filename etc/kea/kea-dhcp4.conf',
      does: 'one file from an editor',
    },
  ],
  undo: [{ command: 'kea-migrate undo /etc/kea', does: 'every byte as before the last --write' }],
  init: [{ command: 'kea-migrate init', does: 'settings for this repository' }],
  explain: [
    { command: 'kea-migrate explain', does: 'all rules, a line each' },
    { command: 'kea-migrate explain socket-path-mismatch', does: 'one rule, with an example' },
    {
      command: 'kea-migrate explain valid-lifetime',
      does: 'a keyword of Kea: values, versions, places',
    },
    { command: 'kea-migrate explain --from 2.2 --target 3.0', does: 'what an upgrade changes' },
    { command: 'kea-migrate explain --format json', does: 'rules, changes and keywords, for programs' },
  ],
  completion: [
    { command: 'kea-migrate completion bash > ~/.kea-migrate.bash', does: 'then source it in ~/.bashrc' },
    { command: 'kea-migrate completion zsh > _kea-migrate', does: 'in a directory of fpath' },
    { command: 'kea-migrate completion fish | source', does: 'in ~/.config/fish/config.fish' },
  ],
  schema: [
    { command: 'kea-migrate schema kea-dhcp4', does: 'all keywords of all versions, for editors' },
    { command: 'kea-migrate schema kea-dhcp4 --target 3.0', does: 'only what Kea 3.0 takes' },
    { command: 'kea-migrate schema report > report.schema.json', does: 'the schema of the JSON output' },
    { command: 'kea-migrate schema kea-migrate', does: 'the schema of kea-migrate.jsonc' },
  ],
};

/** Examples in two columns; one that is too long has its explanation on the next line. */
export function exampleLines(list: readonly Example[]): readonly string[] {
  const column = 44;
  return list.flatMap(({ command, does }) =>
    command.length < column - 1
      ? [`  ${command.padEnd(column)}${does}`]
      : [`  ${command}`, `  ${' '.repeat(column)}${does}`],
  );
}
