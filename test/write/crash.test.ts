// A crash at every single change of the disk, before it, in its middle, and then again while the next run puts things
// right: in the end all files are old or all are new, and nothing lies about.

import { describe, expect, it } from 'vitest';
import { RefusedError } from '../../src/core/errors.ts';
import { type MemoryFault, memoryIo } from '../../src/core/memory-io.ts';
import { recover } from '../../src/write/recover.ts';
import { undo } from '../../src/write/undo.ts';
import { writeAll } from '../../src/write/write.ts';
import {
  changesOf,
  countChanges,
  crashes,
  faultyAt,
  oldAndNew,
  request,
  scenario,
  usersFiles,
  wholly,
  written,
} from './harness.ts';

const kinds: readonly (readonly [string, MemoryFault])[] = [
  ['before', { crash: true }],
  ['having begun', { crash: true, kept: 0 }],
  ['half-way through', { crash: true, kept: 0.5 }],
  ['before mode and owner of', { crash: true, kept: 1 }],
];

const paths = ['/etc/kea/kea-dhcp4.conf'];
const expected = oldAndNew(scenario);
const { changes, undoing } = countChanges(scenario);

function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

describe('a write that crashes', () => {
  for (const [when, fault] of kinds) {
    it(`${when} any change ends all old or all new`, () => {
      const outcomes = range(changes).map((change) => {
        const disk = memoryIo(scenario.start);
        expect(crashes(() => writeAll(faultyAt(disk, change, fault), request))).toBe(true);
        const reports = recover(disk.another(), paths);
        const now = wholly(disk.entries(), expected);
        for (const { outcome } of reports) expect(outcome).toBe(now === 'old' ? 'taken-back' : 'finished');
        expect(recover(disk.another(), paths)).toEqual([]);
        return now;
      });
      // Old as long as not all is prepared, new from then on; both must occur.
      expect(new Set(outcomes)).toEqual(new Set(['old', 'new']));
      expect(outcomes.join(' ')).toMatch(/^(old ?)+(new ?)+$/);
    });
  }

  it('is put right also when that crashes, again and again', () => {
    for (const [, fault] of kinds) {
      for (const change of range(changes)) {
        for (let again = 1, crashed = true; crashed; again++) {
          const disk = memoryIo(scenario.start);
          crashes(() => writeAll(faultyAt(disk, change, fault), request));
          crashed = crashes(() => recover(faultyAt(disk, again, fault), paths));
          if (crashed) crashes(() => recover(faultyAt(disk, again, fault), paths));
          recover(disk.another(), paths);
          wholly(disk.entries(), expected);
        }
      }
    }
  });

  it('is seen by the next write, which goes through or is refused', () => {
    for (const change of range(changes)) {
      const disk = memoryIo(scenario.start);
      crashes(() => writeAll(faultyAt(disk, change, { crash: true }), request));
      let refused = false;
      try {
        writeAll(disk.another(), request);
      } catch (error) {
        expect(error).toBeInstanceOf(RefusedError);
        refused = true;
      }
      recover(disk.another(), paths);
      const now = wholly(disk.entries(), expected);
      if (!refused) expect(now).toBe('new');
    }
  });

  it('is undone, not some write before it', () => {
    const earlier = {
      ...request,
      create: [],
      files: [{ path: '/etc/kea/kea-ctrl-agent.conf', before: '{ "Control-agent": {} }\n', after: '{}\n' }],
    };
    for (const change of range(changes)) {
      const disk = memoryIo(scenario.start);
      writeAll(disk, earlier);
      const between = disk.entries();
      crashes(() => writeAll(faultyAt(disk, change, { crash: true }), request));
      const journal = [...disk.entries().keys()].some((path) => path.endsWith('/journal.json'));
      undo(disk.another(), '/etc/kea');
      // Once the journal is there or the write is complete it is this write that goes; before, there is none.
      const isEarlierKept = journal || change > changes / 2;
      expect(usersFiles(disk.entries())).toEqual(
        isEarlierKept ? usersFiles(between) : usersFiles(expected.old),
      );
    }
  });
});

describe('an undo that crashes', () => {
  for (const [when, fault] of kinds) {
    it(`${when} any change ends all old or all new`, () => {
      const outcomes = range(undoing).map((change) => {
        const disk = written(scenario);
        expect(crashes(() => undo(faultyAt(disk, change, fault), '/etc/kea'))).toBe(true);
        recover(disk.another(), paths);
        const now = wholly(disk.entries(), expected);
        expect(recover(disk.another(), paths)).toEqual([]);
        return now;
      });
      expect(outcomes.join(' ')).toMatch(/^(new ?)+(old ?)+$/);
    });
  }

  it('is put right also when that crashes', () => {
    for (const [, fault] of kinds) {
      for (const change of range(undoing)) {
        for (let again = 1, crashed = true; crashed; again++) {
          const disk = written(scenario);
          crashes(() => undo(faultyAt(disk, change, fault), '/etc/kea'));
          crashed = crashes(() => recover(faultyAt(disk, again, fault), paths));
          recover(disk.another(), paths);
          wholly(disk.entries(), expected);
        }
      }
    }
  });

  it('is finished by undoing again, whatever was done by then', () => {
    for (const change of range(undoing)) {
      const disk = written(scenario);
      crashes(() => undo(faultyAt(disk, change, { crash: true }), '/etc/kea'));
      try {
        undo(disk.another(), '/etc/kea');
      } catch (error) {
        expect(String(error)).toContain('nothing to undo');
      }
      recover(disk.another(), paths);
      expect(wholly(disk.entries(), expected)).toBe('old');
    }
  });
});

describe('an operation that fails', () => {
  const failures: readonly MemoryFault[] = [
    { fail: 'ENOSPC' },
    { fail: 'EIO', done: true },
    { fail: 'EACCES' },
  ];

  it('makes a write be refused with all old, or go through with all new', () => {
    for (const fault of failures) {
      for (const change of range(changes)) {
        const disk = memoryIo(scenario.start);
        const io = faultyAt(disk, change, fault);
        let refused = false;
        try {
          writeAll(io, request);
        } catch (error) {
          expect(error).toBeInstanceOf(RefusedError);
          refused = true;
        }
        const users = usersFiles(disk.entries());
        const untidy = [...users.keys()].length !== usersFiles(expected.old).size;
        if (refused) expect(users).toEqual(usersFiles(expected.old));
        else expect(untidy).toBe(true);
        io.end();
        recover(disk.another(), paths);
        expect(wholly(disk.entries(), expected)).toBe(refused ? 'old' : 'new');
      }
    }
  });

  it('makes an undo be refused with all new, or go through with all old', () => {
    for (const fault of failures) {
      for (const change of range(undoing)) {
        const disk = written(scenario);
        const io = faultyAt(disk, change, fault);
        let refused = false;
        try {
          undo(io, '/etc/kea');
        } catch (error) {
          expect(error).toBeInstanceOf(RefusedError);
          refused = true;
        }
        expect(usersFiles(disk.entries())).toEqual(usersFiles(refused ? expected.fresh : expected.old));
        io.end();
        recover(disk.another(), paths);
        expect(wholly(disk.entries(), expected)).toBe(refused ? 'new' : 'old');
      }
    }
  });

  it('and all after it that fail too leave a journal that a later run ends', () => {
    for (const change of range(changes)) {
      const disk = memoryIo(scenario.start);
      const io = disk.another({
        fault: (operation) => ((operation.change ?? 0) >= change ? { fail: 'EIO' } : undefined),
      });
      try {
        writeAll(io, request); // It goes through when only tidying up was left.
      } catch (error) {
        expect(error).toBeInstanceOf(RefusedError);
      }
      io.end();
      recover(disk.another(), paths);
      wholly(disk.entries(), expected);
    }
  });

  it('is refused whichever look at the disk fails', () => {
    const trial = memoryIo(scenario.start);
    writeAll(trial, request);
    for (const index of range(trial.operations.length)) {
      const disk = memoryIo(scenario.start);
      const io = disk.another({
        fault: (operation) => (operation.index === index ? { fail: 'EIO' } : undefined),
      });
      try {
        writeAll(io, request);
      } catch (error) {
        expect(error).toBeInstanceOf(RefusedError);
      }
      io.end();
      recover(disk.another(), paths);
      wholly(disk.entries(), expected);
    }
    expect(changesOf(trial)).toBe(changes);
  });
});
