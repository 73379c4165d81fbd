// The secrets of D2's TSIG keys move from clear text into files of their own, as the credentials of listeners do.

import { dirname, join } from 'node:path/posix';
import { quote } from '../../core/quote.ts';
import { latin1, utf8 } from '../../core/source.ts';
import { d2Of, type TsigKey } from '../../installation/ddns.ts';
import type { Server, Valued } from '../../installation/types.ts';
import { onServer } from '../context.ts';
import { credentialMode } from '../credential-files.ts';
import { type Act, defineMigration, doChange, mustDecide, note, type State } from '../migration.ts';
import { edit, text } from '../places.ts';

export default defineMigration({
  id: 'tsig-clear-secret',
  title: 'move the secrets of TSIG keys into files',
  why: 'since 3.1.0 D2 refuses a secret in clear text; "secret-file" names a file with nothing but the secret',
  source: 'ChangeLog 2377; src/lib/d2srv/d2_config.cc: TSIGKeyInfoParser::parse',
  when: 'securityEnforced',
  perHost: true,
  *changes(state): Iterable<Act> {
    const d2 = d2Of(state.installation.servers);
    if (d2 === undefined) return;
    const taken = new Set<string>();
    let leavesHistory = false;
    for (const key of d2.keys) {
      const { secret } = key;
      // An empty one was refused by every Kea, and both at once are refused as well.
      if (secret === undefined || secret.value === '' || key.secretFile !== undefined) continue;
      const path = freePath(state, d2.server, key, taken);
      taken.add(path);
      const acts = [...moved(state, d2.server, key, secret, path)];
      leavesHistory ||= acts.some(
        (act) => act.act === 'secret-file' && act.files.some(({ created }) => !created),
      );
      yield* acts;
    }
    if (leavesHistory) {
      yield note(
        'TSIG secrets that leave these files stay in the history of their git repository: make new keys, here and on the DNS servers',
      );
    }
  },
});

function* moved(
  state: State,
  { file }: Server,
  { name }: TsigKey,
  secret: Valued<string>,
  path: string,
): Iterable<Act> {
  const key = name?.value ?? '';
  if (/[\n\0]/.test(secret.value)) {
    yield mustDecide(
      'tsig-secret-refused',
      `what is the secret of the TSIG key ${quote(key)}`,
      'Kea reads the first line of a secret file, and this secret has a line break or a NUL in it',
      ['write the secret in one line'],
      text(secret),
    );
    return;
  }
  const onHost = onServer(state.context, state.installation, path);
  const isInGit = state.context.insideGit(path);
  yield {
    act: 'secret-file',
    path,
    files: [
      {
        path: onHost,
        holds: `the secret of the TSIG key ${quote(key)}`,
        what: 'secret',
        user: utf8(key),
        generated: false,
        usedBy: ['d2'],
        created: !isInGit,
        mode: credentialMode,
      },
    ],
    create: isInGit
      ? []
      : [
          {
            path,
            content: `${secret.value}\n`,
            mode: credentialMode,
            ownerOf: file.absolute,
            secret: true,
          },
        ],
  };
  const reason = 'move secrets of TSIG keys from clear text into files';
  yield doChange({ kind: 'rename', ...edit(secret), to: 'secret-file' }, reason);
  yield doChange({ kind: 'set', ...edit(secret), value: latin1(onHost) }, reason);
}

/** `kea-tsig-dhcp-key` for key `dhcp.key.`, beside D2's own file. */
function freePath(
  { context, isPlanned }: State,
  { file }: Server,
  { name }: TsigKey,
  taken: ReadonlySet<string>,
): string {
  const slug = (name?.value ?? '')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40);
  const base = join(dirname(file.absolute), slug === '' ? 'kea-tsig' : `kea-tsig-${slug}`);
  const isFree = (path: string): boolean => !taken.has(path) && !isPlanned(path) && !context.exists(path);
  if (isFree(base)) return base;
  let number = 2;
  while (!isFree(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}
