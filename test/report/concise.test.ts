import { describe, expect, test } from 'vitest';
import concise from '../../src/report/concise.ts';
import { expectGolden } from './golden.ts';
import { hostileReport, hostileTexts, rawControls, secretTexts } from './hostile.ts';
import { officeReport, reportOf } from './samples.ts';

describe('concise', () => {
  test('a line for each finding', () => {
    expectGolden('office-concise.txt', concise(officeReport()));
  });

  test('nothing found is nothing said', () => {
    expect(concise(reportOf())).toBe('');
  });

  test('one finding is one line, whatever is in it', () => {
    for (const hostile of hostileTexts) {
      const report = hostileReport(hostile);
      const text = concise(report);
      expect(text.split('\n').length).toBe(report.diagnostics.length + 2);
      expect(text).not.toMatch(rawControls);
      for (const secret of secretTexts) expect(text).not.toContain(secret);
    }
  });
});
