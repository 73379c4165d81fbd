// What an editor shows of a keyword, in words: description, default, unit, versions.

import type { Keyword } from '../keywords/types.ts';

/** Markdown for the hover: the description, and below it the facts that there are. */
export function aboutKeyword(keyword: Keyword): string {
  const { description, unit, range, secret } = keyword;
  const [least, most] = range ?? [];
  const lines = [
    keyword.default === undefined ? undefined : `Default: \`${JSON.stringify(keyword.default)}\``,
    unit === undefined ? undefined : `Unit: ${unit}`,
    least === undefined || most === undefined || most >= Number.MAX_SAFE_INTEGER
      ? undefined
      : `From ${least} to ${most}`,
    secret === true ? 'A secret: keep it in a file of its own where Kea allows it' : undefined,
    keyword.since === undefined ? undefined : `Since Kea ${keyword.since}`,
    aboutLife(keyword),
  ].filter((line) => line !== undefined && line !== '');
  return lines.length === 0
    ? description
    : `${description}\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
}

/** `deprecated since Kea 2.7.5, gone in 3.1.0; use "client-classes"`; empty for a keyword that stays. */
export function aboutLife({ deprecated, before, replacement }: Keyword): string {
  const parts = [
    deprecated === undefined ? '' : `deprecated since Kea ${deprecated}`,
    before === undefined ? '' : `removed in Kea ${before}`,
  ].filter((part) => part !== '');
  if (parts.length === 0) return '';
  return `${parts.join(', ')}${replacement === undefined ? '' : `; use "${replacement}"`}`;
}
