// What kill.test.ts and the processes that it kills agree on: three files, one behind a link, and one to create.

import { join } from 'node:path';
import type { WriteRequest } from '../../src/write/write.ts';

/** Larger than one block, and not all ASCII. */
function content(word: string): string {
  return `${word} \xff\x00\r\n`.repeat(2000);
}

/** The files of the installation that is written to: name below the directory, bytes, mode. */
export const killFiles: readonly (readonly [string, string, number])[] = [
  ['etc/kea-dhcp4.conf', content('old four'), 0o640],
  ['etc/kea-dhcp6.conf', '', 0o604],
  ['elsewhere/d2.conf', content('old d2'), 0o600],
];

/** Asks for all files to be changed and one to be created. */
export function killRequest(directory: string): WriteRequest {
  const [four, six, d2] = killFiles.map(([, before]) => before);
  return {
    files: [
      { path: join(directory, 'etc/kea-dhcp4.conf'), before: four ?? '', after: content('new four, longer') },
      { path: join(directory, 'etc/kea-dhcp6.conf'), before: six ?? '', after: 'new six' },
      { path: join(directory, 'etc/kea-d2.conf'), before: d2 ?? '', after: '' },
    ],
    create: [
      {
        path: join(directory, 'etc/api-password'),
        content: 'secret',
        mode: 0o640,
        ownerOf: join(directory, 'etc/kea-dhcp4.conf'),
        secret: true,
      },
    ],
    now: new Date('2026-05-04T12:00:00Z'),
    describe: { tool: '0.1.0', target: '3.2' },
  };
}
