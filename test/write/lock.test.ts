// One run at a time: a second one is refused, a dead one's lock is taken over, and two at once never both get in.

import { describe, expect, it } from 'vitest';
import { RefusedError } from '../../src/core/errors.ts';
import { memoryIo } from '../../src/core/memory-io.ts';
import { withState } from '../../src/write/state.ts';
import { installation, ownFiles } from './harness.ts';

const BASE = '/etc/kea';

describe('withState', () => {
  it('lets one run in, refuses another, and tidies up after the last', () => {
    const disk = memoryIo(installation);
    withState(disk, BASE, (state) => {
      expect(state).toMatchObject({ directory: '/etc/kea/.kea-migrate', base: BASE });
      expect(() => withState(disk.another(), BASE, () => 'in')).toThrow(
        new RefusedError('/etc/kea/.kea-migrate: process 1 of kea-migrate is working here'),
      );
    });
    expect(withState(disk.another(), BASE, () => 'in')).toBe('in');
    expect(disk.entries()).toEqual(memoryIo(installation).entries());
  });

  it('tidies up also after a failure', () => {
    const disk = memoryIo(installation);
    expect(() =>
      withState(disk, BASE, () => {
        throw new RangeError('a bug');
      }),
    ).toThrow(RangeError);
    expect(ownFiles(disk.entries())).toEqual([]);
  });

  it('takes over the lock of a run that has ended, and says so', () => {
    const disk = memoryIo(installation);
    const dead = disk.another();
    expect(() => withState(dead, BASE, () => dead.end())).toThrow();
    expect(ownFiles(disk.entries()).join()).toContain('lock.2.');
    const notes = withState(disk.another(), BASE, (_state, said) => said);
    expect(notes).toEqual(['the lock of process 2, which has ended, was removed']);
    expect(ownFiles(disk.entries())).toEqual([]);
  });

  it('takes over the lock of an ended run that had the same number', () => {
    const disk = memoryIo(installation);
    const dead = disk.another({ pid: 77 });
    expect(() => withState(dead, BASE, () => dead.end())).toThrow();
    const notes = withState(disk.another({ pid: 77 }), BASE, (_state, said) => said);
    expect(notes).toEqual(['the lock of process 77, which has ended, was removed']);
  });

  it('goes on when another run makes or removes the directory at the same moment', () => {
    const disk = memoryIo(installation);
    const state = '/etc/kea/.kea-migrate';
    let removed = 0;
    const racing = disk.another({
      fault: ({ name, path }) => {
        if (name === 'makeDirectory' && removed === 0) disk.put(state, { directory: true, mode: 0o700 });
        if (name === 'create' && path.includes('/lock.') && removed === 0) {
          removed += 1;
          disk.removeDirectory(state);
        }
        return undefined;
      },
    });
    expect(withState(racing, BASE, () => 'in')).toBe('in');
    expect(removed).toBe(1);
  });

  it('never takes over the lock of another host, and says what to do', () => {
    const disk = memoryIo(installation);
    const other = disk.another({ host: 'kea-2.example/pid:[7]', pid: 77 });
    expect(() => withState(other, BASE, () => other.end())).toThrow();
    expect(() => withState(disk.another(), BASE, () => 'in')).toThrow(
      /process 77 of kea-migrate on another host or in another container is working here; if it has ended, remove \/etc\/kea\/\.kea-migrate\/lock\.77\../,
    );
  });

  it('never lets two in, wherever a second run starts in the middle of the first', () => {
    const steps = (() => {
      const trial = memoryIo(installation);
      withState(trial, BASE, () => {});
      return trial.operations.length;
    })();
    for (let index = 1; index <= steps; index++) {
      const disk = memoryIo(installation);
      let inside = 0;
      const enter = () => {
        inside += 1;
        expect(inside).toBe(1);
        inside -= 1;
      };
      const attempt = (io: typeof disk) => {
        try {
          withState(io, BASE, () => {
            enter();
            // Still inside while others look in.
            inside += 1;
            io.list(BASE);
            inside -= 1;
          });
          return true;
        } catch (error) {
          expect(error).toBeInstanceOf(RefusedError);
          return false;
        }
      };
      const results: boolean[] = [];
      const first = disk.another({
        fault: (operation) => {
          if (operation.index === index) results.push(attempt(disk.another()));
          return undefined;
        },
      });
      results.push(attempt(first));
      expect(results).toContain(true);
      withState(disk.another(), BASE, () => {});
      expect(ownFiles(disk.entries())).toEqual([]);
    }
  });
});
