// On a real file system, with real processes: killed at calls of the system, stopped by signals, out of space.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeIo } from '../../src/node-io.ts';
import { recover } from '../../src/write/recover.ts';
import { killFiles } from './kill-request.ts';

interface User {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const self: User = { name: 'this user', uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
const isRoot = self.uid === 0 && process.platform !== 'win32';
const nobody: User = { name: 'an unprivileged user', uid: 65_534, gid: 65_534 };
const users: readonly User[] = isRoot ? [self, nobody] : [self];

/** How many of the calls of a run are tried; each takes a few processes. KILL_POINTS=1000 tries them all. */
const POINTS = Number(process.env.KILL_POINTS ?? 10);

let top = '';
let child = '';

beforeAll(() => {
  top = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'kea-migrate-kill-')));
  fs.chmodSync(top, 0o755);
  child = join(top, 'child.mjs');
  buildSync({
    entryPoints: [fileURLToPath(new URL('kill-child.ts', import.meta.url))],
    outfile: child,
    bundle: true,
    platform: 'node',
    format: 'esm',
  });
  fs.chmodSync(child, 0o644);
});

afterAll(() => fs.rmSync(top, { recursive: true, force: true }));

/** A fresh installation that belongs to the user; as root, one file belongs to somebody else. */
function install(user: User): string {
  const directory = fs.mkdtempSync(join(top, 'host-'));
  for (const [name, text, mode] of killFiles) {
    const path = join(directory, name);
    fs.mkdirSync(dirname(path), { recursive: true });
    fs.writeFileSync(path, text, 'latin1');
    fs.chmodSync(path, mode);
  }
  fs.symlinkSync('../elsewhere/d2.conf', join(directory, 'etc/kea-d2.conf'));
  if (isRoot) {
    for (const path of [directory, ...contents(directory)]) fs.lchownSync(path, user.uid, user.gid);
    if (user.uid === 0) fs.chownSync(join(directory, 'etc/kea-dhcp4.conf'), 1234, 5678);
  }
  return directory;
}

function contents(directory: string): readonly string[] {
  return fs
    .readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((name) => join(directory, name))
    .sort();
}

/** Everything below a directory: kind, mode, owner, bytes. Records and backups by name only, as inodes differ. */
function look(directory: string): readonly string[] {
  return contents(directory).map((path) => {
    const { mode, uid, gid } = fs.lstatSync(path);
    const name = path.slice(directory.length);
    const head = `${name} ${mode.toString(8)} ${uid}:${gid}`;
    if (name.includes('.kea-migrate') || (mode & 0o170000) === 0o040000) return head;
    const body = (mode & 0o170000) === 0o120000 ? fs.readlinkSync(path) : fs.readFileSync(path, 'latin1');
    return `${head} ${body}`;
  });
}

function asUser(user: User): {
  readonly env: NodeJS.ProcessEnv;
  readonly uid?: number;
  readonly gid?: number;
} {
  const env = { ...process.env, NODE_PATH: fileURLToPath(new URL('../../node_modules', import.meta.url)) };
  return user === self ? { env } : { env, uid: user.uid, gid: user.gid };
}

interface Ended {
  readonly signal: NodeJS.Signals | null;
  readonly calls: number;
  readonly result: unknown;
  readonly refused: unknown;
}

function run(user: User, task: string, directory: string, at = 0, signal = 'SIGKILL'): Ended {
  const ended = spawnSync(process.execPath, [child, task, directory, String(at), signal], {
    ...asUser(user),
    encoding: 'utf8',
  });
  if (ended.signal !== null) return { signal: ended.signal, calls: 0, result: undefined, refused: undefined };
  expect(ended.stderr).toBe('');
  return { signal: null, ...JSON.parse(ended.stdout) };
}

/** The next run, which ends without an interruption. */
function recoverAs(user: User, directory: string): void {
  if (user === self) recover(nodeIo, [directory]);
  else expect(run(user, 'recover', directory).signal).toBe(null);
}

/** What the disk looks like before and after writing, and how many calls writing and undoing take. */
function measure(user: User) {
  const directory = install(user);
  const old = look(directory);
  const writing = run(user, 'write', directory);
  const fresh = look(directory);
  const undoing = run(user, 'undo', directory);
  expect(look(directory)).toEqual(old);
  return { old, fresh, writing: writing.calls, undoing: undoing.calls };
}

/** At most `most` of the numbers 1 … `count`, evenly, the ends included. */
function spread(count: number, most: number): readonly number[] {
  const step = Math.max(1, (count - 1) / (most - 1));
  return Array.from({ length: Math.min(count, most) }, (_, index) => Math.round(1 + index * step));
}

for (const user of users) {
  describe(`as ${user.name}`, { timeout: 60_000 + 1000 * POINTS }, () => {
    it('a write that is killed ends all old or all new', () => {
      const { old, fresh, writing } = measure(user);
      const outcomes = spread(writing, POINTS).map((at) => {
        const directory = install(user);
        expect(run(user, 'write', directory, at).signal).toBe('SIGKILL');
        recoverAs(user, join(directory, 'etc'));
        const now = look(directory);
        const isOld = now.join().length === old.join().length;
        expect(now).toEqual(isOld ? old : fresh);
        return isOld ? 'old' : 'new';
      });
      expect(outcomes.join(' ')).toMatch(/^(old ?)+(new ?)+$/);
    });

    it('an undo that is killed ends all new or all old, also when recovery is killed too', () => {
      const { old, fresh, undoing } = measure(user);
      const outcomes = spread(undoing, Math.ceil(POINTS / 2)).map((at) => {
        const directory = install(user);
        run(user, 'write', directory);
        expect(run(user, 'undo', directory, at).signal).toBe('SIGKILL');
        run(user, 'recover', join(directory, 'etc'), at % 17);
        recoverAs(user, join(directory, 'etc'));
        const now = look(directory);
        const isOld = now.join().length === old.join().length;
        expect(now).toEqual(isOld ? old : fresh);
        return isOld ? 'old' : 'new';
      });
      expect(outcomes.join(' ')).toMatch(/^(new ?)+(old ?)+$/);
    });

    it('a process killed from outside at any moment leaves nothing half done', async () => {
      const { old, fresh } = measure(user);
      for (const delay of [0, 19, 53]) {
        const directory = install(user);
        const running = spawn(process.execPath, [child, 'again', directory], asUser(user));
        await firstOutput(running);
        await new Promise((resolve) => setTimeout(resolve, delay));
        running.kill('SIGKILL');
        await new Promise((resolve) => running.once('exit', resolve));
        recoverAs(user, join(directory, 'etc'));
        const now = look(directory);
        expect(now).toEqual(now.join().length === old.join().length ? old : fresh);
      }
    });

    it('a write that is asked to stop is finished first', () => {
      const { fresh, writing } = measure(user);
      const directory = install(user);
      expect(run(user, 'write', directory, Math.floor(writing / 2), 'SIGTERM').signal).toBe(null);
      expect(look(directory)).toEqual(fresh);
    });
  });
}

function firstOutput(process: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout?.once('data', () => resolve());
    process.once('error', reject);
    process.once('exit', () => reject(new Error('ended before it began')));
  });
}

describe.runIf(isRoot)('as an unprivileged user, on files of root', () => {
  it('a write is refused where the directory is shut, and where only the owner could not be kept', () => {
    const directory = install(self);
    const before = look(directory);
    expect(run(nobody, 'write', directory).refused).toMatch(/permission denied/);
    expect(look(directory)).toEqual(before);
    fs.chmodSync(directory, 0o755);
    fs.chmodSync(join(directory, 'etc'), 0o777);
    fs.chmodSync(join(directory, 'elsewhere'), 0o777);
    for (const [name] of killFiles) fs.chmodSync(join(directory, name), 0o666);
    const open = look(directory);
    expect(run(nobody, 'write', directory).refused).toMatch(/may not keep its owner/);
    expect(look(directory)).toEqual(open);
  });
});

/** Whether this machine lets the test mount a file system of its own, which nobody else sees. */
function canMount(): boolean {
  return isRoot && spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;
}

describe.runIf(canMount())('on a file system of its own', () => {
  /** Runs shell commands with `$D` mounted as a small tmpfs, and gives back what they print. */
  function onSmallDisk(directory: string, kilobytes: number, commands: string): string {
    const script = `set -e; D="$1"; C="$2"; cp -a "$D" "$D.copy"; mount -t tmpfs -o size=${kilobytes}k tmpfs "$D"; cp -a "$D.copy/." "$D"; ${commands}`;
    const ended = spawnSync('unshare', ['-m', 'sh', '-c', script, 'sh', directory, child], {
      ...asUser(self),
      encoding: 'utf8',
    });
    expect(ended.stderr).toBe('');
    return ended.stdout;
  }

  const list = `find "$D" | sort; find "$D" -type f | sort | xargs md5sum`;
  const write = `"${process.execPath}" "$C" write "$D"; echo; ${list}`;

  it('a write is refused when the disk is full, at whatever point, and all is as before', () => {
    const directory = install(self);
    const before = onSmallDisk(directory, 400, list);
    const outcomes = [72, 100, 140, 200].map((kilobytes) => {
      fs.rmSync(`${directory}.copy`, { recursive: true, force: true });
      const [said = '', ...after] = onSmallDisk(directory, kilobytes, write).split('\n');
      const { refused } = JSON.parse(said);
      if (refused === undefined) return 'written';
      expect(refused).toContain('no space left on device');
      expect(after.join('\n')).toBe(before);
      return 'refused';
    });
    expect(new Set(outcomes)).toEqual(new Set(['refused', 'written']));
  });

  it('a file that is mounted on its own is refused, and all is as before', () => {
    const directory = install(self);
    const mount = 'cp -a "$D/etc/kea-dhcp6.conf" "$D/y"; mount --bind "$D/y" "$D/etc/kea-dhcp6.conf"';
    const before = onSmallDisk(directory, 400, `${mount}; ${list}`);
    fs.rmSync(`${directory}.copy`, { recursive: true });
    const [said = '', ...after] = onSmallDisk(directory, 400, `${mount}; ${write}`).split('\n');
    expect(JSON.parse(said).refused).toMatch(
      /kea-dhcp6\.conf: cannot be replaced, resource busy or locked; where it is mounted on its own/,
    );
    expect(after.join('\n')).toBe(before);
  });
});
