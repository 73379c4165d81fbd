// The library never prints, exits, or reads the environment; and what it promises by type is what it gives.

import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, expectTypeOf, test, vi } from 'vitest';
import type {
  Channel,
  Checked,
  Diagnostic,
  Installation,
  Io,
  Loaded,
  LoadOptions,
  Outcome,
  Plan,
  PlanOptions,
  Report,
  Settings,
  Style,
  UndoReport,
  Verdict,
} from '../../src/index.ts';
import * as library from '../../src/index.ts';

const source = new URL('../../src/', import.meta.url).pathname;

/** Everything that index.ts leads to, loaded at once or later. */
function reachable(path: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  const text = readFileSync(path, 'utf8');
  for (const [, static_, dynamic] of text.matchAll(/\bfrom '(\.[^']+)'|\bimport\('(\.[^']+)'\)/g)) {
    reachable(join(dirname(path), static_ ?? dynamic ?? ''), seen);
  }
  return seen;
}

describe('never prints, exits, or reads the environment', () => {
  test('no line of it does', () => {
    const files = [...reachable(join(source, 'index.ts'))];
    expect(files.length).toBeGreaterThan(100);
    const wrong = files.flatMap((path) =>
      readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) =>
          /\bconsole\.\w+\(|process\.(?:env|exit|exitCode|argv|stdout|stderr|emitWarning)\b/.test(line),
        )
        .map((line) => `${relative(source, path)}: ${line.trim()}`),
    );
    expect(wrong).toEqual([]);
  });

  test('the program’s own files are not part of it', () => {
    const files = [...reachable(join(source, 'index.ts'))].map((path) => relative(source, path));
    expect(
      files.filter((path) => path === 'cli.ts' || path.startsWith('cli/') || path === 'node-terminal.ts'),
    ).toEqual([]);
  });

  describe('nor does a whole run', () => {
    const environment = process.env;
    const spies = () => [
      vi.spyOn(process.stdout, 'write').mockReturnValue(true),
      vi.spyOn(process.stderr, 'write').mockReturnValue(true),
      vi.spyOn(process, 'exit').mockImplementation(() => {
        throw new Error('the library ended the process');
      }),
    ];
    let watched: ReturnType<typeof spies> = [];
    beforeEach(() => {
      watched = spies();
    });
    afterEach(() => {
      process.env = environment;
      vi.restoreAllMocks();
    });

    test('check, plan, apply, undo and every format', async () => {
      const read: string[] = [];
      process.env = new Proxy(environment, {
        get: (values, name) => {
          // Node and the test runner read it as well.
          const caller = new Error().stack?.split('\n')[2] ?? '';
          if (caller.includes(source)) read.push(String(name));
          return Reflect.get(values, name);
        },
      });
      const io = library.memoryIo(
        {
          '/k/kea-ctrl-agent.conf': '{ "Control-agent": { "http-port": 8000 } }',
          '/k/kea-dhcp4.conf':
            '{ "Dhcp4": { "control-socket": { "socket-type": "unix", "socket-name": "s" } } }',
          '/k/broken.conf': '{ "Dhcp6": ',
        },
        { cwd: '/' },
      );
      const loaded = library.load(['/k'], io);
      const checked = library.check(loaded);
      const planned = library.plan(loaded, io, {}, checked);
      const outcome = library.apply(planned, ['/k'], io);
      const report = library.reportOf('plan', loaded, checked, { plan: planned, outcome });
      for (const name of library.formatNames) await library.format(report, name);
      const seen = watched.map(({ mock }) => mock.calls.length);
      process.env = environment;
      expect(seen).toEqual([0, 0, 0]);
      expect(read).toEqual([]);
      expect(outcome.action).not.toBe('undone');
    });
  });
});

test('types: what goes in and what comes out', () => {
  expectTypeOf(library.load).toEqualTypeOf<
    (paths: readonly string[], io: Io, options?: LoadOptions) => Loaded
  >();
  expectTypeOf(library.check).toEqualTypeOf<(loaded: Loaded) => Checked>();
  expectTypeOf(library.plan).toEqualTypeOf<
    (loaded: Loaded, io: Io, options?: PlanOptions, checked?: Checked) => Plan
  >();
  expectTypeOf(library.apply).toEqualTypeOf<
    (planned: Plan, paths: readonly string[], io: Io, now?: Date) => Outcome
  >();
  expectTypeOf(library.format).toEqualTypeOf<
    (report: Report, name: string, style?: Style) => Promise<string>
  >();
  expectTypeOf(library.verify).toEqualTypeOf<
    (tool: string, plan: Plan, installations: readonly Installation[], io: Io) => readonly Verdict[]
  >();
  expectTypeOf(library.undo).toEqualTypeOf<(io: Io, path: string) => UndoReport>();
  expectTypeOf(library.channelsOf).returns.toEqualTypeOf<readonly Channel[]>();
  expectTypeOf<Checked['diagnostics']>().toEqualTypeOf<readonly Diagnostic[]>();
  expectTypeOf<LoadOptions>().toExtend<Settings>();
  // Misuse does not compile.
  // @ts-expect-error no such target
  expectTypeOf<LoadOptions>().toHaveProperty('target').toEqualTypeOf<'9.9'>();
});
