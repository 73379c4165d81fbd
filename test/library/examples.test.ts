// An example of each function of the library, on files in memory, as a program would use it.

import { describe, expect, test } from 'vitest';
import {
  apply,
  channelsOf,
  check,
  draw,
  explainRule,
  explanation,
  explanationBetween,
  findConfiguration,
  format,
  formatNames,
  load,
  loadAndCheck,
  memoryIo,
  plan,
  readConfiguration,
  reportOf,
  ruleIds,
  undo,
  verify,
} from '../../src/index.ts';

const socket = (name: string) => `{ "socket-type": "unix", "socket-name": "${name}" }`;
const world = () =>
  memoryIo(
    {
      '/etc/kea/kea-ctrl-agent.conf': `{ "Control-agent": { "control-sockets": { "dhcp4": ${socket('/run/kea/kea4')} } } }\n`,
      '/etc/kea/kea-dhcp4.conf': `{ "Dhcp4": { "control-socket": ${socket('/run/kea/kea4-ctrl-socket')} } }\n`,
      '/usr/sbin': { directory: true },
      '/etc/kea/kea-migrate.jsonc': '{ "rules": { "socket-path-mismatch": "off" } }\n',
    },
    { cwd: '/' },
  );
const mismatch = ({ rule }: { readonly rule: string }) => rule === 'socket-path-mismatch';

describe('the library', () => {
  test('load: finds, reads and groups files', () => {
    const loaded = load(['/etc/kea'], world(), { target: '3.0' });
    expect(loaded.found).toBe(2);
    expect(loaded.summaries.map(({ name }) => name)).toEqual(['/etc/kea']);
  });

  test('check: what the rules say', () => {
    const { diagnostics, bugs } = check(load(['/etc/kea'], world(), { target: '2.6' }));
    expect(bugs).toEqual([]);
    const [finding] = diagnostics.filter(mismatch);
    expect(finding?.related[0]?.at.source.path).toBe('/etc/kea/kea-dhcp4.conf');
  });

  test('loadAndCheck: the same for trees of any size', () => {
    const options = { target: '2.6' } as const;
    const { checked } = loadAndCheck(['/etc/kea'], world(), options);
    const rules = checked.diagnostics.map(({ rule }) => rule);
    expect(rules).toEqual(check(load(['/etc/kea'], world(), options)).diagnostics.map(({ rule }) => rule));
  });

  test('findConfiguration and readConfiguration: settings from kea-migrate.jsonc', () => {
    const io = world();
    const path = findConfiguration(io, '/etc/kea');
    const settings = readConfiguration({ path: path ?? '', text: io.read(path ?? '') });
    const { diagnostics } = check(load(['/etc/kea'], io, { ...settings, target: '2.6' }));
    expect(diagnostics.filter(mismatch)).toEqual([]);
  });

  test('plan: the migration as data, with passwords from where you like', () => {
    const io = world();
    const { target, installations } = plan(load(['/etc/kea'], io), io, { random: () => 'of-my-own-making' });
    expect(target).toBe('3.2');
    expect(installations[0]?.files.map(({ before }) => before.path)).toEqual(['/etc/kea/kea-dhcp4.conf']);
    expect(installations[0]?.create.some(({ content }) => content.includes('of-my-own-making'))).toBe(true);
  });

  test('apply: refuses when a file changed that the plan was made from, although it stays as it is', () => {
    for (const name of ['kea-ctrl-agent.conf', 'pools.inc', 'keactrl.conf']) {
      const io = memoryIo(
        {
          '/k/kea-ctrl-agent.conf': `{ "Control-agent": { "control-sockets": { "dhcp4": ${socket('kea4')} } } }\n`,
          '/k/kea-dhcp4.conf': `{ "Dhcp4": { <?include "pools.inc"?>, "control-socket": ${socket('kea4')} } }\n`,
          '/k/pools.inc': '"valid-lifetime": 4000',
          '/k/keactrl.conf': 'dhcp4=yes\nctrl_agent=no\n',
        },
        { cwd: '/' },
      );
      const planned = plan(load(['/k'], io), io);
      const text = io.read(`/k/${name}`);
      io.remove(`/k/${name}`);
      io.create(`/k/${name}`, `${text} `, 0o644);
      const before = io.entries();
      const { action, detail } = apply(planned, ['/k'], io);
      expect([action, detail]).toEqual([
        'refused',
        `nothing was written: /k/${name}: was changed since the plan was made from it`,
      ]);
      expect(io.entries()).toEqual(before);
    }
  });

  test('verify: asks a real Kea, or says that it could not', () => {
    const io = world();
    const loaded = load(['/etc/kea'], io);
    const installations = loaded.parts.flatMap((part) => part.installations);
    const verdicts = verify('/usr/sbin', plan(loaded, io), installations, io);
    expect(verdicts.map(({ program, answer }) => [program, answer])).toContainEqual([
      'kea-dhcp4',
      'not asked',
    ]);
  });

  test('apply and undo: all files or none, and back', () => {
    const io = world();
    const before = io.read('/etc/kea/kea-dhcp4.conf');
    const outcome = apply(plan(load(['/etc/kea'], io), io), ['/etc/kea'], io, new Date(0));
    expect(outcome).toMatchObject({ action: 'written', files: ['/etc/kea/kea-dhcp4.conf'] });
    expect(io.read('/etc/kea/kea-dhcp4.conf')).toContain('"control-sockets": [');
    expect(undo(io, '/etc/kea').restored).toEqual(['/etc/kea/kea-dhcp4.conf']);
    expect(io.read('/etc/kea/kea-dhcp4.conf')).toBe(before);
  });

  test('reportOf and format: every format as text', async () => {
    const io = world();
    const loaded = load(['/etc/kea'], io);
    const checked = check(loaded);
    const report = reportOf('plan', loaded, checked, {
      plan: plan(loaded, io, {}, checked),
      outcome: undefined,
    });
    for (const name of formatNames) expect(await format(report, name)).toContain('kea-dhcp4.conf');
    expect(await format(report, 'text', { color: true, width: 60 })).toContain('\u001b[');
  });

  test('channelsOf and draw: a picture', async () => {
    const io = world();
    const loaded = load(['/etc/kea'], io);
    expect(await draw(channelsOf(loaded), 'txt')).toContain('+-x DHCPv4 server');
    expect(await draw(channelsOf(loaded, plan(loaded, io)), 'svg')).toContain('</svg>');
  });

  test('explainRule: what a finding means', () => {
    expect(ruleIds).toContain('socket-path-mismatch');
    expect(explainRule('socket-path-mismatch')).toContain('agent');
    expect(explainRule('no-such-rule')).toBeUndefined();
  });

  test('explanation: what is known of a rule, a change of Kea or a keyword, as data', async () => {
    const { rules, changes, keywords } = await explanation('reservation-mode');
    expect([rules.length, changes.length, keywords.length]).toEqual([1, 1, 1]);
    expect((await explanation('no-such-thing')).changes).toEqual([]);
  });

  test('explanationBetween: what an upgrade meets', async () => {
    const { between } = await explanationBetween('2.4', '2.6.3');
    expect(between.met).toContainEqual({ id: 'subnet-id-required', kind: 'refused', since: '2.6.0' });
    await expect(explanationBetween('3.0', '2.6')).rejects.toThrow('3.0 is newer than 2.6');
    await expect(explanationBetween('new', '2.6')).rejects.toThrow('new is no version');
  });
});
