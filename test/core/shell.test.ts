import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shellCommand, shellWord } from '../../src/core/shell.ts';

/** The words as a real shell reads them. */
function readByShell(words: readonly string[]): readonly string[] {
  const script = `printf '%s\\0' ${words.map(shellWord).join(' ')}`;
  const { stdout } = spawnSync('bash', ['-c', script], {
    encoding: 'utf8',
    env: { LC_ALL: 'C.UTF-8', PATH: process.env.PATH },
  });
  return stdout.split('\0').slice(0, -1);
}

describe('shellWord', () => {
  test('leaves plain words alone, quotes others', () => {
    expect(shellCommand('kea-migrate', './etc/kea', '--target', '3.0', 'a b', "it's", '')).toBe(
      "kea-migrate ./etc/kea --target 3.0 'a b' 'it'\\''s' ''",
    );
    expect(shellWord('a\nb\u001b')).toBe("$'a\\x0ab\\x1b'");
  });

  test.runIf(process.platform !== 'win32')('a shell reads back every word', () => {
    const char = fc.oneof(
      fc.constantFrom(...'ab \'"\\$`!*?[]{}()<>|&;#~\n\t\u001b\u0085\u202eé漢👍'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    );
    const word = fc.array(char, { maxLength: 12 }).map((chars) => chars.join('').replaceAll('\0', ''));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 60 }), (words) => {
        const fit = words.map((text) => text.replace(/\p{Surrogate}/gu, ''));
        expect(readByShell(fit)).toEqual(fit);
      }),
      { numRuns: 20 },
    );
  });

  test('shows no control character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(shellWord(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
      }),
    );
  });
});
