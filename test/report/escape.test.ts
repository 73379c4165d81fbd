import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  githubData,
  githubProperty,
  markdownBlock,
  markdownCell,
  markdownCode,
  markdownText,
  visible,
  visibleLines,
  xmlText,
} from '../../src/report/escape.ts';
import { hostileTexts, rawControls } from './hostile.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(...hostileTexts),
  fc
    .array(fc.constantFrom(...'\\`|*_[]<>&:,%#@\n\r\t\u001b \u202eab1.-'), { maxLength: 40 })
    .map((a) => a.join('')),
);

const property = (holds: (text: string) => void): void => {
  fc.assert(fc.property(anyText, holds), { numRuns: 500 });
};

describe('visible', () => {
  test('shows controls as escapes', () => {
    expect(visible('a\u001b[31m\u0000\n\t\u0085\u202e\u{e0041}é')).toBe(
      'a\\x1b[31m\\x00\\n\\t\\x85\\u202e\\u{e0041}é',
    );
    expect(visible('\ud800x')).toBe('\\ud800x');
  });

  test('leaves plain text alone', () => {
    const plain = 'Größe 漢字 👍 e\u0301 "quotes" \\ back';
    expect(visible(plain)).toBe(plain);
  });

  test('never lets a control through, and keeps everything else', () => {
    property((text) => {
      expect(visible(text)).not.toMatch(rawControls);
      expect(visible(text)).not.toMatch(/[\n\t]/);
      expect(visible(text)).not.toMatch(/\p{Surrogate}/u);
      expect(visibleLines(text)).not.toMatch(rawControls);
      expect(visibleLines(text).split('\n').length).toBe(text.split('\n').length);
    });
  });
});

describe('xmlText', () => {
  test('keeps to what XML 1.0 allows and reads back as what is shown', () => {
    const entity: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
    property((text) => {
      const xml = xmlText(text);
      expect(xml).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|apos);)/);
      expect(xml).not.toMatch(/[\ufffe\uffff]/);
      expect(xml.replace(/&(\w+);/g, (_, name: string) => entity[name] ?? '')).toBe(visible(text));
    });
  });
});

describe('github', () => {
  // As the runner reads a command: actions/runner, ActionCommand.cs
  const readBack = (text: string): string =>
    text
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%25', '%');

  test('a message is one line and reads back', () => {
    property((text) => {
      expect(githubData(text)).not.toMatch(/[\r\n]/);
      expect(readBack(githubData(text))).toBe(visibleLines(text));
    });
  });

  test('a property has no separators and reads back', () => {
    property((text) => {
      expect(githubProperty(text)).not.toMatch(/[\r\n:,]/);
      expect(readBack(githubProperty(text))).toBe(visibleLines(text));
    });
  });
});

describe('markdown', () => {
  test('text escapes what would be markup', () => {
    expect(markdownText('*a* [b](c) <d> `e` | @f #1 http://x :g: - h')).toBe(
      '\\*a\\* \\[b\\](c) \\<d\\> \\`e\\` \\| &#64;f \\#1 http\\://x \\:g: - h',
    );
    expect(markdownText('1. one')).toBe('1\\. one');
    expect(markdownText('- one')).toBe('\\- one');
    expect(markdownText('the server: fine, really (since 3.2.0)')).toBe(
      'the server: fine, really (since 3.2.0)',
    );
  });

  test('text never has an unescaped mark', () => {
    property((text) => {
      expect(markdownText(text).replace(/\\[!-/:-@[-`{-~]|&#64;/g, 'x')).not.toMatch(
        /[`*_[\]<>|~&@$]|^[-+#]|^\d+[.)]/,
      );
    });
  });

  test('code has a fence that its content does not close', () => {
    expect(markdownCode('a')).toBe('`a`');
    expect(markdownCode('`a``')).toBe('``` `a`` ```');
    expect(markdownCode('')).toBe('');
    property((text) => {
      const code = markdownCode(text);
      if (code === '') return;
      const [fence = ''] = /^`+/.exec(code) ?? [];
      const inner = code.slice(fence.length, -fence.length);
      expect(code.endsWith(fence)).toBe(true);
      expect(inner.match(/`+/g)?.some((run) => run.length === fence.length) ?? false).toBe(false);
    });
  });

  test('a cell has no open bar', () => {
    expect(markdownCell('`a|b`')).toBe('`a\\|b`');
    expect(markdownCell('a \\| b')).toBe('a \\| b');
    property((text) => {
      expect(markdownCell(markdownCode(text)).replace(/\\\|/g, '')).not.toMatch(/\|/);
    });
  });

  test('a block is closed by its own fence alone', () => {
    property((text) => {
      const lines = markdownBlock(text, 'diff').split('\n');
      const fence = lines.at(-1) ?? '';
      expect(lines[0]).toBe(`${fence}diff`);
      expect(lines.slice(1, -1).some((line) => line.trimStart().startsWith(fence))).toBe(false);
    });
  });
});
