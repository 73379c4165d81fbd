// Changes of kea-netconf.

import { decide, noted, refused, rewrite, rewriteIf } from './define.ts';
import type { ChangeTheme } from './types.ts';

export const netconf: ChangeTheme = {
  name: 'netconf',
  title: 'kea-netconf',
  changes: [
    {
      id: 'netconf-ca-server',
      steps: [refused('3.1.8')],
      daemons: ['netconf'],
      keywords: ['ca'],
      remedy: rewrite('take it out'),
    },
    {
      id: 'netconf-socket-type-mandatory',
      steps: [refused('3.1.9')],
      daemons: ['netconf'],
      keywords: ['socket-type'],
      remedy: rewriteIf('write "stdout", the old default, unless another type was meant'),
    },
    {
      id: 'netconf-socket-name-mix',
      steps: [refused('3.1.9')],
      daemons: ['netconf'],
      keywords: ['socket-type', 'socket-name'],
      remedy: decide('name the socket of a unix entry, and take the name out of others'),
    },
    {
      id: 'netconf-library-versions',
      steps: [noted('1.9.10'), noted('2.3.2'), noted('3.1.1')],
      daemons: ['netconf'],
      keywords: [],
      remedy: decide('install the libraries, and the YANG modules of the release'),
      untold: 'which libraries are installed is not in the file',
      words: {
        title: 'kea-netconf needs other versions of libyang and sysrepo',
        why: `Versions 1, 2 and 3 of the libraries are needed since 1.9.10, 2.3.2 and 3.1.1. The YANG modules lose the keywords that the
servers lost.`,
        source: 'ChangeLog 1923, 2070, 2387, 2486',
      },
    },
  ],
};
