// Which daemons a parsed file is about: its top-level members, misspelt ones included.

import type { Document } from '../document/types.ts';
import { type DaemonKind, daemons, mistakenSections } from '../kea/daemons.ts';
import type { ConfigFile, Section } from './types.ts';
import { placeAt } from './values.ts';

const kindBySection: ReadonlyMap<string, DaemonKind> = new Map(
  Object.values(daemons).map(({ section, kind }) => [section, kind]),
);

/** The daemon a top-level key stands for, and whether Kea knows the key as written. Undefined for any other key. */
export function sectionKind(
  name: string,
): { readonly kind: DaemonKind; readonly misspelt: boolean } | undefined {
  const exact = kindBySection.get(name);
  if (exact !== undefined) return { kind: exact, misspelt: false };
  const folded = name.toLowerCase().replaceAll(/[-_ ]/g, '');
  const mistaken = Object.hasOwn(mistakenSections, folded) ? mistakenSections[folded] : undefined;
  return mistaken === undefined ? undefined : { kind: mistaken, misspelt: true };
}

/**
 * Views a parsed file as a configuration file. Sections whose value is no map are left out; a template has none.
 *
 * @param absolute absolute path of the file, symbolic links not resolved
 */
export function modelFile(document: Document, absolute: string): ConfigFile {
  const file = { path: document.source.path, absolute, document };
  if (
    document.template !== undefined ||
    document.root === undefined ||
    document.kind(document.root) !== 'map'
  ) {
    return { ...file, sections: [], logging: undefined };
  }
  return { ...file, sections: sectionsOf(document), logging: placeAt(document, document.root, 'Logging') };
}

function sectionsOf(document: Document): readonly Section[] {
  const sections: Section[] = [];
  if (document.root === undefined) return sections;
  for (const node of document.children(document.root)) {
    const name = document.key(node);
    const known = name === undefined ? undefined : sectionKind(name);
    if (name === undefined || known === undefined || document.kind(node) !== 'map') continue;
    sections.push({ document, node, name, ...known });
  }
  return sections;
}
