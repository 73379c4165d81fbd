// Models an installation again after some of its texts changed. The plan calls this after every edit.

import type { Source } from '../core/source.ts';
import type { Version } from '../core/version.ts';
import { parseDocument } from '../document/parse.ts';
import type { Document, IncludeReader } from '../document/types.ts';
import { succeed } from './former.ts';
import { readKeactrl } from './keactrl.ts';
import { modelInstallation } from './model.ts';
import { modelFile } from './sections.ts';
import type { ConfigFile, Installation, Keactrl } from './types.ts';

/**
 * The same installation with new texts. Only documents whose own text, or the text of a file they include, differs
 * are parsed again; the others stay the very same objects. Files are not opened: an include leads where it led before.
 *
 * @param texts `Source.path` → new Latin-1 text; paths of other installations are ignored
 * @param target the Kea version whose grammar decides
 */
export function remodel(
  installation: Installation,
  texts: ReadonlyMap<string, string>,
  target: Version,
): Installation {
  const fresh = new Map<Source, Source>();
  const renew = (source: Source): Source => {
    const text = texts.get(source.path);
    if (text === undefined || text === source.text) return source;
    const known = fresh.get(source);
    if (known !== undefined) return known;
    const made = { path: source.path, text };
    fresh.set(source, made);
    return made;
  };
  const files = installation.files.map((file) => renewFile(file, renew, target));
  const keactrl = renewKeactrl(installation.keactrl, renew);
  if (keactrl === installation.keactrl && files.every((file, index) => file === installation.files[index])) {
    return installation;
  }
  return modelAgain(installation, files, keactrl);
}

/**
 * The same installation with one of its files replaced by others that are made of its text.
 *
 * @returns the new installation, and its new files in the order given
 */
export function replaceFile(
  installation: Installation,
  file: ConfigFile,
  into: readonly { readonly path: string; readonly absolute: string; readonly text: string }[],
  target: Version,
): { readonly installation: Installation; readonly made: readonly ConfigFile[] } {
  const include = knownIncludes(file.document, (source) => source);
  const made = into.map(({ path, absolute, text }) =>
    modelFile(parseDocument({ path, text }, { target, include }), absolute),
  );
  const files = [...installation.files.filter((one) => one !== file), ...made];
  return { installation: modelAgain(installation, files, installation.keactrl), made };
}

/** What a person said of the installation holds for its new files. */
function modelAgain(
  { name, directory, containers }: Installation,
  files: readonly ConfigFile[],
  keactrl: Keactrl | undefined,
): Installation {
  const installation = modelInstallation(name, directory, files, keactrl);
  return containers === undefined ? installation : { ...installation, containers };
}

function renewFile(file: ConfigFile, renew: (source: Source) => Source, target: Version): ConfigFile {
  const { document } = file;
  if (document.sources.every((source) => renew(source) === source)) return file;
  const include = knownIncludes(document, renew);
  const parsed = parseDocument(renew(document.source), { target, include, former: document });
  succeed(parsed, document);
  return modelFile(parsed, file.absolute);
}

function renewKeactrl(keactrl: Keactrl | undefined, renew: (source: Source) => Source): Keactrl | undefined {
  if (keactrl === undefined) return undefined;
  const source = renew(keactrl.source);
  return source === keactrl.source ? keactrl : readKeactrl(source, keactrl.absolute);
}

/** Names lead where they led before: Kea opens them all from one working directory, whichever file names them. */
function knownIncludes(document: Document, renew: (source: Source) => Source): IncludeReader {
  const byName = new Map<string, Source>();
  const failures = new Map<string, string>();
  for (const { name, source, failure } of document.includes) {
    if (source !== undefined) byName.set(name, source);
    else if (failure !== undefined) failures.set(name, failure);
  }
  return (name) => {
    const known = byName.get(name);
    return known === undefined ? { failure: failures.get(name) ?? 'it was not opened before' } : renew(known);
  };
}
