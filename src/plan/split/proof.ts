// What must be true of a legacy file that was divided: every value and every comment is in one of the new files.

import type { JsonValue } from '../../core/change.ts';
import type { Location } from '../../core/source.ts';
import { scanComments } from '../../document/comments.ts';
import type { Document } from '../../document/types.ts';
import type { ConfigFile } from '../../installation/types.ts';
import { unexpectedDifferences } from '../compare.ts';
import type { Touched } from '../touched.ts';
import type { DoneSplit } from './types.ts';

/** New files that do not parse, or are no file of one daemon. */
export function* brokenFiles({ made, into }: DoneSplit): Iterable<string> {
  for (const [index, { path, document, sections, logging }] of made.entries()) {
    const isGood = !document.problems.some(({ severity }) => severity === 'error');
    const isAlone = sections.length === 1 && sections[0]?.kind === into[index]?.kind && logging === undefined;
    if (!isGood || !isAlone) yield `${path} is no file of one daemon`;
  }
}

/** Values of the legacy file that are not where they belong. */
export function* changedValues({ from, made, replaced }: DoneSplit): Iterable<string> {
  for (const file of made) {
    for (const { pointer, what } of unexpectedDifferences(
      from.document,
      file.document,
      touchedBy(from, file, replaced),
    ))
      yield `${file.path}: ${pointer} ${what}`;
  }
  const before = loggersIn(from.document, 'Logging').map((value) => JSON.stringify(value));
  const after = made.flatMap(({ document, sections }) =>
    sections.flatMap(({ name }) => loggersIn(document, name).map((value) => JSON.stringify(value))),
  );
  const kept = from.sections.filter(({ name }) => !replaced.includes(name));
  const own = kept.flatMap(({ name }) =>
    loggersIn(from.document, name).map((value) => JSON.stringify(value)),
  );
  for (const logger of before)
    if (!after.includes(logger)) yield `${from.path}: a logger of "Logging" is gone`;
  for (const logger of after)
    if (!before.includes(logger) && !own.includes(logger)) yield `${from.path}: a logger that was not there`;
}

/** What a new file leaves out, and the loggers it gets. */
function touchedBy(
  { document, sections, logging }: ConfigFile,
  made: ConfigFile,
  replaced: readonly string[],
): readonly Touched[] {
  const file = document.source.path;
  const kept = made.sections[0]?.name;
  const others = sections.map(({ name }) => name).filter((name) => name !== kept);
  const gone = logging === undefined ? others : [...others, 'Logging'];
  const loggers: readonly Touched[] =
    kept === undefined
      ? []
      : [
          {
            file,
            before: replaced.includes(kept) ? [kept, 'loggers'] : undefined,
            after: [kept, 'loggers'],
            value: 'free',
          },
        ];
  return [
    ...gone.map((name): Touched => ({ file, before: [name], after: undefined, value: 'free' })),
    ...loggers,
  ];
}

function loggersIn(document: Document, name: string): readonly JsonValue[] {
  const loggers = document.find([name, 'loggers']);
  const value = loggers === undefined ? [] : document.value(loggers);
  return Array.isArray(value) ? value : [];
}

/**
 * True for a place in loggers that stood in `Logging` before: no rule looks at them there, since no Kea reads them. What is
 * wrong with them is found in the new file for the first time, and is not new.
 */
export function isFromLogging(
  { from, into }: DoneSplit,
  files: readonly ConfigFile[],
  { source, start }: Location,
): boolean {
  if (from.logging === undefined) return false;
  const own = files.filter(({ path }) => path === source.path && into.some((made) => made.path === path));
  return own.some(({ document, sections }) =>
    sections.some(({ name }) => {
      const loggers = document.find([name, 'loggers']);
      if (loggers === undefined) return false;
      const place = document.location(loggers);
      return place.source.path === source.path && place.start <= start && start < place.end;
    }),
  );
}

/** Comments of the legacy file that are in none of the new files. Those of included files stay where they are. */
export function lostComments({ from, made }: DoneSplit): readonly string[] {
  const left = new Set(made.flatMap(({ document }) => textsOf(document)));
  return textsOf(from.document).filter((text) => !left.has(text));
}

function textsOf({ source }: Document): readonly string[] {
  return scanComments(source).map(({ start, end }) => source.text.slice(start, end).trim());
}
