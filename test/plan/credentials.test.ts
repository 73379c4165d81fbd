// Credentials of listeners: carried over, moved into files, made up, refused; and where their files are.

import { join } from 'node:path/posix';
import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../src/document/parse.ts';
import { targets } from '../../src/kea/versions.ts';
import {
  blocking,
  deployed,
  type Files,
  failuresOf,
  here,
  type Options,
  planOne,
  textAfter,
} from './harness.ts';

const unix = (name: string): string => `{ "socket-type": "unix", "socket-name": "${name}" }`;

function files(authentication: string, more = ''): Files {
  return {
    'kea-ctrl-agent.conf': `{ "Control-agent": { ${more} ${authentication === '' ? '' : `"authentication": ${authentication},`}
      "control-sockets": { "dhcp4": ${unix('kea4')}, "dhcp6": ${unix('kea6')} } } }`,
    'kea-dhcp4.conf': `{ "Dhcp4": { "control-socket": ${unix('kea4')} } }`,
    'kea-dhcp6.conf': `{ "Dhcp6": { "control-socket": ${unix('kea6')} } }`,
  };
}

const basic = (clients: string, more = ''): string =>
  `{ "type": "basic", ${more} "clients": [ ${clients} ] }`;

interface Outcome {
  /** `authentication` of dhcp4's listener. */
  readonly authentication: unknown;
  /** Created files and their content, by name. */
  readonly created: Readonly<Record<string, string>>;
  readonly blocking: readonly string[];
  readonly notes: string;
  readonly failures: readonly string[];
}

function outcome(input: Files, options: Options = {}): Outcome {
  const planned = planOne(input, options);
  const text = textAfter(planned, input, 'kea-dhcp4.conf');
  const document = parseDocument({ path: 'x', text }, { target: targets['3.2'] });
  const node = document.find(['Dhcp4', 'control-sockets', 1, 'authentication']);
  return {
    authentication: node === undefined ? undefined : document.value(node),
    created: Object.fromEntries(
      planned.plan.create.map(({ path, content }) => [path.slice(here.length + 1), content]),
    ),
    blocking: blocking(planned.plan),
    notes: planned.plan.notes.join('\n'),
    failures: failuresOf([planned], options),
  };
}

const realm = 'kea-control-agent';

describe('below 3.1', () => {
  test('carried over as they are, with the realm written out', () => {
    const result = outcome(files(basic('{ "user": "a", "password": "b" }')), { target: '3.0' });
    expect(result.authentication).toEqual({ type: 'basic', realm, clients: [{ user: 'a', password: 'b' }] });
    expect(result.created).toEqual({});
    expect(result.notes).toContain('the same owner and mode as the agent’s file');
    expect(result.failures).toEqual([]);
  });

  test('none stays none', () => {
    const result = outcome(files(''), { target: '3.0' });
    expect(result.authentication).toBeUndefined();
    expect(result.failures).toEqual([]);
  });

  test('a realm of its own is kept, an empty map too', () => {
    expect(outcome(files(basic('', '"realm": "x",')), { target: '3.0' }).authentication).toEqual({
      type: 'basic',
      realm: 'x',
      clients: [],
    });
  });
});

describe('from 3.1 on', () => {
  test('clear text moves into files, shared by both servers', () => {
    const result = outcome(files(basic('{ "user": "a", "password": "b c" }')));
    expect(result.authentication).toEqual({
      type: 'basic',
      realm,
      directory: deployed,
      clients: [{ 'user-file': 'kea-control-a-user', 'password-file': 'kea-control-a-password' }],
    });
    expect(result.created).toEqual({ 'kea-control-a-user': 'a\n', 'kea-control-a-password': 'b c\n' });
    expect(result.failures).toEqual([]);
  });

  test('files follow the agent’s file and nobody else may read them', () => {
    const { plan } = planOne(files(basic('{ "user": "a", "password": "b" }')));
    for (const { mode, ownerOf, secret } of plan.create) {
      expect({ mode, ownerOf, secret }).toEqual({
        mode: 0o640,
        ownerOf: join(here, 'kea-ctrl-agent.conf'),
        secret: true,
      });
    }
    expect(plan.credentialFiles.map(({ usedBy }) => usedBy)).toEqual([
      ['dhcp4', 'dhcp6'],
      ['dhcp4', 'dhcp6'],
    ]);
  });

  test('no secret is in any text of the plan but the files themselves', () => {
    const { plan } = planOne(files(basic('{ "user": "a", "password": "s3cr3t" }')));
    const { create: _, files: changed, steps: __, before: ___, after: ____, sources: _____, ...said } = plan;
    expect(JSON.stringify(said)).not.toContain('s3cr3t');
    expect(changed.map((file) => file.after).join()).not.toContain('s3cr3t');
  });

  test('none becomes a made-up user, and that is said loudly', () => {
    const result = outcome(files(''));
    expect(result.authentication).toEqual({
      type: 'basic',
      directory: deployed,
      clients: [{ 'user-file': 'kea-control-api-user', 'password-file': 'kea-control-api-password' }],
    });
    expect(result.created).toEqual({
      'kea-control-api-user': 'kea-api\n',
      'kea-control-api-password': 'generated-1\n',
    });
    expect(result.notes).toContain('CLIENTS MUST NOW SEND CREDENTIALS');
    expect(result.failures).toEqual([]);
  });

  test.each(['{ "type": "basic" }', '{ "type": "basic", "clients": [ ] }'])(
    '%s lets everybody in, so it gets a client',
    (authentication) => {
      const result = outcome(files(authentication));
      expect(result.authentication).toMatchObject({
        realm,
        directory: deployed,
        clients: [{ 'user-file': 'kea-control-api-user' }],
      });
      expect(result.failures).toEqual([]);
    },
  );

  test('TLS needs no credentials', () => {
    const tls = '"trust-anchor": "/ca", "cert-file": "/cert", "key-file": "/key",';
    const result = outcome(files('', tls));
    expect(result.authentication).toBeUndefined();
    expect(result.created).toEqual({});
    expect(result.failures).toEqual([]);
  });

  test('two of three TLS files are a question', () => {
    const result = outcome(files('', '"trust-anchor": "/ca", "cert-file": "/cert", "key-file": "",'));
    expect(result.blocking).toEqual(['agent-tls-incomplete']);
  });

  test('a user without password, and one with an empty one', () => {
    const result = outcome(files(basic('{ "user": "a" }, { "user": "b", "password": "" }')));
    expect(result.authentication).toMatchObject({
      clients: [{ 'user-file': 'kea-control-a-user' }, { 'user-file': 'kea-control-b-user' }],
    });
    expect(result.created).toEqual({ 'kea-control-a-user': 'a\n', 'kea-control-b-user': 'b\n' });
    expect(result.failures).toEqual([]);
  });

  test('names that would be the same file are told apart', () => {
    const result = outcome(
      files(
        basic(
          '{ "user": "a b", "password": "1" }, { "user": "a_b", "password": "2" }, { "user": "é", "password": "3" }',
        ),
      ),
    );
    expect(Object.keys(result.created)).toEqual([
      'kea-control-a-b-user',
      'kea-control-a-b-password',
      'kea-control-a-b-2-user',
      'kea-control-a-b-2-password',
      'kea-control-user',
      'kea-control-password',
    ]);
    expect(result.failures).toEqual([]);
  });

  test('files that exist are passed over', () => {
    const taken = join(here, 'kea-control-a-password');
    const input = files(basic('{ "user": "a", "password": "b" }'));
    const { plan } = planOne(input, { exists: (path) => path === taken });
    expect(plan.create.map(({ path }) => path)).toEqual([
      join(here, 'kea-control-a-2-user'),
      join(here, 'kea-control-a-2-password'),
    ]);
  });

  test('bytes of a password stay bytes', () => {
    const result = outcome(files(basic('{ "user": "a", "password": "\\u00e9\\u0001\\\\ \xff" }')));
    expect(result.created['kea-control-a-password']).toBe('\xe9\x01\\ \xff\n');
  });

  test.each([
    ['"password": "1234"', 'default-credential-http'],
    ['"password": "a\\nb"', 'password-refused'],
  ])('%s is a question', (password, id) => {
    const { plan } = planOne(files(basic(`{ "user": "a", ${password} }`)));
    expect(blocking(plan)).toEqual([id]);
    expect(plan.decisions[0]?.at?.source.path).toBe('kea-ctrl-agent.conf');
  });

  test.each(['""', '"a:b"', '"a\\nb"'])('user %s is a question', (user) => {
    const { blocking: ids } = outcome(files(basic(`{ "user": ${user}, "password": "x" }`)));
    expect(ids).toEqual(['user-name-refused']);
  });

  test('default passwords are refused below 3.1 too', () => {
    const input = files(basic('{ "user": "a", "password": "1234" }'));
    expect(outcome(input, { target: '3.0' }).blocking).toEqual(['default-credential-http']);
  });
});

// What Kea opens is directory + "/" + name: the file behind every name must be the same afterwards.
describe('directory', () => {
  const sample = (directory: string, file = 'pw'): Files =>
    files(basic(`{ "user": "u", "password-file": "${file}" }`, directory));

  test.each([
    ['is the place of the files', '"directory": "/etc/kea",', 'pw', '/etc/kea', 'pw', 'kea-control-u-user'],
    ['with a slash', '"directory": "/etc/kea/",', 'pw', '/etc/kea/', 'pw', 'kea-control-u-user'],
    [
      'is another place',
      '"directory": "/srv/secrets",',
      'pw',
      undefined,
      '/srv/secrets/pw',
      '/etc/kea/kea-control-u-user',
    ],
    [
      'is another place, name with a slash',
      '"directory": "/srv",',
      '/pw',
      undefined,
      '/srv/pw',
      '/etc/kea/kea-control-u-user',
    ],
    ['is absent, name absolute', '', '/srv/pw', undefined, '/srv/pw', '/etc/kea/kea-control-u-user'],
    ['is empty', '"directory": "",', '/srv/pw', '', '/srv/pw', '/etc/kea/kea-control-u-user'],
  ])('%s', (_, given, file, directory, passwordFile, userFile) => {
    const result = outcome(sample(given, file));
    expect(result.authentication).toEqual({
      type: 'basic',
      realm,
      ...(directory === undefined ? {} : { directory }),
      clients: [{ 'user-file': userFile, 'password-file': passwordFile }],
    });
    expect(result.created).toEqual({ 'kea-control-u-user': 'u\n' });
    expect(result.failures).toEqual([]);
  });

  test.each([
    ['absent, name not absolute', '', 'pw'],
    ['in front of an absolute name', '"directory": "/etc/kea",', '/etc/kea/pw'],
  ])('%s: a question, since Kea opens another file than it looks like', (_, given, file) => {
    const { plan } = planOne(sample(given, file));
    expect(blocking(plan)).toEqual(['surprising-credential-path']);
    expect(plan.decisions[0]?.at?.source.path).toBe('kea-ctrl-agent.conf');
  });

  test('relative: a question', () => {
    expect(outcome(sample('"directory": "auth",')).blocking).toEqual(['credential-directory-relative']);
  });

  test('of clear text only: replaced', () => {
    const result = outcome(files(basic('{ "user": "u", "password": "p" }', '"directory": "auth",')));
    expect(result.authentication).toMatchObject({ directory: deployed });
    expect(result.failures).toEqual([]);
  });

  test('another place on the server, and servers in directories of their own', () => {
    const own = files(basic('{ "user": "u", "password": "p" }'));
    const input = {
      'ctrl-agent/kea-ctrl-agent.conf': own['kea-ctrl-agent.conf'] ?? '',
      'dhcp4/kea-dhcp4.conf': own['kea-dhcp4.conf'] ?? '',
      'dhcp6/kea-dhcp6.conf': own['kea-dhcp6.conf'] ?? '',
    };
    const { plan } = planOne(input, { deployDirectory: '/srv/kea' });
    expect(plan.credentialFiles.map(({ path }) => path)).toEqual([
      '/srv/kea/dhcp4/kea-control-u-user',
      '/srv/kea/dhcp4/kea-control-u-password',
      '/srv/kea/dhcp6/kea-control-u-user',
      '/srv/kea/dhcp6/kea-control-u-password',
    ]);
    expect(plan.create.map(({ path }) => path)).toEqual([
      join(here, 'dhcp4/kea-control-u-user'),
      join(here, 'dhcp4/kea-control-u-password'),
      join(here, 'dhcp6/kea-control-u-user'),
      join(here, 'dhcp6/kea-control-u-password'),
    ]);
  });
});

describe('inside a git work tree', () => {
  const options: Options = { insideGit: () => true };

  test.each([
    ['clear text', basic('{ "user": "a", "password": "b" }')],
    ['none', ''],
  ])('%s: nothing is created, everything is listed', (_, authentication) => {
    const input = files(authentication);
    const planned = planOne(input, options);
    expect(planned.plan.create).toEqual([]);
    expect(planned.plan.credentialFiles.map(({ created, what }) => [created, what])).toEqual([
      [false, 'user'],
      [false, 'password'],
    ]);
    expect(textAfter(planned, input, 'kea-dhcp4.conf')).toContain('"password-file"');
    expect(planned.plan.notes.join().includes('stay in the history')).toBe(authentication !== '');
    expect(failuresOf([planned], options)).toEqual([]);
  });
});

describe('--credentials none', () => {
  const none: Options = { credentials: 'none' };
  const clear = files(basic('{ "user": "a", "password": "b" }'));

  test('leaves the agent’s out where the target allows it, loudly', () => {
    const result = outcome(clear, { ...none, target: '3.0' });
    expect(result.authentication).toBeUndefined();
    expect(result.notes).toContain('ask for no user and password, although the agent does');
    expect(result.failures).toEqual([]);
  });

  test('with TLS for 3.2 too', () => {
    const tls = '"trust-anchor": "/ca", "cert-file": "/cert", "key-file": "/key",';
    const result = outcome(files(basic('{ "user": "a", "password": "b" }'), tls), none);
    expect(result.authentication).toBeUndefined();
    expect(result.created).toEqual({});
    expect(result.failures).toEqual([]);
  });

  test('is a question where Kea refuses it', () => {
    expect(new Set(outcome(clear, none).blocking)).toEqual(new Set(['control-socket-http-unauthenticated']));
  });

  test('does not touch listeners that are there', () => {
    const own = `{ "socket-type": "http", "socket-port": 1, "authentication": ${basic('{ "user": "a", "password": "b" }')} }`;
    const input = { 'kea-dhcp4.conf': `{ "Dhcp4": { "control-sockets": [ ${unix('kea4')}, ${own} ] } }` };
    expect(outcome(input, { ...none, target: '3.0' }).authentication).toEqual({
      type: 'basic',
      clients: [{ user: 'a', password: 'b' }],
    });
    expect(outcome(input, none).failures).toEqual([]);
  });
});
