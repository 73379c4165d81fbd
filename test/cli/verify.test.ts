// `--verify-with` without a Kea: what is run on which files, and that nothing is written without an answer.

import { expect, test } from 'vitest';
import { main } from '../../src/cli.ts';
import type { Executed, Execution } from '../../src/core/io.ts';
import { memoryIo } from '../../src/core/memory-io.ts';

const before = '{ "Dhcp4": { "control-socket": { "socket-type": "unix", "socket-name": "kea4" } } }\n';
const agent =
  '{ "Control-agent": { "control-sockets": { "dhcp4": { "socket-type": "unix", "socket-name": "kea4" } } } }\n';

async function run(answer: (asked: Execution) => Executed) {
  const commands: string[] = [];
  const texts: string[] = [];
  const execute = (asked: Execution): Executed => {
    commands.push(asked.command('/scratch'));
    const content = asked.files['kea-dhcp4.conf'] ?? '';
    texts.push(typeof content === 'string' ? content : content('/scratch'));
    return answer(asked);
  };
  const files = { '/etc/kea/kea-dhcp4.conf': before, '/etc/kea/kea-ctrl-agent.conf': agent };
  const io = memoryIo(files, { execute });
  let said = '';
  const hear = (text: string): void => {
    said += text;
  };
  const terminal = { out: hear, err: hear, environment: {}, isTerminal: false, columns: 0 };
  const words = ['/etc/kea', '--target', '3.2', '--write', '--verify-with', '{daemon} -t {file}'];
  const code = await main(words, io, terminal);
  return { code, said, commands, texts, after: io.read('/etc/kea/kea-dhcp4.conf') };
}

test('the result is asked about, with the credentials that would be created', async () => {
  const { commands, texts, after, said } = await run(() => ({ exitCode: 0, output: '' }));
  expect(commands).toEqual(['kea-dhcp4 -t /scratch/kea-dhcp4.conf']);
  expect(texts[0]).toContain('"directory": "/scratch/.created-0"');
  expect(after).toContain('"directory": "/etc/kea"');
  expect(said).toContain('kea-dhcp4 -t accepts /etc/kea/kea-dhcp4.conf as it will be');
});

test.each([
  [
    'refused',
    1,
    'kea-dhcp4 -t refuses /etc/kea/kea-dhcp4.conf as it will be: Error encountered: /etc/kea/kea-dhcp4.conf:3.4',
  ],
  ['not there', 127, 'kea-dhcp4 was not asked about /etc/kea/kea-dhcp4.conf'],
  ['killed', undefined, 'kea-dhcp4 was not asked about /etc/kea/kea-dhcp4.conf'],
])('%s: nothing is written', async (_, exitCode, words) => {
  const output = 'a line of the log\nError encountered: ./kea-dhcp4.conf:3.4: nonsense\n';
  const { code, said, after } = await run(() => ({ exitCode, output }));
  expect(code).toBe(5);
  expect(said).toContain(words);
  expect(after).toBe(before);
});
