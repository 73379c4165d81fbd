import { describe, expect, test } from 'vitest';
import { loadReporter } from '../../src/report/formats.ts';
import { columns } from '../../src/report/layout.ts';
import type { Report, Style } from '../../src/report/types.ts';
import { expectGolden } from './golden.ts';
import { hostileReport, hostileTexts, rawControls, secretTexts } from './hostile.ts';
import { office, officeReport, planFor, planOf, reportOf } from './samples.ts';

const render = async (report: Report, style: Partial<Style> = {}): Promise<string> =>
  (await loadReporter('text', report))(report, { color: false, width: 0, ...style });

/** What a terminal shows of coloured text. */
const uncolored = (text: string): string => text.replace(/\u001b\[\d+m/g, '');

const idle = planOf({ before: office, after: {}, agent: 'keep' });

describe('text', () => {
  test('everything, at 100 columns', async () => {
    expectGolden('office-100.txt', await render(officeReport(), { width: 100 }));
  });

  test('everything, at 60 columns', async () => {
    expectGolden('office-60.txt', await render(officeReport(), { width: 60 }));
  });

  test('everything, into a pipe', async () => {
    expectGolden('office-pipe.txt', await render(officeReport()));
  });

  test('a check', async () => {
    const report = officeReport({ command: 'check', plan: undefined });
    expectGolden('office-check.txt', await render(report, { width: 80 }));
  });

  test('colours add nothing but colours', async () => {
    for (const width of [0, 60, 100]) {
      const report = officeReport();
      expect(uncolored(await render(report, { color: true, width }))).toBe(await render(report, { width }));
    }
  });

  test('at 60 columns only commands, diffs, sources and addresses are wider', async () => {
    const wide = (await render(officeReport(), { width: 60 }))
      .split('\n')
      .filter((line) => columns(line) > 60);
    const free = wide.filter((line) => !/^( {7}|[-+ ]| {4}[-+] | {2}see https:|@@)/.test(line));
    expect(free).toEqual([]);
  });

  test('nothing found and nothing to change is one line', async () => {
    expect(await render(reportOf({ plan: planFor(idle) }))).toBe(
      'nothing to find and nothing to change in 3 files for Kea 3.2\n',
    );
    expect(await render(reportOf())).toBe('no findings in 3 files for Kea 3.2\n');
  });

  test('nothing there is said', async () => {
    expect(await render(reportOf({ installations: [] }))).toBe('no Kea configuration was checked\n');
  });

  test('what was not checked is said even when nothing was found', async () => {
    const skipped = [{ path: 'etc/kea/x.conf', reason: 'permission denied', incomplete: true }];
    expect(await render(reportOf({ skipped }))).toBe(
      'Not checked\n  ! etc/kea/x.conf: permission denied\n\nno findings in 3 files for Kea 3.2; 1 file could not be checked\n',
    );
  });

  test('after writing: what was written, and what to do next', async () => {
    const report = officeReport({
      diagnostics: [],
      skipped: [],
      outcome: {
        action: 'written',
        files: ['etc/kea/kea-dhcp4.conf'],
        created: ['etc/kea/kea-control-api-user'],
        detail: 'backup in etc/kea/.kea-migrate',
        undo: 'kea-migrate undo ./etc/kea',
      },
    });
    const text = await render(report);
    expect(text.slice(text.indexOf('written:'))).toBe(
      `written: backup in etc/kea/.kea-migrate
  etc/kea/kea-dhcp4.conf
  etc/kea/kea-control-api-user (created)

before: no findings; now: 1 info, in 3 files for Kea 3.2
next: do the steps "on the server" above, in their order
next: to take everything back
      kea-migrate undo ./etc/kea
`,
    );
  });

  test('installations with nothing to do are named together', async () => {
    const [finding] = officeReport().diagnostics;
    const installations = Array.from({ length: 7 }, (_, at) => ({ ...idle, name: `etc/kea${at}` }));
    const plan = { target: '3.2', only: undefined, unsafe: false, installations } as const;
    const text = await render(reportOf({ plan, diagnostics: finding === undefined ? [] : [finding] }));
    expect(text).toContain(
      '\nnothing to change in etc/kea0, etc/kea1, etc/kea2, etc/kea3, etc/kea4 and 2 more\n\n1 warning in 3 files',
    );
    expect(text).not.toContain('plan for');
  });

  test('why nothing was written is said once', async () => {
    const detail = 'nothing was written: the disk is full';
    const outcome = { action: 'refused', files: [], created: [], detail, undo: undefined } as const;
    const text = await render(officeReport({ outcome }));
    expect(text.match(/nothing was written/g)).toHaveLength(1);
    expect(text).toContain('next: when that is settled, write again\n      kea-migrate ./etc/kea --write');
  });

  test('a blocking question is what comes next', async () => {
    const { plan } = officeReport();
    const installation = plan?.installations[0];
    if (installation === undefined) throw new Error('no plan');
    const [decision] = installation.decisions;
    if (decision === undefined) throw new Error('no decision');
    const report = reportOf({
      plan: planFor({ ...installation, decisions: [{ ...decision, blocking: true }] }),
    });
    const text = await render(report);
    expect(text).toContain('1. (before writing) the agent loads');
    expect(text).toContain(
      'next: answer the question marked "before writing" above; until then nothing is written',
    );
    expect(text).not.toContain('--write\n');
  });

  test('a proof that fails is what comes next', async () => {
    const installation = officeReport().plan?.installations[0];
    if (installation === undefined) throw new Error('no plan');
    const proof = [
      { id: 'comments', claim: 'every comment is still there', holds: false, detail: 'one is lost' },
    ];
    const text = await render(reportOf({ plan: planFor({ ...installation, proof }) }));
    expect(text).toContain('  FAIL  every comment is still there: one is lost');
    expect(text).toContain('nothing can be written');
    expect(text).not.toContain('--write\n');
  });

  test('nothing from a file reaches the terminal raw, and no secret at all', async () => {
    for (const hostile of hostileTexts) {
      for (const width of [0, 60]) {
        const text = await render(hostileReport(hostile), { width });
        expect(text).not.toMatch(rawControls);
        for (const secret of secretTexts) expect(text).not.toContain(secret);
      }
    }
  });
});
