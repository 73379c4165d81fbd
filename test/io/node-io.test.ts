// What only a real file system has: FIFOs and sockets, other processes, sizes, rights, flushing, standard input.

import { spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IoError } from '../../src/core/io.ts';
import { nodeIo } from '../../src/node-io.ts';

const isUnix = process.platform !== 'win32';
let root = '';

beforeAll(() => {
  root = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'kea-migrate-node-')));
  fs.chmodSync(root, 0o755);
});
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

function failure(operation: () => unknown): string {
  try {
    operation();
    return 'nothing';
  } catch (error) {
    if (!(error instanceof IoError)) throw error;
    return `${error.code} ${error.reason}`;
  }
}

/** Runs lines of a module in a process of its own, with `nodeIo` in scope; gives back what it prints. */
function inProcess(lines: string, options: { readonly input?: Buffer; readonly uid?: number } = {}): string {
  const child = join(root, 'child.mjs');
  const io = fileURLToPath(new URL('../../src/node-io.ts', import.meta.url));
  buildSync({
    stdin: { contents: `import { nodeIo } from ${JSON.stringify(io)};\n${lines}`, resolveDir: root },
    outfile: child,
    bundle: true,
    platform: 'node',
    format: 'esm',
  });
  fs.chmodSync(child, 0o644);
  const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));
  const { input, uid } = options;
  const ended = spawnSync(process.execPath, [child], {
    input: input ?? '',
    encoding: 'utf8',
    env: { ...process.env, NODE_PATH: modules },
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  expect(ended.stderr).toBe('');
  return ended.stdout;
}

/** Whether the programs to look at access control lists are installed (Debian's package `acl`). */
function hasLists(): boolean {
  return spawnSync('getfacl', ['--version']).status === 0;
}

describe.runIf(isUnix)('nodeIo.read', () => {
  it('refuses FIFOs, sockets and devices without waiting for them', async () => {
    const fifo = join(root, 'fifo');
    spawnSync('mkfifo', [fifo]);
    expect(failure(() => nodeIo.read(fifo))).toBe('EINVAL is a FIFO, not a file');
    expect(failure(() => nodeIo.read('/dev/null'))).toBe('EINVAL is a device, not a file');
    const socket = join(root, 'socket');
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(socket, resolve));
    try {
      expect(failure(() => nodeIo.read(socket))).toBe('EINVAL is a socket, not a file');
      expect(nodeIo.stat(socket)?.kind).toBe('other');
      expect(nodeIo.glob(['*'], root)).toEqual([]);
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  });

  it('refuses a file that no string can hold, before reading it', () => {
    const huge = join(root, 'huge');
    fs.writeFileSync(huge, '');
    fs.truncateSync(huge, 512 * 1024 * 1024);
    expect(failure(() => nodeIo.read(huge))).toBe('EFBIG is larger than 512 MiB');
  });

  it('reads files that say they have no size, as in /proc', () => {
    if (fs.existsSync('/proc/self/stat'))
      expect(nodeIo.read('/proc/self/stat')).toContain(String(process.pid));
  });

  it('names a path that is none', () => {
    expect(failure(() => nodeIo.read('a\0b'))).toBe('EINVAL not a file name');
    expect(failure(() => nodeIo.stat('a\0b'))).toBe('EINVAL not a file name');
    expect(failure(() => nodeIo.read(`/${'x'.repeat(300)}`))).toBe('ENAMETOOLONG name too long');
  });
});

describe.runIf(isUnix)('nodeIo', () => {
  it('is not held up by rights that are missing, and says which', () => {
    const directory = join(root, 'rights');
    fs.mkdirSync(join(directory, 'shut'), { recursive: true });
    fs.writeFileSync(join(directory, 'shut/x.conf'), '');
    fs.writeFileSync(join(directory, 'open.conf'), '');
    fs.writeFileSync(join(directory, 'secret.conf'), '');
    fs.chmodSync(join(directory, 'secret.conf'), 0o000);
    fs.chmodSync(join(directory, 'shut'), 0o000);
    const said = inProcess(
      `const d = ${JSON.stringify(directory)}; const seen = [];
       const failing = (f) => { try { return f(); } catch (e) { return e.name + ' ' + e.message; } };
       const found = nodeIo.glob(['**/*.conf'], d, (failure) => seen.push(failure.message));
       console.log(JSON.stringify({ found, seen, read: failing(() => nodeIo.read(d + '/secret.conf')),
         stat: failing(() => nodeIo.stat(d + '/shut/x.conf')), own: failing(() => nodeIo.create(d + '/n', '', 384)) }));`,
      process.getuid?.() === 0 ? { uid: 65_534 } : {},
    );
    fs.chmodSync(join(directory, 'shut'), 0o755);
    expect(JSON.parse(said)).toMatchObject({
      found: [join(directory, 'open.conf'), join(directory, 'secret.conf')],
      seen: [`${join(directory, 'shut')}: permission denied`],
      read: `IoError ${join(directory, 'secret.conf')}: permission denied`,
      stat: `IoError ${join(directory, 'shut/x.conf')}: permission denied`,
    });
  });

  it('finds plain names without fast-glob, and the same files', () => {
    const directory = join(root, 'plain');
    for (const path of [
      's/j',
      'a/s/j',
      'a/b/s/j',
      's/a/s/j',
      'a/j',
      'c/s/no/j',
      'node_modules/s/j',
      'd/j/s/j',
    ]) {
      fs.mkdirSync(join(directory, path, '..'), { recursive: true });
      fs.writeFileSync(join(directory, path), '');
    }
    fs.mkdirSync(join(directory, 'e'));
    fs.symlinkSync('../s', join(directory, 'e/s'));
    fs.mkdirSync(join(directory, 'f/s'), { recursive: true });
    fs.symlinkSync('../../a/j', join(directory, 'f/s/j'));
    for (const pattern of ['**/s/j', '**/j', '**/s/no/j', '**/nothing']) {
      // A second pattern makes it a matter for fast-glob.
      const expected = nodeIo.glob([pattern, 'no-such-name'], directory);
      expect(nodeIo.glob([pattern], directory)).toEqual(expected);
    }
    expect(nodeIo.glob(['**/s/j'], directory)).toHaveLength(6);
  });

  it('sees the names of one file', () => {
    const [one, two] = [join(root, 'one'), join(root, 'two')];
    fs.writeFileSync(one, '');
    fs.linkSync(one, two);
    expect(nodeIo.stat(one)).toMatchObject({ links: 2, inode: nodeIo.stat(two)?.inode });
  });

  it.runIf(process.getuid?.() === 0)('creates files for another owner, with their mode', () => {
    const path = join(root, 'given');
    nodeIo.create(path, 'x', 0o2640, { uid: 1234, gid: 5678 });
    expect(nodeIo.lstat(path)).toMatchObject({ uid: 1234, gid: 5678, mode: 0o2640 });
  });

  it('leaves nothing when a file cannot be given away', () => {
    const directory = join(root, 'give');
    fs.mkdirSync(directory);
    fs.chmodSync(directory, 0o777);
    const said = inProcess(
      `try { nodeIo.create(${JSON.stringify(join(directory, 'x'))}, '', 384, { uid: 1, gid: 1 }); } catch (e) { console.log(e.code); }`,
      process.getuid?.() === 0 ? { uid: 65_534 } : {},
    );
    expect(said.trim()).toBe('EPERM');
    expect(nodeIo.list(directory)).toEqual([]);
  });

  it('flushes a file before, and its directory after, it says that it is done', () => {
    const said = inProcess(
      `import fs from 'node:fs';
       import { syncBuiltinESMExports } from 'node:module';
       const calls = []; const open = new Map();
       for (const name of ['openSync', 'writeSync', 'fchmodSync', 'fsyncSync', 'closeSync', 'renameSync', 'unlinkSync', 'mkdirSync', 'rmdirSync', 'linkSync']) {
         const original = fs[name];
         fs[name] = (first, ...rest) => {
           const result = original(first, ...rest);
           if (name === 'openSync') open.set(result, first.split('/').at(-1));
           const what = typeof first === 'number' ? open.get(first) : first.split('/').at(-1);
           if (name !== 'openSync' && name !== 'closeSync') calls.push(name.replace('Sync', '') + ' ' + what);
           return result;
         };
       }
       syncBuiltinESMExports();
       const d = ${JSON.stringify(root)} + '/flush';
       nodeIo.makeDirectory(d, 448);
       nodeIo.create(d + '/a', 'text', 384);
       nodeIo.rename(d + '/a', d + '/b');
       nodeIo.renameNew(d + '/b', d + '/c');
       nodeIo.remove(d + '/c');
       nodeIo.removeDirectory(d);
       console.log(calls.join(', '));`,
    );
    const above = root.split('/').at(-1);
    expect(said.trim().split(', ')).toEqual([
      ...['mkdir flush', `fsync ${above}`],
      ...['write a', 'fchmod a', 'fsync a', 'fsync flush'],
      ...['rename a', 'fsync flush'],
      ...['link b', 'fsync flush', 'unlink b', 'fsync flush'],
      ...['unlink c', 'fsync flush'],
      ...['rmdir flush', `fsync ${above}`],
    ]);
  });

  it.runIf(hasLists())('carries access control lists over, and leaves content and time alone', () => {
    const [from, to] = [join(root, 'from'), join(root, 'to')];
    fs.writeFileSync(from, 'from');
    fs.utimesSync(from, 1, 1);
    nodeIo.create(to, 'to', 0o600);
    spawnSync('setfacl', ['-m', 'u:1234:rw', from]);
    expect(nodeIo.copyAttributes(from, to)).toBe(true);
    const listOf = (path: string) => spawnSync('getfacl', ['-cp', path], { encoding: 'utf8' }).stdout;
    expect(listOf(to)).toContain('user:1234:rw-');
    expect(listOf(to)).toBe(listOf(from));
    expect(nodeIo.read(to)).toBe('to');
    expect(fs.statSync(to).mtimeMs).toBeGreaterThan(2000);
  });

  it('says so when it cannot carry attributes over', () => {
    expect(nodeIo.copyAttributes(join(root, 'no'), join(root, 'neither'))).toBe(false);
  });

  it('loads fast-glob only when it searches', () => {
    const said = inProcess(
      `import { createRequire } from 'node:module';
       const loaded = () => Object.keys(createRequire(import.meta.url).cache).some((path) => path.includes('fast-glob'));
       const before = loaded(); nodeIo.glob(['*'], '/'); console.log(before, loaded());`,
    );
    expect(said.trim()).toBe('false true');
  });

  it('reads all of standard input', () => {
    const input = Buffer.from(Array.from({ length: 300_000 }, (_, index) => index % 256));
    const said = inProcess(
      `import { createHash } from 'node:crypto'; const t = nodeIo.stdin(); console.log(t.length, t.charCodeAt(255));`,
      { input },
    );
    expect(said.trim()).toBe('300000 255');
    expect(inProcess('console.log(nodeIo.stdin().length);').trim()).toBe('0');
  });
});

describe.runIf(isUnix)('nodeIo.isRunning', () => {
  it('tells a process that has ended from one that runs, and from a later one of the same number', async () => {
    const own = nodeIo.process();
    const child = spawn('sleep', ['60']);
    const other = { ...own, pid: child.pid ?? 0, started: '' };
    expect(nodeIo.isRunning(other)).toBe(true);
    child.kill();
    await new Promise((resolve) => child.once('exit', resolve));
    expect(nodeIo.isRunning(other)).toBe(false);
    if (own.started !== '') expect(nodeIo.isRunning({ ...own, started: 'another-boot-1' })).toBe(false);
  });
});
