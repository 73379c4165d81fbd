// What a report says of an installation: its files, and for which Kea they were written, with the keywords that decided.

import { formatVersion } from '../core/version.ts';
import type { Installation } from '../installation/types.ts';
import { type Clue, writtenForOf } from '../installation/written-for.ts';
import { seriesBetween } from '../kea/versions.ts';
import { placeText } from '../report/places.ts';
import type { AgeSummary, ClueSummary, InstallationSummary } from '../report/types.ts';
import type { JudgeOptions } from './judge.ts';

/** More installations than this have no remark each: JSON has them all. */
const mostRemarks = 3;

/** What is known of an installation's age; undefined: nothing. */
function ageOf(
  installation: Installation,
  { target, settings }: Pick<JudgeOptions, 'target' | 'settings'>,
): AgeSummary | undefined {
  const [file] = installation.files;
  if (file === undefined) return undefined;
  const { from, before, given, because, but } = writtenForOf([installation], target, settings.from)(file);
  if (!given && because.length === 0) return undefined;
  return {
    from: formatVersion(from),
    before: before === undefined ? undefined : formatVersion(before),
    given,
    series: given ? formatVersion(from).replace(/\.0$/, '') : seriesBetween(from, before),
    because: because.map(summaryOfClue),
    but: but === undefined ? undefined : summaryOfClue(but),
  };
}

function summaryOfClue({ says, at }: Clue): ClueSummary {
  return { says, place: placeText(at) };
}

/** An installation in words. Holds no text of its files. */
export function summaryOf(
  installation: Installation,
  options: Pick<JudgeOptions, 'target' | 'settings'>,
): InstallationSummary {
  const { name, directory, files, keactrl } = installation;
  const writtenFor = ageOf(installation, options);
  return {
    ...(writtenFor === undefined ? {} : { writtenFor }),
    name,
    directory,
    files: [
      ...files.map(({ path, sections }) => ({ path, kinds: sections.map(({ kind }) => kind) })),
      ...(keactrl === undefined ? [] : [{ path: keactrl.path, kinds: ['keactrl' as const] }]),
    ],
  };
}

/** The remarks of a report of few installations: `written for Kea 2.0 to 2.4, because …`. */
export function ageRemarks(installations: readonly InstallationSummary[]): readonly string[] {
  const known = installations.filter(({ writtenFor }) => writtenFor?.given === false);
  if (known.length > mostRemarks) return [];
  return known.flatMap(({ name, writtenFor }) => {
    if (writtenFor === undefined) return [];
    const { series, because, but } = writtenFor;
    const reasons = because.map(inWords).join(' and ');
    const torn = but === undefined ? '' : `; but ${inWords(but)}, so no stable Kea took both`;
    const whose = installations.length === 1 ? '' : `${name}: `;
    return [`${whose}written for Kea ${series}, because ${reasons}${torn}`];
  });
}

function inWords({ says, place }: ClueSummary): string {
  return `${says} (${place})`;
}
