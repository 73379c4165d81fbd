import { describe, expect, test } from 'vitest';
import { formatNames, formats, isFormat, loadReporter } from '../../src/report/formats.ts';
import { hostileReport, hostileTexts, secretReport, secretTexts } from './hostile.ts';
import { officeReport, reportOf } from './samples.ts';

describe('formats', () => {
  test('are all there', () => {
    expect(formatNames).toEqual([
      'text',
      'concise',
      'json',
      'markdown',
      'jsonl',
      'sarif',
      'github',
      'gitlab',
      'junit',
      'checkstyle',
      'rdjson',
    ]);
    expect(isFormat('text')).toBe(true);
    expect(isFormat('toString')).toBe(false);
  });

  test('an unknown one is an error', async () => {
    await expect(loadReporter('toString', reportOf())).rejects.toThrow('no such format: toString');
  });

  test.each(formatNames)(
    '%s ends with a newline or says nothing, shows no secret, and is the same twice',
    async (name) => {
      for (const report of [
        reportOf(),
        officeReport(),
        officeReport({ plan: undefined }),
        ...hostileTexts.map(hostileReport),
        secretReport(),
      ]) {
        const reporter = await loadReporter(name, report);
        const text = reporter(report, { color: false, width: 0 });
        expect(text).toMatch(/^$|\n$/);
        for (const secret of secretTexts) expect(text).not.toContain(secret);
        expect(reporter(report, { color: false, width: 0 })).toBe(text);
      }
    },
  );

  test('the plan is in those that say so', async () => {
    const report = officeReport();
    for (const [name, { findingsOnly }] of Object.entries(formats)) {
      const text = (await loadReporter(name, report))(report, { color: false, width: 0 });
      expect(text.includes('8004'), name).toBe(!findingsOnly);
    }
  });
});
