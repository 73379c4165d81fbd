// `--verify-with` and a real Kea: accepted and written, refused in Kea's words and left alone, never claimed unasked.

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli.ts';
import { nodeIo } from '../../src/node-io.ts';
import { keaOf, temporaryDirectory } from './harness/index.ts';

const three = keaOf('3.0');
const programs = dirname(three.command('kea-dhcp4'));

async function run(...words: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  let said = '';
  const hear = (text: string): void => {
    said += text;
  };
  const terminal = { out: hear, err: hear, environment: {}, isTerminal: false, columns: 0 };
  const code = await main(words, nodeIo, terminal);
  return { code, said };
}

/** An installation with an agent; `more` stands in the server's section. */
function place(more: object = {}): string {
  const directory = temporaryDirectory('kea-verify-');
  const socket = { 'socket-type': 'unix', 'socket-name': 'kea4-ctrl-socket' };
  const files = {
    'kea-dhcp4.conf': { Dhcp4: { 'control-socket': socket, ...more } },
    'kea-ctrl-agent.conf': { 'Control-agent': { 'http-port': 8000, 'control-sockets': { dhcp4: socket } } },
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, name), JSON.stringify(content, undefined, 2));
  }
  return directory;
}

const server = (directory: string): string => readFileSync(join(directory, 'kea-dhcp4.conf'), 'utf8');
/** Kea does not know this key; our rules look at control channels and do not judge it. */
const wrong = { 'lease-time': 10 };

describe('--verify-with', () => {
  it.each(['3.0', '3.2'])('accepted: says so, and writes (target %s)', async (target) => {
    const directory = place();
    const { said } = await run(directory, '--target', target, '--write', '--verify-with', programs);
    expect(said).toContain(`kea-dhcp4 -t accepts ${join(directory, 'kea-dhcp4.conf')}`);
    expect(server(directory)).toContain('"control-sockets"');
  });

  it('refused: Kea’s words with our file and line, and nothing is touched', async () => {
    const directory = place(wrong);
    const before = server(directory);
    const { code, said } = await run(directory, '--target', '3.0', '--write', '--verify-with', programs);
    expect(code).toBe(5);
    expect(said).toContain(`kea-dhcp4 -t refuses ${join(directory, 'kea-dhcp4.conf')}`);
    // As the file will be: the new listener's five lines come first.
    expect(said).toContain(
      `${join(directory, 'kea-dhcp4.conf')}:11.5-16: got unexpected keyword "lease-time" in Dhcp4 map`,
    );
    expect(server(directory)).toBe(before);
    expect(readdirSync(directory).sort()).toEqual(['kea-ctrl-agent.conf', 'kea-dhcp4.conf']);
  });

  it('a command with {daemon} and {file}', async () => {
    const directory = place();
    const command = `${programs}/{daemon} -t {file}`;
    const { said } = await run(directory, '--target', '3.0', '--verify-with', command);
    expect(said).toContain('kea-dhcp4 -t accepts');
  });

  it.each([
    ['a directory without the program', temporaryDirectory()],
    ['a command that is not there', '/nowhere/kea {file}'],
    ['a command that is killed', 'kill -9 $$; : {file}'],
  ])('%s: not asked, not claimed, not written', async (_, tool) => {
    const directory = place();
    const before = server(directory);
    const { code, said } = await run(directory, '--target', '3.0', '--write', '--verify-with', tool);
    expect(code).toBe(5);
    expect(said).toContain('kea-dhcp4 was not asked');
    expect(said).not.toContain('accepts');
    expect(server(directory)).toBe(before);
  });

  it('a command without {file} is a mistake', async () => {
    const directory = place();
    const { code, said } = await run(directory, '--verify-with', 'kea-dhcp4 -t');
    expect(code).toBe(2);
    expect(said).toContain('with {file} in it');
    expect(existsSync(join(directory, '.kea-migrate'))).toBe(false);
  });
});
