import { lexer, type Token } from 'marked';
import { describe, expect, test } from 'vitest';
import markdown from '../../src/report/markdown.ts';
import { expectGolden } from './golden.ts';
import { hostileReport, hostileTexts, rawControls, secretTexts } from './hostile.ts';
import { office, officeReport, planFor, planOf, reportOf } from './samples.ts';

/** Tokens that show text as it is. */
const harmless = new Set(['text', 'escape', 'codespan', 'space']);

function* walk(tokens: readonly Token[]): Iterable<Token> {
  for (const token of tokens) {
    yield token;
    if ('tokens' in token) yield* walk(token.tokens ?? []);
    if (token.type === 'list') yield* walk(token.items);
    if (token.type === 'table') {
      for (const cell of [token.header, ...token.rows].flat()) yield* walk(cell.tokens);
    }
  }
}

/** Everything that is not plain text, in order, with what it leads to. */
function markup(text: string): readonly string[] {
  return [...walk(lexer(text))]
    .filter(({ type }) => !harmless.has(type))
    .map((token) =>
      token.type === 'link'
        ? `link ${token.href}`
        : token.type === 'html'
          ? token.raw.trim()
          : token.type === 'table'
            ? `table of ${token.rows.length} by ${token.header.length}`
            : token.type,
    );
}

describe('markdown', () => {
  test('everything', () => {
    expectGolden('office.md', markdown(officeReport()));
  });

  test('nothing to say is short', () => {
    expect(markdown(reportOf())).toBe('## kea-migrate: no findings in 3 files for Kea 3.2\n');
    expect(markdown(reportOf({ plan: planFor(planOf({ before: office, after: {}, agent: 'keep' })) }))).toBe(
      '## kea-migrate: no findings in 3 files for Kea 3.2; nothing to change\n\nNothing to change in `etc/kea`.\n',
    );
  });

  test('hostile texts are no markup', () => {
    const plain = markup(markdown(hostileReport('plain')));
    expect(plain).toContain('table of 3 by 4');
    for (const hostile of hostileTexts.filter((text) => text !== '')) {
      expect(markup(markdown(hostileReport(hostile))), JSON.stringify(hostile)).toEqual(plain);
    }
  });

  test('code spans show what stands in them', () => {
    for (const hostile of hostileTexts.filter((text) => text !== '' && !text.includes('|'))) {
      const spans = [...walk(lexer(markdown(hostileReport(hostile))))].filter(
        ({ type }) => type === 'codespan',
      );
      expect(spans.length).toBe(
        [...walk(lexer(markdown(hostileReport('plain'))))].filter(({ type }) => type === 'codespan').length,
      );
    }
  });

  test('no control and no secret', () => {
    for (const hostile of hostileTexts) {
      const text = markdown(hostileReport(hostile));
      expect(text).not.toMatch(rawControls);
      for (const secret of secretTexts) expect(text).not.toContain(secret);
    }
  });
});
