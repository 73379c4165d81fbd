// bin/compiled.js with a program of a few lines in the place of ours: what is kept, when it is taken, and when it is not.

import { execFileSync } from 'node:child_process';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const bin = fileURLToPath(new URL('../../bin', import.meta.url));
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kea-migrate-compiled-'));
  cpSync(bin, join(root, 'bin'), { recursive: true });
  mkdirSync(join(root, 'dist/bin'), { recursive: true });
  mkdirSync(join(root, 'dist/validators'));
  writeFileSync(join(root, 'dist/bin/package.json'), '{ "type": "commonjs" }\n');
  writeFileSync(join(root, 'dist/validators/one.cjs'), "exports.valid = () => 'valid';\n");
  writeProgram('one');
});
afterEach(() => rmSync(root, { recursive: true }));

/** A program that says `word`, after it loaded a validator if it is asked to check. */
function writeProgram(word: string): void {
  const text = `exports.main = async ([command]) => {
  const says = command === 'check' ? require('../validators/one.cjs').valid() : 'not asked';
  console.log(says + ' ${word}' + (command === 'trace' ? new Error('here').stack : ''));
  return command === 'check' ? 1 : 0;
};
`;
  const path = join(root, 'dist/bin/main.js');
  writeFileSync(path, text);
  // Not the time of the text before, however fast the disk is.
  utimesSync(path, 1_700_000_000, 1_700_000_000 + word.charCodeAt(0));
}

function start(command: string, environment: Record<string, string> = {}): string {
  const { NODE_DISABLE_COMPILE_CACHE: _, ...outer } = process.env;
  try {
    return execFileSync(process.execPath, [join(root, 'bin/kea-migrate.js'), command], {
      encoding: 'utf8',
      env: { ...outer, ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  } catch (error) {
    // The exit code of a check with findings.
    if (error instanceof Error && 'status' in error && error.status === 1)
      return String(Reflect.get(error, 'stdout'));
    throw error;
  }
}

const folder = () => join(root, 'dist/compiled', `${process.version}-${process.arch}`);
const kept = () => (existsSync(folder()) ? readdirSync(folder()) : []);

describe('what was compiled', () => {
  test('is kept by a check, and taken by the next one', () => {
    expect(start('check')).toBe('valid one\n');
    expect(kept()).toHaveLength(2);
    const times = () => kept().map((name) => statSync(join(folder(), name)).ino);
    const before = times();
    expect(start('check')).toBe('valid one\n');
    expect(times()).toEqual(before);
  });

  test('is not kept by a run that checks nothing', () => {
    start('help');
    expect(kept()).toEqual([]);
  });

  test('is of no use to another text of the same length', () => {
    start('check');
    writeProgram('two');
    expect(start('check')).toBe('valid two\n');
  });

  test.each([
    ['damaged', (bytes: Buffer) => bytes.fill(0x55, bytes.length >> 1, (bytes.length >> 1) + 8)],
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
    ['empty', () => Buffer.alloc(0)],
  ])('is made again when it is %s', (_, harm) => {
    start('check');
    for (const name of kept()) {
      const path = join(folder(), name);
      writeFileSync(path, harm(readFileSync(path)));
    }
    const harmed = kept().map((name) => readFileSync(join(folder(), name)));
    expect(start('check')).toBe('valid one\n');
    kept().forEach((name, index) => {
      expect(readFileSync(join(folder(), name)).equals(harmed[index] ?? Buffer.alloc(0)), name).toBe(false);
    });
  });

  test('is not kept when the environment forbids it', () => {
    expect(start('check', { NODE_DISABLE_COMPILE_CACHE: '1' })).toBe('valid one\n');
    expect(existsSync(join(root, 'dist/compiled'))).toBe(false);
  });

  test('is not kept where nothing can be written', () => {
    writeFileSync(join(root, 'dist/compiled'), 'a file where the folder would be');
    expect(start('check')).toBe('valid one\n');
  });

  test.runIf(process.getuid?.() === 0)('is not kept in the program of another user', () => {
    chownSync(join(root, 'dist'), 65_534, 65_534);
    expect(start('check')).toBe('valid one\n');
    expect(existsSync(join(root, 'dist/compiled'))).toBe(false);
  });

  test('has the places of the file in stack traces', () => {
    start('check');
    const own = (text: string) => text.split('\n').find((line) => line.includes('main.js:'));
    const [quick, plain] = [start('trace'), start('trace', { NODE_DISABLE_COMPILE_CACHE: '1' })];
    expect(own(quick)).toMatch(/main\.js:3:\d+/);
    expect(own(quick)).toBe(own(plain));
  });
});
