// What README.md shows is what the tool prints. A line `…` stands for any number of lines.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { exitMeaning } from '../../src/core/exit.ts';
import { memoryIo } from '../../src/core/memory-io.ts';
import { nodeIo } from '../../src/node-io.ts';
import { run } from '../cli/harness.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** Commands with the output that README claims for them. */
const blocks = [...readme.matchAll(/```console\n\$ kea-migrate (.*)\n([\s\S]*?)```/g)].map((match) => ({
  command: match[1] ?? '',
  shown: (match[2] ?? '').trimEnd().split('\n'),
}));

/** The first line of `shown` that is not where it should be; undefined when all are. */
function firstWrong(shown: readonly string[], printed: readonly string[]): string | undefined {
  let at = 0;
  let anywhere = false;
  for (const line of shown) {
    if (line === '…') {
      anywhere = true;
      continue;
    }
    const found = anywhere ? printed.indexOf(line, at) : at;
    if (found === -1 || printed[found] !== line) return line;
    at = found + 1;
    anywhere = false;
  }
  return undefined;
}

describe('README', () => {
  test('has blocks to compare', () => {
    expect(blocks.length).toBeGreaterThanOrEqual(2);
  });

  test.each(blocks)('kea-migrate $command', async ({ command, shown }) => {
    const { out, err } = await run(command.split(' '), nodeIo);
    expect(err).toBe('');
    expect(firstWrong(shown, out.split('\n'))).toBeUndefined();
  });

  test('the five commands lead from findings to none', async () => {
    const block = /in five commands;[\s\S]*?```sh\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    const lines = block.trimEnd().split('\n');
    expect(lines).toHaveLength(5);
    const from = new URL('../../fixtures/example/etc/kea/', import.meta.url);
    const names = readdirSync(from);
    const texts = names.map((name) => [`/repo/etc/kea/${name}`, readFileSync(new URL(name, from), 'latin1')]);
    const io = memoryIo(Object.fromEntries(texts), { cwd: '/repo' });
    const codes: number[] = [];
    for (const line of lines) {
      for (const command of line.replace(/ +#.*/, '').split(' && ')) {
        const [program = '', ...words] = command.replace('npx ', '').split(' ');
        if (program === 'rm') io.remove(`/repo/${words[0]}`);
        else codes.push((await run(words, io)).code);
      }
    }
    expect(codes).toEqual([1, 0, 1, 0, 0]);
    expect(io.read('/repo/kea.svg')).toContain('</svg>');
  });

  test('has the exit codes that the program has', () => {
    for (const [code, meaning] of Object.entries(exitMeaning)) {
      expect(readme.replaceAll('`', '')).toContain(`| ${code} | ${meaning} |`);
    }
  });
});
