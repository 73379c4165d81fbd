// Which files are taken, which are left out, and what is said about it.

import { describe, expect, test } from 'vitest';
import { type MemoryIo, type MemoryOptions, memoryIo } from '../../src/core/memory-io.ts';
import { type DiscoverOptions, type Discovery, discover, discoverClusters } from '../../src/discover.ts';

const four = '{ "Dhcp4": { "valid-lifetime": 600 } }';
const agent = '{ "Control-agent": { "http-port": 8000 } }';

/** Candidates by path, and what was said as `path: reason`, with `!` where something could not be checked. */
function said({ candidates, skipped, missing }: Discovery) {
  const line = ({ path, reason, incomplete }: Discovery['skipped'][number]) =>
    `${path}: ${reason}${incomplete ? '!' : ''}`;
  return { found: candidates.map(({ path }) => path), said: [...skipped, ...missing].map(line) };
}

function look(
  files: Parameters<typeof memoryIo>[0],
  paths: readonly string[] = ['kea'],
  options: DiscoverOptions = {},
  machine: MemoryOptions = {},
) {
  return said(discover(paths, memoryIo(files, { cwd: '/w', ...machine }), options));
}

/** Files below /w/kea. */
function inKea(files: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`/w/kea/${name}`, text]));
}

describe('by content', () => {
  test('any name of a configuration will do; foreign files are passed over in silence', () => {
    const files = inKea({
      dhcp: four,
      'x.conf': four,
      'x.json': agent,
      'sub/deep/kea-dhcp6.conf': '# comment\n{ "Dhcp6": {} }',
      'named.conf': 'options { directory "/var"; };',
      'package.json': '{ "name": "x", "agent": { "a": 1 } }',
      'reservations.json': '[ { "ip-address": "192.0.2.1" } ]',
      README: 'Dhcp4',
      'script.sh': '#!/bin/sh\necho "Dhcp4":',
      'empty.json': '',
    });
    expect(look(files)).toEqual({
      found: ['kea/dhcp', 'kea/x.conf', 'kea/x.json', 'kea/sub/deep/kea-dhcp6.conf'],
      said: [],
    });
  });

  test('the sections are told as written', () => {
    const legacy = '{ "Dhcp4": {}, "dhcp-ddns": {}, "Logging": {} }';
    const { candidates } = discover(['kea'], memoryIo(inKea({ 'kea.conf': legacy }), { cwd: '/w' }));
    expect(candidates.map(({ sections, kind, root }) => [sections, kind, root])).toEqual([
      [['Dhcp4', 'dhcp-ddns'], 'kea', '/w/kea'],
    ]);
  });

  test('a misspelt section counts where the file speaks of Kea', () => {
    const files = inKea({
      'agent.json': '{ "agent": { "control-sockets": {} } }',
      'kea-ctrl-agent.conf': '{ "CtrlAgent": {} }',
      'other.json': '{ "agent": {}, "ddns": {} }',
    });
    expect(look(files)).toEqual({ found: ['kea/agent.json', 'kea/kea-ctrl-agent.conf'], said: [] });
  });

  test('a long file with its section far behind is found', () => {
    const text = `// ${'x'.repeat(100_000)}\n${four}`;
    expect(look(inKea({ 'long.conf': text })).found).toEqual(['kea/long.conf']);
  });

  test('keactrl.conf by its variables', () => {
    const files = inKea({
      'keactrl.conf': 'dhcp4=yes\nctrl_agent=yes\n',
      control: 'kea_dhcp4_config_file=/x\nctrl_agent_srv=/y\n',
      'other.conf': 'dhcp4=yes\n',
      'templated/keactrl.conf': 'dhcp4={% if x %}yes{% endif %}\ndhcp6=no\n',
    });
    const { candidates, skipped } = discover(['kea'], memoryIo(files, { cwd: '/w' }));
    expect(candidates.map(({ path, kind }) => [path, kind])).toEqual([
      ['kea/control', 'keactrl'],
      ['kea/keactrl.conf', 'keactrl'],
    ]);
    expect(skipped).toEqual([
      { path: 'kea/templated/keactrl.conf', reason: 'a template: not checked', incomplete: false },
    ]);
  });

  test('a file of a usual name is taken even when it is empty, broken, or only includes', () => {
    const files = inKea({
      'kea-dhcp4.conf': '',
      'kea-dhcp6.conf': '{ broken',
      'kea-all.conf': '<?include "x"?>',
      'kea-ctrl-agent.conf.j2': '{{ config|to_json }}',
      'kea-notes.conf': 'nothing',
    });
    expect(look(files).found).toEqual([
      'kea/kea-all.conf',
      'kea/kea-ctrl-agent.conf.j2',
      'kea/kea-dhcp4.conf',
      'kea/kea-dhcp6.conf',
    ]);
  });
});

describe('left out', () => {
  test.each([
    ['kea-dhcp4.conf.bak', 'a backup (.bak)'],
    ['kea-dhcp4.conf.bak2', 'a backup (.bak2)'],
    ['kea-dhcp4-old.conf', 'a backup (-old)'],
    ['kea-dhcp4.conf.old.j2', 'a backup (.old)'],
    ['kea-dhcp4.conf.orig', 'a backup (.orig)'],
    ['kea-dhcp4.conf~', 'a backup (~)'],
    ['kea-dhcp4.conf.sample', 'a sample (.sample)'],
    ['kea-dhcp4.conf.dist', 'a sample (.dist)'],
    ['kea-dhcp4.conf.dpkg-dist', 'left by dpkg (.dpkg-dist)'],
    ['kea-dhcp4.conf.rpmnew', 'left by rpm (.rpmnew)'],
    ['kea-dhcp4.conf.rpmsave', 'left by rpm (.rpmsave)'],
    ['kea-dhcp4.conf.rej', 'left by a merge (.rej)'],
    ['#kea-dhcp4.conf#', 'an editor’s autosave file'],
    ['.kea-dhcp4.conf.swp', 'an editor’s swap file'],
    [
      'kea-dhcp4.conf.2024',
      'taken for a copy, since its name ends in ".2024"; name it as a PATH to check it',
    ],
    ['kea-dhcp4.KWG', 'taken for a copy, since its name ends in ".KWG"; name it as a PATH to check it'],
  ])('%s, unless it is named', (name, reason) => {
    const files = { ...inKea({ [name]: four, 'live.conf': four }) };
    expect(look(files)).toEqual({ found: ['kea/live.conf'], said: [`kea/${name}: ${reason}`] });
    expect(look(files, [`kea/${name}`])).toEqual({ found: [`kea/${name}`], said: [] });
  });

  test('backups of other things are not worth a word', () => {
    expect(look(inKea({ 'named.conf.bak': 'options', 'x.conf': four })).said).toEqual([]);
  });

  test('directories that hold nothing of the user’s own', () => {
    const inside = ['.git/x.conf', 'node_modules/a/x.conf', '.kea-migrate/x.conf', '.kea-migrate-2/x.conf'];
    const files = inKea({
      ...Object.fromEntries(inside.map((name) => [name, four])),
      '.hidden/x.conf': four,
    });
    expect(look(files)).toEqual({ found: ['kea/.hidden/x.conf'], said: [] });
  });

  test('what the settings ignore', () => {
    const files = inKea({ 'a.conf': four, 'b.conf': four });
    expect(look(files, ['kea'], { ignored: new Set(['/w/kea/a.conf']) })).toEqual({
      found: ['kea/b.conf'],
      said: [],
    });
  });
});

describe('trouble stays where it is', () => {
  test('each is said, and the rest goes on', () => {
    const files = {
      ...inKea({
        'good.conf': four,
        'kea-dhcp4.conf': `\0\0${four.slice(0, 3)}`,
        'kea-dhcp6.conf': '\xff\xfe{\0',
      }),
      '/w/kea/closed.conf': { text: four, mode: 0, uid: 0 },
      '/w/kea/kea-api-password': { text: 'secret', mode: 0o600, uid: 0 },
      '/w/kea/shut': { directory: true as const, mode: 0, uid: 0 },
      '/w/kea/pipe.conf': { other: true as const },
      '/w/kea/kea4-ctrl-socket': { other: true as const },
      '/w/kea/broken.conf': { link: 'nowhere' },
      '/w/kea/round.conf': { link: 'round2.conf' },
      '/w/kea/round2.conf': { link: 'round.conf' },
      '/w/kea/kea-dhcp-ddns.conf': { directory: true as const },
      '/w/kea/up': { link: '..' },
      '/w/kea/elsewhere': { link: '/other' },
      '/other/x.conf': four,
    };
    const { found, said: lines } = look(files, ['kea'], {}, { uid: 1000 });
    expect(found).toEqual(['kea/good.conf']);
    expect([...lines].sort()).toEqual([
      'kea/broken.conf: a symbolic link that leads nowhere!',
      'kea/closed.conf: permission denied!',
      'kea/elsewhere: a symbolic link to a directory: not entered; name it as a PATH to check it',
      'kea/kea-api-password: permission denied',
      'kea/kea-dhcp-ddns.conf: a directory, where a file of this name is expected!',
      'kea/kea-dhcp4.conf: a binary file!',
      'kea/kea-dhcp6.conf: UTF-16 text: Kea reads UTF-8 and other byte encodings only!',
      'kea/pipe.conf: a FIFO, socket or device: not read!',
      'kea/round.conf: symbolic links that go round in a circle!',
      'kea/round2.conf: symbolic links that go round in a circle!',
      'kea/shut: permission denied!',
      'kea/up: a symbolic link to a directory: not entered; name it as a PATH to check it',
    ]);
  });

  test('a file that fails while it is read', () => {
    const fault = ({ name, path }: { name: string; path: string }) =>
      name === 'read' && path.endsWith('a.conf') ? { fail: 'EIO' } : undefined;
    const result = look(inKea({ 'a.conf': four, 'b.conf': four }), ['kea'], {}, { fault });
    expect(result.found).toEqual(['kea/b.conf']);
    expect(result.said).toHaveLength(1);
    expect(result.said[0]).toMatch(/^kea\/a\.conf: .*!$/);
  });

  test('a file of 600 MiB is not read', () => {
    const io = memoryIo(inKea({ 'huge.conf': four }), { cwd: '/w' });
    const huge: MemoryIo = {
      ...io,
      lstat: (path) => {
        const stat = io.lstat(path);
        return stat?.kind === 'file' ? { ...stat, size: 600 * 1024 * 1024 } : stat;
      },
    };
    expect(said(discover(['kea'], huge)).said).toEqual([
      'kea/huge.conf: larger than 512 MiB: not read!',
      'kea: no Kea configuration found there!',
    ]);
  });
});

describe('PATH', () => {
  test.each([
    ['nowhere', 'nowhere: no such file or directory!'],
    ['empty', 'empty: no Kea configuration found there!'],
    ['./empty/', 'empty: no Kea configuration found there!'],
    ['text.conf', 'text.conf: no Kea configuration!'],
    [
      'other.json',
      'other.json: no Kea configuration: at its top level stands "a", "b", not a daemon such as "Dhcp4"!',
    ],
    ['binary', 'binary: a binary file!'],
    ['pipe', 'pipe: a FIFO, socket or device: not read!'],
    ['broken', 'broken: a symbolic link that leads nowhere!'],
    ['round', 'round: symbolic links that go round in a circle!'],
    ['empty/*.conf', 'empty/*.conf: no file matches!'],
    ['nowhere/*.conf', 'nowhere/*.conf: no such file or directory!'],
    ['json/o*.json', 'json/o*.json: no Kea configuration found there!'],
    ['deep/shut', 'deep/shut: permission denied!'],
  ])('%s that leads to nothing is said', (path, line) => {
    const files = {
      '/w/empty': { directory: true as const },
      '/w/text.conf': 'hello',
      '/w/other.json': '{ "a": 1, "b": 2 }',
      '/w/json/other.json': '{}',
      '/w/binary': '\x7fELF\0',
      '/w/pipe': { other: true as const },
      '/w/broken': { link: 'nothing' },
      '/w/round': { link: 'round' },
      '/w/deep/shut': { directory: true as const, mode: 0, uid: 0 },
    };
    expect(look(files, [path], {}, { uid: 1000 })).toEqual({ found: [], said: [line] });
  });

  test('shown as given: relative stays relative, absolute stays absolute', () => {
    const files = inKea({ 'a.conf': four });
    expect(look(files, ['./kea/']).found).toEqual(['kea/a.conf']);
    expect(look(files, ['/w/kea']).found).toEqual(['/w/kea/a.conf']);
    expect(look(files, ['.']).found).toEqual(['kea/a.conf']);
    expect(look(files, ['../w/kea/a.conf']).found).toEqual(['../w/kea/a.conf']);
    expect(look(files, ['kea/*.conf']).found).toEqual(['kea/a.conf']);
    expect(look(files, ['/w/k*/*.conf']).found).toEqual(['/w/kea/a.conf']);
    expect(look(files, ['a.conf'], {}, { cwd: '/w/kea' }).found).toEqual(['a.conf']);
  });

  test('a glob takes no backups, unlike a name', () => {
    expect(look(inKea({ 'a.conf': four, 'a.conf.bak': four }), ['kea/*'])).toEqual({
      found: ['kea/a.conf'],
      said: ['kea/a.conf.bak: a backup (.bak)'],
    });
  });

  test('a directory that a glob cannot look into is said', () => {
    const files = {
      ...inKea({ 'a.conf': four }),
      '/w/kea/shut': { directory: true as const, mode: 0, uid: 0 },
    };
    expect(look(files, ['./kea/**/*.conf'], {}, { uid: 1000 })).toEqual({
      found: ['kea/a.conf'],
      said: ['kea/shut: permission denied!'],
    });
  });

  test('a file with special characters in its name is a file', () => {
    expect(look(inKea({ 'a[1].conf': four }), ['kea/a[1].conf']).found).toEqual(['kea/a[1].conf']);
  });

  test('a file given twice, or by two spellings, is found once', () => {
    const files = inKea({ 'a.conf': four });
    expect(look(files, ['kea', 'kea/a.conf', './kea/../kea/a.conf', '/w/kea', 'kea/*.conf'])).toEqual({
      found: ['kea/a.conf'],
      said: ['/w/kea/a.conf: the same file as kea/a.conf'],
    });
  });

  test('of a link and its target the link is taken, since it says what is live', () => {
    const files = {
      ...inKea({ 'kea-dhcp4-b.conf': four }),
      '/w/kea/kea-dhcp4.conf': { link: 'kea-dhcp4-b.conf' },
    };
    expect(look(files)).toEqual({
      found: ['kea/kea-dhcp4.conf'],
      said: ['kea/kea-dhcp4-b.conf: the same file as kea/kea-dhcp4.conf'],
    });
  });

  test('a link to a file of a usual name does not take its place', () => {
    const files = { ...inKea({ 'kea-dhcp4.conf': four }), '/w/kea/a.conf': { link: 'kea-dhcp4.conf' } };
    expect(look(files).found).toEqual(['kea/kea-dhcp4.conf']);
  });

  test('of a backup’s name and a live one the live one is taken', () => {
    const files = { ...inKea({ 'a.conf': four }), '/w/kea/a.conf.bak': { link: 'a.conf' } };
    expect(look(files).found).toEqual(['kea/a.conf']);
  });

  test('links laid out as Kubernetes does', () => {
    const files = {
      '/w/kea/..2024/kea-dhcp4.conf': four,
      '/w/kea/..data': { link: '..2024' },
      '/w/kea/kea-dhcp4.conf': { link: '..data/kea-dhcp4.conf' },
    };
    expect(look(files).found).toEqual(['kea/kea-dhcp4.conf']);
  });

  test('standard input has the name it is given', () => {
    const files = inKea({ 'kea-dhcp4.conf': '', 'kea-ctrl-agent.conf': agent });
    const options = { stdinFilename: 'kea/kea-dhcp4.conf' };
    const io = memoryIo(files, { cwd: '/w', stdin: four });
    const { candidates, missing } = discover(['-', 'kea'], io, options);
    expect(candidates.map(({ path, absolute, text }) => [path, absolute, text])).toEqual([
      ['kea/kea-dhcp4.conf', '/w/kea/kea-dhcp4.conf', four],
      ['kea/kea-ctrl-agent.conf', '/w/kea/kea-ctrl-agent.conf', undefined],
    ]);
    expect(missing).toEqual([]);
    expect(look({}, ['-'], {}, { stdin: four }).found).toEqual(['stdin']);
    expect(look({}, ['-'], {}, { stdin: 'x' })).toEqual({
      found: [],
      said: ['stdin: no Kea configuration!'],
    });
  });
});

describe('piece by piece', () => {
  const pieces = (files: Readonly<Record<string, string>>) =>
    [...discoverClusters(['.'], memoryIo(files, { cwd: '/w' }))]
      .map(({ candidates }) => candidates.map(({ path }) => path))
      .filter((paths) => paths.length > 0);

  test('directories named after daemons come with the one that holds them', () => {
    expect(
      pieces({
        '/w/a/ctrl-agent/x.conf': agent,
        '/w/a/dhcp4/etc/x.conf': four,
        '/w/a/x.conf': four,
        '/w/b/x.conf': four,
      }),
    ).toEqual([['a/x.conf', 'a/ctrl-agent/x.conf', 'a/dhcp4/etc/x.conf'], ['b/x.conf']]);
  });

  test('work and what is held at once do not grow with the number of hosts', () => {
    const hosts = (count: number) => {
      const files: Record<string, string> = {};
      for (let host = 0; host < count; host += 1) {
        files[`/w/hosts/dhcp4-${host}/kea-dhcp4.conf`] = four;
        files[`/w/hosts/dhcp4-${host}/kea-ctrl-agent.conf`] = agent;
      }
      const io = memoryIo(files, { cwd: '/w' });
      const sizes = [...discoverClusters(['hosts'], io)].map(({ candidates }) => candidates.length);
      return {
        operations: io.operations.length,
        largest: Math.max(...sizes),
        total: sizes.reduce((a, b) => a + b),
      };
    };
    const few = hosts(20);
    const many = hosts(200);
    expect([few.total, many.total]).toEqual([40, 400]);
    expect([few.largest, many.largest]).toEqual([2, 2]);
    expect(many.operations).toBeLessThanOrEqual(few.operations * 10);
  });
});
