// A file for Kea before 1.7.10 becomes what later Keas read: a file per daemon, with its loggers in its section.

import { basename, dirname, join } from 'node:path/posix';
import type { Change } from '../../core/change.ts';
import { quote } from '../../core/quote.ts';
import { fileVariables } from '../../installation/evidence.ts';
import { assignmentOf } from '../../installation/keactrl.ts';
import type { ConfigFile, Section } from '../../installation/types.ts';
import { daemons } from '../../kea/daemons.ts';
import { type Act, defineMigration, doChange, mustDecide, note, type State } from '../migration.ts';
import { type OwnLoggers, ownLoggersOf, withoutLoggers } from '../split/own-loggers.ts';
import { isDividable, type LegacyFile, legacyFile, sectionText } from '../split/section-text.ts';
import type { SectionFile } from '../split/types.ts';

export default defineMigration({
  id: 'legacy-file',
  title: 'write a file for each daemon, with its loggers',
  why: 'from 1.7.10 on a file has exactly one section, and loggers stand in it; anything else is a syntax error',
  source: 'ChangeLog 1578, 1768; Kea 1.6.0 src/lib/process/daemon.cc',
  *changes(state) {
    for (const file of state.installation.files) {
      if (isDividable(file, state.agent)) yield* divide(state, file);
    }
  },
});

function* divide(state: State, file: ConfigFile): Iterable<Act> {
  const { installation, context } = state;
  const { document } = file;
  const own = ownLoggersOf(file);
  const relieved = own.length === 0 ? file : withoutLoggers(installation, file, own, context.target);
  if (relieved === undefined) {
    yield* askWhichCount(own);
    return;
  }
  const cut = legacyFile(relieved);
  const into = cut === undefined ? undefined : filesFrom(cut, relieved);
  if (into === undefined) {
    yield mustDecide(
      'legacy-file-by-hand',
      `how are the sections of ${file.path} put into files of their own`,
      'its sections or its "Logging" are put together from other files, or hold more than can be moved with certainty',
      ['write a file for each daemon by hand, and run this again'],
      document.root === undefined ? undefined : document.location(document.root),
    );
    return;
  }
  const taken = into.filter(({ path, absolute }) => path !== file.path && isTaken(state, file, absolute));
  for (const { path, kind } of taken) {
    yield mustDecide(
      'legacy-file-taken',
      `which file is the ${daemons[kind].title}'s: ${file.path} or ${path}`,
      `${path} is there already, and the section in ${file.path} would become that file`,
      [`take ${path} away`, `take the section out of ${file.path}`],
      undefined,
    );
  }
  if (taken.length > 0) return;
  yield* nameInKeactrl(state, file, into);
  yield { act: 'split', split: { from: file, into, replaced: own.map(({ section }) => section.name) } };
  for (const {
    section: { name, kind },
  } of own)
    yield note(
      `the ${daemons[kind].title} had loggers in ${quote(name)} and in "Logging": Kea 1.6 used those of "Logging", and so does the new file`,
    );
  if (into.length > 1)
    yield note(
      `${file.path} stays as it is, for going back; once every daemon starts with a file of its own, nobody reads it and it can go. Units and scripts that start a daemon with -c ${basename(file.path)} must name the new file`,
    );
}

function* askWhichCount([first]: readonly OwnLoggers[]): Iterable<Act> {
  if (first === undefined) return;
  const { section, loggers } = first;
  yield mustDecide(
    'loggers-twice',
    `which loggers count in ${quote(section.name)}: its own or those of "Logging"`,
    'Kea 1.6 let "Logging" replace the loggers of the section; later Keas know the section only',
    ['take "loggers" out of the section, as Kea 1.6 did', 'take them out of "Logging"'],
    section.document.keyLocation(loggers.node),
  );
}

/** keactrl starts each daemon with its new file: the name changes, the directory stays as it is written. */
function* nameInKeactrl(
  { installation: { keactrl } }: State,
  file: ConfigFile,
  into: readonly SectionFile[],
): Iterable<Act> {
  if (keactrl === undefined || into.length === 1) return;
  const old = basename(file.path);
  for (const { kind, path } of into) {
    const assignment = assignmentOf(keactrl, fileVariables[kind]);
    if (assignment === undefined || basename(assignment.value) !== old) continue;
    const { start, end } = assignment.valueSpan;
    const at = keactrl.source.text.slice(start, end).lastIndexOf(old);
    if (at === -1) continue;
    const span = { start: start + at, end: start + at + old.length };
    const change: Change = { kind: 'splice', file: keactrl.path, ...span, content: basename(path) };
    yield doChange(change, `start the ${daemons[kind].title} with ${basename(path)}`);
  }
}

function isTaken({ context, installation }: State, from: ConfigFile, absolute: string): boolean {
  return (
    context.exists(absolute) || installation.files.some((file) => file !== from && file.absolute === absolute)
  );
}

function filesFrom(
  cut: LegacyFile,
  { path, absolute, sections }: ConfigFile,
): readonly SectionFile[] | undefined {
  const into = sections.flatMap((section): SectionFile[] => {
    const text = sectionText(cut, section);
    const { kind } = section;
    const place = sections.length === 1 ? { path, absolute } : besides({ path, absolute }, kind);
    return text === undefined ? [] : [{ ...place, kind, text }];
  });
  return into.length === sections.length ? into : undefined;
}

/** `kea.conf` → `kea-dhcp4.conf`, `site.json` → `site-dhcp4.json`. */
function besides(
  { path, absolute }: { readonly path: string; readonly absolute: string },
  kind: Section['kind'],
): { readonly path: string; readonly absolute: string } {
  const [, stem = '', ending = ''] = /^(.*?)(\.[^.]*)?$/.exec(basename(path)) ?? [];
  const name = daemons[kind].usualFile.replace(/^kea/, stem).replace(/\.conf$/, ending);
  const folder = dirname(path);
  return {
    path: folder === '.' && !path.startsWith('./') ? name : `${folder}/${name}`,
    absolute: join(dirname(absolute), name),
  };
}
