// What the next run does about an interrupted one when the world went on in between, and what it leaves alone.

import { describe, expect, it } from 'vitest';
import { type MemoryIo, memoryIo } from '../../src/core/memory-io.ts';
import { recover } from '../../src/write/recover.ts';
import { undo } from '../../src/write/undo.ts';
import { writeAll } from '../../src/write/write.ts';
import { crashes, installation, oldAndNew, request, scenario, wholly, written } from './harness.ts';

const expected = oldAndNew(scenario);
const FOUR = '/etc/kea/kea-dhcp4.conf';
const SIX = '/srv/kea/six.conf';

/** A process that crashes just before it does this to this path. */
function crashingAt(disk: MemoryIo, name: string, path: string): MemoryIo {
  return disk.another({
    fault: (operation) => (operation.name === name && operation.path === path ? { crash: true } : undefined),
  });
}

/** A disk on which the write crashed just before it gave this file its new bytes. */
function crashedAtMoving(path: string): MemoryIo {
  const disk = memoryIo(installation);
  expect(crashes(() => writeAll(crashingAt(disk, 'rename', path), request))).toBe(true);
  return disk;
}

function crashedUndoAt(path: string): MemoryIo {
  const disk = written(scenario);
  expect(crashes(() => undo(crashingAt(disk, 'rename', path), '/etc/kea'))).toBe(true);
  return disk;
}

describe('recover', () => {
  it('changes nothing and says nothing when nothing was interrupted', () => {
    const disk = written(scenario);
    const before = disk.entries();
    const io = disk.another();
    expect(recover(io, ['/etc/kea', '/nowhere/x', FOUR])).toEqual([]);
    expect(disk.entries()).toEqual(before);
    expect(io.operations.filter(({ change }) => change !== undefined)).toEqual([]);
  });

  it('finishes a write whose files were being moved, and says so', () => {
    const disk = crashedAtMoving(SIX);
    expect(recover(disk.another(), ['/etc/kea'])).toEqual([
      {
        outcome: 'finished',
        message: 'an interrupted write of 2026-05-04T12:00:00.000Z was finished',
        files: ['/etc/kea/api-password', FOUR, '/etc/kea/kea-dhcp6.conf'],
        notes: ['the lock of process 2, which has ended, was removed'],
      },
    ]);
    expect(wholly(disk.entries(), expected)).toBe('new');
  });

  const ways: Readonly<Record<string, boolean>> = {
    '/etc/kea/conf.d/deep/x.conf': true,
    '/etc/kea/conf.d': true,
    '/etc/kea': true,
    '/etc': true,
    '/': true,
    '/etc/kea/kea-dhcp6.conf': true,
    '/et?/*/*.conf': true,
    '/{etc,opt}/kea': true,
    '/srv/kea/six.conf': false,
    '/srv': false,
    '/srv/*': false,
    '/etc/none': false,
  };
  for (const [path, isFound] of Object.entries(ways)) {
    it(`${isFound ? 'finds it' : 'does not find it'} from ${path}`, () => {
      const disk = crashedAtMoving(SIX);
      disk.put('/etc/kea/conf.d/deep/x.conf', '');
      expect(recover(disk.another(), [path])).toMatchObject(isFound ? [{ outcome: 'finished' }] : []);
    });
  }

  it('takes the write back when a file that was still old was edited, and keeps the edit', () => {
    const disk = crashedAtMoving(SIX);
    disk.put(SIX, 'edited');
    const [report] = recover(disk.another(), [FOUR]);
    expect(report?.outcome).toBe('taken-back');
    expect(report?.notes).toContain(
      '/etc/kea/kea-dhcp6.conf: was changed by somebody else meanwhile and left as it is',
    );
    const wanted = memoryIo(installation);
    wanted.put(SIX, 'edited');
    expect(disk.entries()).toEqual(wanted.entries());
  });

  it('finishes the write when a file that was already new was edited, and keeps the edit', () => {
    const disk = crashedAtMoving(SIX);
    disk.put(FOUR, 'edited');
    const [report] = recover(disk.another(), [FOUR]);
    expect(report?.outcome).toBe('finished');
    expect(report?.notes).toContain(`${FOUR}: was changed by somebody else meanwhile and left as it is`);
    const wanted = written(scenario);
    wanted.put(FOUR, 'edited');
    expect(disk.entries()).toEqual(wanted.entries());
  });

  it('takes the write back when the new bytes are lost or damaged', () => {
    for (const damage of [undefined, 'damaged']) {
      const disk = crashedAtMoving(SIX);
      const waiting = [...disk.entries().keys()].find((path) => path.startsWith('/srv/kea/.kea-migrate'));
      if (damage === undefined) disk.remove(waiting ?? '');
      else disk.put(waiting ?? '', damage);
      expect(recover(disk.another(), [FOUR])).toMatchObject([{ outcome: 'taken-back' }]);
      expect(wholly(disk.entries(), expected)).toBe('old');
    }
  });

  it('keeps mode and owner also when taking back crashes at the worst moment', () => {
    const start = {
      '/k/a': { text: 'a', mode: 0o644 },
      '/k/b': { text: 'b', mode: 0o600, uid: 7, gid: 42 },
      '/k/c': 'c',
    };
    const files = ['a', 'b', 'c'].map((name) => ({
      path: `/k/${name}`,
      before: name,
      after: name.repeat(2),
    }));
    const wanted = { start, request: { ...request, files, create: [] } };
    for (const moved of ['/k/a', '/k/b']) {
      const disk = memoryIo(start);
      expect(crashes(() => writeAll(crashingAt(disk, 'rename', '/k/c'), wanted.request))).toBe(true);
      const waiting = [...disk.entries().keys()].find((path) => path.endsWith('-0001-2.after'));
      disk.remove(waiting ?? '');
      const ending = moved === '/k/a' ? '-0.before' : '-1.before';
      const torn = disk.another({
        fault: ({ name, path }) =>
          name === 'create' && path.endsWith(ending) ? { crash: true, kept: 1 } : undefined,
      });
      expect(crashes(() => recover(torn, ['/k']))).toBe(true);
      recover(disk.another(), ['/k']);
      expect(wholly(disk.entries(), oldAndNew(wanted))).toBe('old');
    }
  });

  it('takes a write back that had changed nothing yet, whatever was edited since', () => {
    const disk = memoryIo(installation);
    const io = disk.another({
      fault: ({ name, path }) =>
        name === 'copyAttributes' && path.startsWith('/srv') ? { crash: true } : undefined,
    });
    expect(crashes(() => writeAll(io, request))).toBe(true);
    disk.put(FOUR, 'edited');
    disk.put(SIX, 'edited');
    for (const path of disk.entries().keys()) if (path.endsWith('-0001-1.after')) disk.remove(path);
    expect(recover(disk.another(), [FOUR])).toMatchObject([{ outcome: 'taken-back' }]);
    const wanted = memoryIo(installation);
    wanted.put(FOUR, 'edited');
    wanted.put(SIX, 'edited');
    expect(disk.entries()).toEqual(wanted.entries());
  });

  it('finishes an undo and leaves a created file that was edited since', () => {
    const disk = crashedUndoAt(SIX);
    disk.put('/etc/kea/api-password', 'edited');
    expect(recover(disk.another(), [FOUR])).toMatchObject([{ outcome: 'undone' }]);
    const wanted = memoryIo(installation);
    wanted.put('/etc/kea/api-password', 'edited');
    expect(disk.entries()).toEqual(wanted.entries());
  });

  it('gives an undo up and leaves a created file too that was edited since', () => {
    const disk = crashedUndoAt(SIX);
    const wanted = written(scenario);
    for (const io of [disk, wanted]) {
      io.put(SIX, 'edited');
      io.put('/etc/kea/api-password', 'edited');
    }
    expect(recover(disk.another(), [FOUR])).toMatchObject([{ outcome: 'kept' }]);
    expect(disk.entries()).toEqual(wanted.entries());
  });

  it('is done by undo as well, and counts as it when the write is taken back', () => {
    const disk = memoryIo(installation);
    const writer = crashingAt(disk, 'create', '/etc/kea/.kea-migrate/0001/1.before');
    expect(crashes(() => writeAll(writer, request))).toBe(true);
    expect(undo(disk.another(), '/etc/kea').message).toContain('an interrupted write was taken back');
    expect(wholly(disk.entries(), expected)).toBe('old');
  });

  it('tidies up after a run that had the number of this one', () => {
    const disk = memoryIo(installation);
    const dead = disk.another({
      pid: 77,
      fault: ({ name, path }) =>
        name === 'create' && path.endsWith('.gitignore') ? { crash: true } : undefined,
    });
    expect(crashes(() => writeAll(dead, request))).toBe(true);
    expect(recover(disk.another({ pid: 77 }), [FOUR])).toEqual([]);
    expect(wholly(disk.entries(), expected)).toBe('old');
  });

  it('leaves all as it is when one old and one new file were edited, and says what to do', () => {
    const disk = crashedAtMoving(SIX);
    disk.put(FOUR, 'edited');
    disk.put(SIX, 'edited');
    const before = disk.entries();
    const [report] = recover(disk.another(), [FOUR]);
    expect(report?.outcome).toBe('left');
    expect(report?.message).toBe(
      'an interrupted write can be neither finished (/srv/kea/six.conf: was changed by somebody else meanwhile) nor taken back (/etc/kea/kea-dhcp4.conf: was changed by somebody else meanwhile); the bytes from before are in /etc/kea/.kea-migrate/0001; put the files right by hand, then remove /etc/kea/.kea-migrate/journal.json',
    );
    const lockOnly = (path: string) => !path.includes('/lock.');
    expect([...disk.entries()].filter(([path]) => lockOnly(path))).toEqual(
      [...before].filter(([path]) => lockOnly(path)),
    );
    expect(() =>
      writeAll(disk.another(), {
        ...request,
        create: [],
        files: [{ path: FOUR, before: 'edited', after: 'x' }],
      }),
    ).toThrow('/etc/kea/.kea-migrate: an interrupted write must be put right first');
  });

  it('finishes an undo', () => {
    const disk = crashedUndoAt(SIX);
    expect(recover(disk.another(), [FOUR])).toMatchObject([
      {
        outcome: 'undone',
        message: 'an interrupted undo of the write of 2026-05-04T12:00:00.000Z was finished',
      },
    ]);
    expect(wholly(disk.entries(), expected)).toBe('old');
  });

  it('gives an undo up when a file that was still new was edited, and keeps the edit', () => {
    const disk = crashedUndoAt(SIX);
    disk.put(SIX, 'edited');
    expect(recover(disk.another(), [FOUR])).toMatchObject([{ outcome: 'kept' }]);
    const wanted = written(scenario);
    wanted.put(SIX, 'edited');
    expect(disk.entries()).toEqual(wanted.entries());
  });

  it('does not believe a journal that was copied, planted or damaged', () => {
    const disk = crashedAtMoving(SIX);
    for (const [path, entry] of disk.entries()) {
      if (path.startsWith('/etc/kea')) disk.put(path.replace('/etc/kea', '/tmp/kea'), entry);
    }
    disk.put('/tmp/bad/.kea-migrate', { directory: true, mode: 0o700 });
    disk.put('/tmp/bad/.kea-migrate/journal.json', '{');
    disk.put('/tmp/open/.kea-migrate/journal.json', '{}');
    disk.put('/tmp/foreign/.kea-migrate', { directory: true, mode: 0o700, uid: 9 });
    disk.put('/tmp/foreign/.kea-migrate/journal.json', '{}');
    const before = disk.entries();
    const reports = recover(disk.another(), ['/tmp/kea', '/tmp/bad', '/tmp/open', '/tmp/foreign']);
    expect(reports.map(({ outcome, message }) => `${outcome}: ${message}`)).toEqual([
      'left: /tmp/bad/.kea-migrate/journal.json: is damaged, or of a newer version of kea-migrate',
      'left: /tmp/foreign/.kea-migrate: belongs to user 9; run kea-migrate as that user',
      'left: /tmp/kea/.kea-migrate: was not made here but copied, and is not used',
      'left: /tmp/open/.kea-migrate: is open to others, so what it says is not believed; expected mode 0700',
    ]);
    const withoutLocks = (entries: typeof before) =>
      [...entries].filter(([path]) => !/lock|ignore/.test(path));
    expect(withoutLocks(disk.entries())).toEqual(withoutLocks(before));
  });

  it('stays silent where this user may not look', () => {
    const disk = crashedAtMoving(SIX);
    expect(recover(disk.another({ uid: 9 }), [FOUR, '/', '/etc/kea'])).toEqual([]);
  });

  it('leaves a run alone that is still at work', () => {
    const disk = memoryIo(installation);
    const seen: unknown[] = [];
    const writer = disk.another({
      fault: ({ name, path }) => {
        if (name === 'rename' && path === SIX) seen.push(...recover(disk.another(), [FOUR]));
        return undefined;
      },
    });
    writeAll(writer, request);
    expect(seen).toMatchObject([
      { outcome: 'left', message: '/etc/kea/.kea-migrate: process 2 of kea-migrate is working here' },
    ]);
    expect(wholly(disk.entries(), expected)).toBe('new');
  });
});
