// Any set of files, any fault at any operation, then the next run: all old or all new, and undo gives the old back.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RefusedError } from '../../src/core/errors.ts';
import type { MemoryEntry } from '../../src/core/memory-disk.ts';
import { MemoryCrash, type MemoryFault, type MemoryIo, memoryIo } from '../../src/core/memory-io.ts';
import { recover } from '../../src/write/recover.ts';
import { undo } from '../../src/write/undo.ts';
import { writeAll } from '../../src/write/write.ts';
import { describe26, noon, oldAndNew, type Scenario, usersFiles, wholly } from './harness.ts';

const latin1 = fc.string({
  unit: fc.integer({ min: 0, max: 255 }).map((byte) => String.fromCharCode(byte)),
  maxLength: 40,
});
const directory = fc.constantFrom('/k', '/k/a', '/k/a/b', '/k/c', '/x');
const mode = fc.constantFrom(0o600, 0o640, 0o644, 0o400, 0o4755, 0);
const owner = fc.constantFrom({ uid: 0, gid: 0 }, { uid: 7, gid: 42 });

interface AnyFile {
  readonly directory: string;
  readonly before: string;
  readonly after: string;
  readonly mode: number;
  readonly owner: { readonly uid: number; readonly gid: number };
  readonly how: 'plain' | 'linked' | 'created';
}

const file: fc.Arbitrary<AnyFile> = fc.record({
  directory,
  before: latin1,
  after: latin1,
  mode,
  owner,
  how: fc.constantFrom('plain', 'plain', 'linked', 'created'),
});

function scenarioOf(files: readonly AnyFile[]): Scenario {
  const start: Record<string, MemoryEntry> = {
    '/k/c/other': 'other',
    '/k/a/b/other': 'other',
    '/x/other': 'other',
  };
  const named = files.map((one, index) => ({ ...one, path: `${one.directory}/${index}` }));
  for (const { path, before, mode, owner, how } of named) {
    if (how === 'created') continue;
    const real = how === 'linked' ? `/elsewhere${path}` : path;
    start[real] = { text: before, mode, ...owner };
    if (how === 'linked') start[path] = { link: real };
  }
  return {
    start,
    request: {
      files: named.filter(({ how }) => how !== 'created'),
      create: named
        .filter(({ how }) => how === 'created')
        .map(({ path, after, mode }) => ({ path, content: after, mode, secret: false })),
      now: noon,
      describe: describe26,
    },
  };
}

const fault: fc.Arbitrary<MemoryFault> = fc.oneof(
  fc.constant<MemoryFault>({ crash: true }),
  fc.double({ min: 0, max: 1, noNaN: true }).map((kept): MemoryFault => ({ crash: true, kept })),
  fc
    .constantFrom('ENOSPC', 'EIO', 'EACCES', 'EPERM')
    .chain((fail) => fc.boolean().map((done): MemoryFault => ({ fail, done }))),
);

/** Faults at operations counted from 1; a later run gets the rest of them. */
const faults = fc.array(fc.tuple(fc.integer({ min: 1, max: 160 }), fault), { maxLength: 3 });

type Faults = readonly (readonly [number, MemoryFault])[];

/** Runs `work` in a process of its own with one of the faults; crashes and refusals are as good as success. */
function attempt(disk: MemoryIo, planned: Faults[number] | undefined, work: (io: MemoryIo) => void): void {
  const io = disk.another({
    fault: (operation) => (operation.index === planned?.[0] ? planned[1] : undefined),
  });
  try {
    work(io);
  } catch (error) {
    if (!(error instanceof MemoryCrash) && !(error instanceof RefusedError)) throw error;
  } finally {
    io.end();
  }
}

/** Runs recovery, first with faults, then without. */
function putRight(disk: MemoryIo, paths: readonly string[], rest: Faults): void {
  for (const one of rest) attempt(disk, one, (io) => recover(io, paths));
  recover(disk.another(), paths);
}

function pathsOf({ request }: Scenario): readonly string[] {
  return [...request.files, ...request.create].map(({ path }) => path);
}

describe('for any files and any faults', () => {
  it('a write ends all old or all new, and undo gives back what was there', () => {
    fc.assert(
      fc.property(fc.array(file, { minLength: 1, maxLength: 4 }), faults, (files, [first, ...rest]) => {
        const scenario = scenarioOf(files);
        const expected = oldAndNew(scenario);
        const disk = memoryIo(scenario.start);
        attempt(disk, first, (io) => writeAll(io, scenario.request));
        putRight(disk, pathsOf(scenario), rest);
        if (wholly(disk.entries(), expected) === 'new' && usersFiles(expected.fresh).size > 0) {
          attempt(disk, undefined, (io) => undo(io, '/'));
        }
        expect(disk.entries()).toEqual(expected.old);
      }),
      { numRuns: 400 },
    );
  });

  it('an undo ends all new or all old', () => {
    fc.assert(
      fc.property(fc.array(file, { minLength: 1, maxLength: 4 }), faults, (files, [first, ...rest]) => {
        const scenario = scenarioOf(files);
        const expected = oldAndNew(scenario);
        const disk = memoryIo(scenario.start);
        writeAll(disk, scenario.request);
        attempt(disk, first, (io) => undo(io, '/'));
        putRight(disk, pathsOf(scenario), rest);
        wholly(disk.entries(), expected);
      }),
      { numRuns: 400 },
    );
  });
});
