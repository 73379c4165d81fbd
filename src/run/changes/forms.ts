// The rewrite of a change in words and texts: who does it, since when the new form is taken, and both forms.

import type { RewrittenBy, Texts } from '../../kea/changes/rewrites.ts';
import { oldestKea } from '../../kea/versions.ts';
import type { RewriteData } from './rewrite.ts';

const doers: Readonly<Record<RewrittenBy, string>> = {
  'every plan': 'every plan writes it',
  '--unsafe': 'a plan writes it with `--unsafe`',
  hand: 'it is written by hand',
};

/** Items of a list: since when, by whom, under what condition. */
export function rewriteInWords({ since, by, only }: RewriteData): readonly string[] {
  const taken = since === `${oldestKea[0]}.${oldestKea[1]}` ? 'by every version' : `from ${since} on`;
  return [`- the new form is taken ${taken}; ${doers[by]}${only === null ? '' : `, provided that ${only}`}`];
}

/** Both forms as blocks of Markdown; of a file with one section and nothing beside it, what the section holds. */
export function formsInText({ before, after, target, platform }: RewriteData): readonly string[] {
  const aim = `target ${target}${platform === null ? '' : `, platform ${platform}`}`;
  return [...blocksOf(`Before, for ${aim}`, before), ...blocksOf('After', after)];
}

function blocksOf(title: string, files: Texts): readonly string[] {
  const all = Object.entries(files);
  return all.flatMap(([name, text]) => {
    const inside = all.length === 1 ? bodyOf(text) : undefined;
    const heading = inside === undefined ? `${title}, ${name}:` : `${title}, in ${name}:`;
    return ['', heading, '', '```jsonc', inside ?? text.trimEnd(), '```'];
  });
}

function bodyOf(text: string): string | undefined {
  const [, inside] = /^\{\n {2}"[\w-]+": \{\n([\s\S]*)\n {2}\}\n\}\n$/.exec(text) ?? [];
  return inside?.replaceAll(/^ {4}/gm, '');
}
