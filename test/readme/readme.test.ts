// What README.md shows is what the tool prints. A line `…` stands for any number of lines.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { exitMeaning } from '../../src/core/exit.ts';
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

  test('has the exit codes that the program has', () => {
    for (const [code, meaning] of Object.entries(exitMeaning)) {
      expect(readme.replaceAll('`', '')).toContain(`| ${code} | ${meaning} |`);
    }
  });
});
