// Secrets of TSIG keys: from 3.1.0 on in files of their own, with the rights of credential files, and never said aloud.

import { describe, expect, test } from 'vitest';
import { blocking, failuresOf, here, planOne, textAfter } from './harness.ts';

const secret = 'LSWXnfkKZjdPJI5QxlpnfQ==';
const name = 'kea-dhcp-ddns.conf';
const d2 = (...keys: readonly string[]) => ({
  [name]: `{ "DhcpDdns": {
  "tsig-keys": [
    ${keys.join(',\n    ')}
  ],
  "forward-ddns": { }, "reverse-ddns": { }
} }
`,
});
const key = (of: string, rest = `"secret": "${secret}"`): string =>
  `{ "name": "${of}", "algorithm": "HMAC-SHA256", ${rest} }`;

describe('secrets of TSIG keys', () => {
  test('move into files beside the configuration, named by the server’s path', () => {
    const files = d2(`# where DNS goes\n    ${key('ddns.example.')}`);
    const planned = planOne(files);
    expect(failuresOf([planned])).toEqual([]);
    expect(textAfter(planned, files, name)).toBe(
      files[name]?.replace(`"secret": "${secret}"`, '"secret-file": "/etc/kea/kea-tsig-ddns-example"'),
    );
    expect(planned.plan.create).toEqual([
      {
        path: `${here}/kea-tsig-ddns-example`,
        content: `${secret}\n`,
        mode: 0o640,
        ownerOf: `${here}/${name}`,
        secret: true,
      },
    ]);
    expect(planned.plan.credentialFiles).toMatchObject([
      { path: '/etc/kea/kea-tsig-ddns-example', what: 'secret', created: true, usedBy: ['d2'] },
    ]);
    const { files: _, create: __, remaining, ...said } = planned.plan;
    expect(JSON.stringify([said.runBook, said.notes, said.decisions, said.credentialFiles])).not.toContain(
      secret,
    );
    expect(remaining.map(({ rule }) => rule)).not.toContain('tsig-clear-secret');
  });

  test('each key has a file of its own, whatever its name', () => {
    const planned = planOne(d2(key('a.b'), key('a-b'), key('.')), {
      exists: (path) => path === `${here}/kea-tsig`,
    });
    expect(planned.plan.create.map(({ path }) => path)).toEqual([
      `${here}/kea-tsig-a-b`,
      `${here}/kea-tsig-a-b-2`,
      `${here}/kea-tsig-2`,
    ]);
  });

  test('in a git work tree nothing is created: the run-book says how, and that the history keeps the secret', () => {
    const { plan } = planOne(d2(key('k')), { insideGit: () => true });
    expect(plan.create).toEqual([]);
    expect(plan.credentialFiles).toMatchObject([{ path: '/etc/kea/kea-tsig-k', created: false }]);
    expect(plan.notes.join()).toContain('stay in the history');
    const step = plan.runBook.find(({ text }) => text.includes('kea-tsig-k'));
    expect(step?.commands.join('\n')).toContain('install -m 0640');
  });

  test('below 3.1, with a file already, and with nothing to move all stays', () => {
    for (const [text, target] of [
      [key('k'), '3.0'],
      [key('k', '"secret-file": "/etc/kea/k"'), '3.2'],
      [key('k', '"secret": ""'), '3.2'],
    ] as const) {
      expect(planOne(d2(text), { target }).plan.files).toEqual([]);
    }
  });

  test('a secret of two lines is a question', () => {
    const { plan } = planOne(d2(key('k', '"secret": "a\\nb"')));
    expect(blocking(plan)).toEqual(['tsig-secret-refused']);
    expect(plan.create).toEqual([]);
  });

  test('--only agent leaves them', () => {
    expect(planOne(d2(key('k')), { only: 'agent' }).plan.files).toEqual([]);
  });
});
