// Reports that take the place of older ones.

import { expect, test } from 'vitest';
import { replaceFile } from '../../src/run/replace.ts';
import { files } from './harness.ts';

test('what a killed run left beside a report does not stop the next run of the same number', () => {
  const io = files({
    '/repo': { directory: true, uid: 1000 },
    '/repo/report.json': { text: 'old', mode: 0o600, uid: 1000, gid: 1000 },
  });
  io.create(`/repo/.kea-migrate-new-${io.process().pid}`, 'half', 0o600);
  replaceFile(io, '/repo/report.json', 'new');
  expect(io.read('/repo/report.json')).toBe('new');
  expect(io.stat('/repo/report.json')?.mode).toBe(0o600);
  expect(io.list('/repo')).toEqual(['report.json']);
});
