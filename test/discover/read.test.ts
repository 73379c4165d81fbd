// Reading candidates: what comes of them, and where includes lead.

import { describe, expect, test } from 'vitest';
import { type MemoryOptions, memoryIo } from '../../src/core/memory-io.ts';
import { discover } from '../../src/discover.ts';
import { type ReadOptions, read } from '../../src/read.ts';

const target = [3, 2, 0] as const;

/** Reads everything found: per file its socket's name and the failures of includes, then remarks and what was skipped. */
function readAll(
  files: Parameters<typeof memoryIo>[0],
  paths: readonly string[] = ['kea'],
  options: Omit<ReadOptions, 'target'> = {},
  machine: MemoryOptions = {},
) {
  const io = memoryIo(files, { cwd: '/w', ...machine });
  const results = discover(paths, io).candidates.map((candidate) =>
    read(candidate, io, { target, ...options }),
  );
  return results.map((result) => {
    if (result.kind === 'skipped') return `skipped ${result.skipped.path}: ${result.skipped.reason}`;
    if (result.kind === 'keactrl') return `keactrl ${result.keactrl.path}`;
    const { document } = result.file;
    const node = document.find(['Dhcp4', 'x']);
    return {
      x: document.string(node),
      from: node === undefined ? undefined : document.location(node).source.path,
      problems: document.problems.map(({ message }) => message),
      remarks: result.remarks,
    };
  });
}

const including = (name: string) => `{ "Dhcp4": { <?include "${name}"?> } }`;
const member = (value: string) => `"x": "${value}"`;

describe('includes', () => {
  const own = 'relative includes of kea/kea-dhcp4.conf start at its own directory';
  const hint = '(Kea starts at its working directory; --include-root says which)';

  test('relative names start at the directory of the file', () => {
    const files = {
      '/w/kea/kea-dhcp4.conf': including('x.json'),
      '/w/kea/x.json': member('own'),
      '/w/x.json': member('cwd'),
    };
    expect(readAll(files)).toEqual([
      { x: 'own', from: 'kea/x.json', problems: [], remarks: [`${own} ${hint}`] },
    ]);
  });

  test('then at the working directory', () => {
    const files = { '/w/kea/kea-dhcp4.conf': including('x.json'), '/w/x.json': member('cwd') };
    const remark = `"x.json" in kea/kea-dhcp4.conf is taken from the working directory ${hint}`;
    expect(readAll(files)).toEqual([{ x: 'cwd', from: 'x.json', problems: [], remarks: [remark] }]);
  });

  test('or at the include root alone', () => {
    const files = {
      '/w/kea/kea-dhcp4.conf': including('x.json'),
      '/w/kea/x.json': member('own'),
      '/r/x.json': member('root'),
    };
    expect(readAll(files, ['kea'], { includeRoot: '../r' })).toEqual([
      {
        x: 'root',
        from: '/r/x.json',
        problems: [],
        remarks: ['relative includes of kea/kea-dhcp4.conf start at ../r'],
      },
    ]);
    const [result] = readAll(files, ['kea'], { includeRoot: '/nowhere' });
    expect(result).toMatchObject({ x: undefined, problems: [expect.stringContaining('/nowhere/x.json')] });
  });

  test('nested ones start where the first did', () => {
    const files = {
      '/w/kea/kea-dhcp4.conf': including('sub/a.json'),
      '/w/kea/sub/a.json': '<?include "b.json"?>',
      '/w/kea/b.json': member('right'),
      '/w/kea/sub/b.json': member('wrong'),
    };
    expect(readAll(files)).toMatchObject([{ x: 'right', problems: [] }]);
  });

  test('absolute names below the deploy directory are looked for beside the file, then up to PATH', () => {
    const files = {
      '/w/hosts/a/kea-dhcp4.conf': including('/etc/kea/sub/x.json'),
      '/w/hosts/a/sub/x.json': member('beside'),
      '/w/hosts/b/kea-dhcp4.conf': including('/etc/kea/sub/x.json'),
      '/w/hosts/sub/x.json': member('above'),
      '/w/sub/x.json': member('outside'),
      '/etc/kea/sub/x.json': member('this machine'),
    };
    const remark = (host: string, path: string) =>
      `"/etc/kea/sub/x.json" in hosts/${host}/kea-dhcp4.conf is read from ${path}`;
    expect(readAll(files, ['hosts'])).toMatchObject([
      { x: 'beside', from: 'hosts/a/sub/x.json', remarks: [remark('a', 'hosts/a/sub/x.json')] },
      { x: 'above', from: 'hosts/sub/x.json', remarks: [remark('b', 'hosts/sub/x.json')] },
    ]);
    // Without a word on what PATH stands for, /etc/kea is guessed at last.
    expect(readAll(files, ['hosts'], { deployDirectory: '/w/hosts' })).toMatchObject([
      { x: 'beside' },
      { x: 'above' },
    ]);
    const open = { deployDirectory: '/w/hosts', host: true };
    expect(readAll(files, ['hosts'], open)).toMatchObject([{ x: 'this machine' }, { x: 'this machine' }]);
    const elsewhere = { '/w/kea/kea-dhcp4.conf': including('/opt/x.json'), '/w/kea/x.json': member('x') };
    expect(readAll(elsewhere)).toMatchObject([{ x: undefined }]);
    expect(readAll(elsewhere, ['kea'], { deployDirectory: '/opt' })).toMatchObject([{ x: 'x' }]);
  });

  test('absolute names on the server itself', () => {
    const files = {
      '/etc/kea/kea-dhcp4.conf': including('/etc/kea/x.json'),
      '/etc/kea/x.json': member('here'),
    };
    expect(readAll(files, ['/etc/kea'])).toEqual([
      { x: 'here', from: '/etc/kea/x.json', problems: [], remarks: [] },
    ]);
  });

  test('nothing outside PATH is opened, by name, by dots or by link, unless --host', () => {
    const secret = { '/secret/x.json': member('secret') };
    for (const [name, link] of [
      ['/secret/x.json', undefined],
      ['../../secret/x.json', undefined],
      ['x.json', '/secret/x.json'],
    ] as const) {
      const files = {
        ...secret,
        '/w/kea/kea-dhcp4.conf': including(name),
        ...(link === undefined ? {} : { '/w/kea/x.json': { link } }),
      };
      const [closed] = readAll(files);
      expect(closed).toMatchObject({
        x: undefined,
        problems: [expect.stringContaining('lies outside PATH')],
      });
      const [open] = readAll(files, ['kea'], { host: true });
      expect(open).toMatchObject({ x: 'secret', problems: [] });
    }
  });

  test('a missing, unreadable or endless include is a problem, and the rest is read', () => {
    const rest = `{ "Dhcp4": { "x": "kept", "y": [ <?include "y.json"?> ] } }`;
    expect(readAll({ '/w/kea/kea-dhcp4.conf': rest })).toMatchObject([
      { x: 'kept', problems: [expect.stringContaining('looked for kea/y.json, y.json')] },
    ]);
    const closed = { '/w/kea/kea-dhcp4.conf': rest, '/w/kea/y.json': { text: '1', mode: 0 } };
    expect(readAll(closed, ['kea'], {}, { uid: 1000 })).toMatchObject([
      { x: 'kept', problems: [expect.stringContaining('permission denied')] },
    ]);
    const [directory] = readAll({
      '/w/kea/kea-dhcp4.conf': rest,
      '/w/kea/y.json': { directory: true as const },
    });
    expect(directory).toMatchObject({ x: 'kept', problems: [expect.stringContaining('directory')] });
    const endless = { '/w/kea/kea-dhcp4.conf': rest, '/w/kea/y.json': '[ <?include "y.json"?> ]' };
    const [result] = readAll(endless);
    expect(result).toMatchObject({ x: 'kept' });
    expect(JSON.stringify(result)).toContain('ested');
  });

  test('a file that includes itself by another name ends', () => {
    const files = { '/w/kea/kea-dhcp4.conf': including('./../kea/kea-dhcp4.conf') };
    const [result] = readAll(files);
    expect(JSON.stringify(result)).toContain('ested');
  });

  test('one file by two names is one source', () => {
    const io = memoryIo(
      {
        '/w/kea/kea-dhcp4.conf': '{ "Dhcp4": { "x": <?include "x.json"?>, "y": <?include "./y.json"?> } }',
        '/w/kea/x.json': '1',
        '/w/kea/y.json': { link: 'x.json' },
      },
      { cwd: '/w' },
    );
    const [candidate] = discover(['kea'], io).candidates;
    const result = candidate && read(candidate, io, { target });
    expect(result?.kind === 'file' && result.file.document.sources.map(({ path }) => path)).toEqual([
      'kea/kea-dhcp4.conf',
      'kea/x.json',
    ]);
  });

  test('a name outside ASCII', () => {
    const latin1 = (text: string) => Buffer.from(text).toString('latin1');
    const files = { '/w/kea/kea-dhcp4.conf': latin1(including('é.json')), '/w/kea/é.json': member('found') };
    expect(readAll(files)).toMatchObject([{ x: 'found', problems: [] }]);
    const { '/w/kea/kea-dhcp4.conf': alone } = files;
    expect(readAll({ '/w/kea/kea-dhcp4.conf': alone })).toMatchObject([
      {
        problems: [
          expect.stringContaining('"é.json" cannot be read: no such file: looked for kea/é.json, é.json'),
        ],
      },
    ]);
  });
});

test('templates are skipped by their language', () => {
  const files = {
    '/w/kea/kea-dhcp4.conf.j2': '{ "Dhcp4": { "x": "{{ x }}" } }',
    '/w/kea/kea-dhcp6.conf.erb': '{ "Dhcp6": { "x": <%= @x %> } }',
    '/w/kea/kea-ctrl-agent.conf.in': '{ "Control-agent": { "http-port": @PORT@ } }',
    '/w/kea/kea-dhcp-ddns.conf': '{ "DhcpDdns": { "port": \x24{PORT} } }',
  };
  expect(readAll(files)).toEqual([
    'skipped kea/kea-ctrl-agent.conf.in: a template with @VARIABLES@: not checked',
    'skipped kea/kea-dhcp-ddns.conf: a template with \x24{VARIABLES}: not checked',
    'skipped kea/kea-dhcp4.conf.j2: a Jinja template: not checked',
    'skipped kea/kea-dhcp6.conf.erb: an ERB template: not checked',
  ]);
});

test('a template counts as unchecked when it was named', () => {
  const io = memoryIo({ '/w/kea-dhcp4.conf.j2': '{ "Dhcp4": { "x": "{{ x }}" } }' }, { cwd: '/w' });
  const incomplete = ['.', 'kea-dhcp4.conf.j2'].map((path) =>
    discover([path], io).candidates.map((candidate) => {
      const result = read(candidate, io, { target });
      return result.kind === 'skipped' && result.skipped.incomplete;
    }),
  );
  expect(incomplete).toEqual([[false], [true]]);
});

test('broken files are files, with their problems', () => {
  expect(readAll({ '/w/kea/kea-dhcp4.conf': '' })).toMatchObject([{ problems: [expect.any(String)] }]);
  expect(readAll({ '/w/kea/kea-dhcp4.conf': '{ "Dhcp4": { "x": "kept", ] } }' })).toMatchObject([
    { x: 'kept' },
  ]);
});

test('a file of a usual name without any daemon is skipped', () => {
  expect(readAll({ '/w/kea/kea-dhcp4.conf': '{ "subnet4": [ 1 ] }' })).toEqual([
    'skipped kea/kea-dhcp4.conf: no section of a Kea daemon in it',
  ]);
});

test('a file that is gone by now', () => {
  const io = memoryIo(
    { '/w/kea/kea-dhcp4.conf': '{ "Dhcp4": {} }', '/w/kea/keactrl.conf': 'dhcp4=yes\ndhcp6=no\n' },
    { cwd: '/w' },
  );
  const { candidates } = discover(['kea'], io);
  io.remove('/w/kea/kea-dhcp4.conf');
  const results = candidates.map((candidate) => read(candidate, io, { target }));
  expect(results.map(({ kind }) => kind)).toEqual(['skipped', 'keactrl']);
});
