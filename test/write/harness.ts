// What the tests of writing share: a small installation on a memory disk, a request that changes it, and the question
// whether a disk is wholly old or wholly new with nothing lying about.

import { expect } from 'vitest';
import type { MemoryEntry } from '../../src/core/memory-disk.ts';
import { MemoryCrash, type MemoryFault, type MemoryIo, memoryIo } from '../../src/core/memory-io.ts';
import { undo } from '../../src/write/undo.ts';
import { type WriteRequest, writeAll } from '../../src/write/write.ts';

export const describe26 = { tool: '0.1.0', target: '3.2' } as const;
export const noon = new Date('2026-05-04T12:00:00Z');

/** Two plain files with unlike modes and owners, one behind a link that leads out, and an agent's file to stay. */
export const installation: Readonly<Record<string, MemoryEntry>> = {
  '/etc/kea/kea-ctrl-agent.conf': { text: '{ "Control-agent": {} }\n', mode: 0o640, uid: 0, gid: 42 },
  '/etc/kea/kea-dhcp4.conf': {
    text: 'old four \xff\xfe\r\n',
    mode: 0o640,
    uid: 7,
    gid: 42,
    attributes: 'user:kea:r',
  },
  '/etc/kea/kea-dhcp6.conf': { link: '../../srv/kea/six.conf' },
  '/srv/kea/six.conf': { text: 'old six', mode: 0o604, uid: 0, gid: 0 },
};

export const request: WriteRequest = {
  files: [
    {
      path: '/etc/kea/kea-dhcp4.conf',
      before: 'old four \xff\xfe\r\n',
      after: 'new four, longer \xff\xfe\r\n',
    },
    { path: '/etc/kea/kea-dhcp6.conf', before: 'old six', after: 'new six' },
  ],
  create: [
    {
      path: '/etc/kea/api-password',
      content: 'hunter2',
      mode: 0o640,
      ownerOf: '/etc/kea/kea-ctrl-agent.conf',
      secret: true,
    },
  ],
  now: noon,
  describe: describe26,
};

export interface Scenario {
  readonly start: Readonly<Record<string, MemoryEntry>>;
  readonly request: WriteRequest;
}

export const scenario: Scenario = { start: installation, request };

type Disk = ReadonlyMap<string, MemoryEntry>;

/** Everything on the disk that is not the tool's own. */
export function usersFiles(disk: Disk): Disk {
  return new Map([...disk].filter(([path]) => !path.includes('/.kea-migrate')));
}

/** The tool's own files. */
export function ownFiles(disk: Disk): readonly string[] {
  return [...disk.keys()].filter((path) => path.includes('/.kea-migrate'));
}

/** The disk before and after the request, as they are when nothing goes wrong. */
export function oldAndNew({ start, request: wanted }: Scenario): {
  readonly old: Disk;
  readonly fresh: Disk;
} {
  const io = memoryIo(start);
  const old = io.entries();
  writeAll(io, wanted);
  return { old, fresh: io.entries() };
}

/** Says which of the two the disk is, and fails when it is neither, or anything lies about. */
export function wholly(disk: Disk, expected: { readonly old: Disk; readonly fresh: Disk }): 'old' | 'new' {
  const isOld = same(usersFiles(disk), usersFiles(expected.old));
  const wanted = isOld ? expected.old : expected.fresh;
  if (!same(disk, wanted)) expect(disk).toEqual(wanted);
  return isOld ? 'old' : 'new';
}

function same(a: Disk, b: Disk): boolean {
  return JSON.stringify([...a]) === JSON.stringify([...b]);
}

/** A process on `disk` in which the n-th change (1 …) goes wrong. */
export function faultyAt(disk: MemoryIo, change: number, fault: MemoryFault): MemoryIo {
  return disk.another({ fault: (operation) => (operation.change === change ? fault : undefined) });
}

/** Runs something that may end in a crash of the process, and says whether it did. */
export function crashes(work: () => unknown): boolean {
  try {
    work();
    return false;
  } catch (error) {
    if (error instanceof MemoryCrash) return true;
    throw error;
  }
}

/** A disk on which the scenario has been written. */
export function written(from: Scenario): MemoryIo {
  const disk = memoryIo(from.start);
  writeAll(disk, from.request);
  return disk;
}

/** The number of changes that writing the scenario and undoing it take. */
export function countChanges(from: Scenario): { readonly changes: number; readonly undoing: number } {
  const writer = written(from);
  const undoer = writer.another();
  undo(undoer, from.request.files[0]?.path ?? '/');
  return { changes: changesOf(writer), undoing: changesOf(undoer) };
}

/** How many changes of the disk a process has made. */
export function changesOf(io: MemoryIo): number {
  return io.operations.filter(({ change }) => change !== undefined).length;
}
