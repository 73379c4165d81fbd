// check --fix: safe fixes and nothing else, with the backup that undo puts back.

import { describe, expect, test } from 'vitest';
import { files, run } from './harness.ts';

const fixable = `{ "CtrlAgent": {
  // where the scripts go
  "http-host": "127.0.0.1",
  "control-sockets": { "dhcp4": { "socket-type": "unix", "socket-name": "/run/kea/kea4-ctrl-socket" } }
} }
`;
const server = `{ "Dhcp4": {
  "control-socket": { "socket-type": "unix", "socket-name": "/run/kea/kea4-ctrl-socket" }
} }
`;

const at = (texts: Readonly<Record<string, string>>) =>
  files({
    '/repo': { directory: true, uid: 1000 },
    '/repo/kea': { directory: true, uid: 1000 },
    ...Object.fromEntries(
      Object.entries(texts).map(([name, text]) => [`/repo/kea/${name}`, { text, uid: 1000, gid: 1000 }]),
    ),
  });

describe('check --fix', () => {
  test('writes the safe fixes, migrates nothing, and undo takes it back', async () => {
    const io = at({ 'kea-ctrl-agent.conf': fixable, 'kea-dhcp4.conf': server });
    const ran = await run(['check', 'kea', '--fix', '--target', '2.6', '--fail-on', 'warning'], io);
    expect(ran.err).toBe('');
    expect(io.read('/repo/kea/kea-ctrl-agent.conf')).toBe(fixable.replace('CtrlAgent', 'Control-agent'));
    expect(io.read('/repo/kea/kea-dhcp4.conf')).toBe(server);
    expect(ran.out).toContain('written');
    expect(ran.out).toContain('  kea/kea-ctrl-agent.conf\n');
    expect(ran.out).toContain('kea-migrate undo kea\n');
    expect(ran.code).toBe(0);
    expect((await run(['undo', 'kea'], io)).code).toBe(0);
    expect(io.read('/repo/kea/kea-ctrl-agent.conf')).toBe(fixable);
  });

  test('a second run has nothing to do', async () => {
    const io = at({ 'kea-ctrl-agent.conf': fixable });
    await run(['check', 'kea', '--fix', '--target', '2.6'], io);
    const again = await run(['check', 'kea', '--fix', '--target', '2.6'], io);
    expect(again.out).not.toContain('written');
  });

  test('for a target without the agent, its file is fixed as well', async () => {
    const io = at({ 'kea-ctrl-agent.conf': fixable, 'kea-dhcp4.conf': server });
    const ran = await run(['check', 'kea', '--fix'], io);
    expect(io.read('/repo/kea/kea-ctrl-agent.conf')).toContain('"Control-agent"');
    expect(ran.code).toBe(1);
    expect(ran.out).toContain('control-agent-removed');
  });

  test('what a comment leaves out is not fixed', async () => {
    const ignored = `# kea-migrate-ignore section-misspelt an old Kea reads it\n${fixable}`;
    const io = at({ 'kea-ctrl-agent.conf': ignored });
    await run(['check', 'kea', '--fix', '--target', '2.6'], io);
    expect(io.read('/repo/kea/kea-ctrl-agent.conf')).toBe(ignored);
  });

  test('what may not be written is refused, with the findings', async () => {
    const io = files({ '/repo/kea/kea-ctrl-agent.conf': fixable });
    const ran = await run(['check', 'kea', '--fix', '--target', '2.6', '-f', 'concise'], io);
    expect(ran.out).toContain('section-misspelt');
    expect(ran.code).toBe(5);
    expect(io.read('/repo/kea/kea-ctrl-agent.conf')).toBe(fixable);
  });

  test('2: standard input', async () => {
    const io = files({}, { stdin: fixable });
    expect((await run(['check', '-', '--fix'], io)).code).toBe(2);
    expect((await run(['-', '--write'], io)).code).toBe(2);
  });

  test('what to do next after standard input names its file, or asks for a name', async () => {
    const socket = '{ "socket-type": "unix", "socket-name": "kea4" }';
    const io = files({}, { stdin: `{ "Dhcp4": { "control-socket": ${socket} } }\n` });
    const unnamed = await run(['-'], io);
    expect(unnamed.out).toMatch(
      /next: write these changes: [^\n]*: name the file, or its directory, instead of -\n$/,
    );
    for (const option of [['--stdin-filename=kea/a.conf'], ['--stdin-filename', 'kea/a.conf']]) {
      const ran = await run(['-', ...option], io);
      expect(ran.out).toMatch(/\n {6}kea-migrate kea\/a\.conf --write\n$/);
    }
  });
});
