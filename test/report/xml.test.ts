// JUnit and Checkstyle, read by a strict XML parser.

import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import checkstyle from '../../src/report/checkstyle.ts';
import { visible } from '../../src/report/escape.ts';
import junit from '../../src/report/junit.ts';
import { expectGolden } from './golden.ts';
import { hostileReport, hostileSource, hostileTexts } from './hostile.ts';
import { officeReport, reportOf } from './samples.ts';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

/** All elements in order. Throws where the text is no well-formed XML 1.0. */
function elements(xml: string): readonly Element[] {
  const found: Element[] = [];
  const open: Element[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, text: '' };
    found.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return found;
}

const named = (xml: string, name: string): readonly Element[] =>
  elements(xml).filter((element) => element.name === name);

describe('junit', () => {
  test('everything', () => {
    expectGolden('office.junit.xml', junit(officeReport()));
  });

  test('counts what fails, from a severity on', () => {
    const counts = (xml: string): unknown => {
      const { tests, failures, errors } = named(xml, 'testsuites')[0]?.attributes ?? {};
      const skipped = named(xml, 'testsuite').reduce(
        (sum, { attributes }) => sum + Number(attributes.skipped),
        0,
      );
      return [tests, failures, errors, String(skipped)];
    };
    // 4 findings, a file without any, a backup and a template.
    expect(counts(junit(officeReport()))).toEqual(['7', '3', '1', '1']);
    expect(counts(junit(officeReport({ failOn: 'warning' })))).toEqual(['7', '4', '1', '1']);
    expect(counts(junit(reportOf()))).toEqual(['3', '0', '0', '0']);
    expect(named(junit(officeReport()), 'failure')).toHaveLength(3);
  });

  test('is well formed and says what was said', () => {
    for (const hostile of hostileTexts) {
      const failures = named(junit(hostileReport(hostile)), 'failure');
      expect(failures).toHaveLength(3);
      for (const { attributes, text } of failures) {
        expect(attributes.message).toBe(visible(hostile));
        expect(text).toContain(visible(hostile));
      }
    }
  });
});

describe('checkstyle', () => {
  test('everything', () => {
    expectGolden('office.checkstyle.xml', checkstyle(officeReport()));
  });

  test('is well formed and says what was said', () => {
    for (const hostile of hostileTexts) {
      const xml = checkstyle(hostileReport(hostile));
      const errors = named(xml, 'error');
      expect(errors).toHaveLength(3);
      for (const { attributes } of errors) {
        expect(attributes.message?.startsWith(visible(hostile))).toBe(true);
        expect(attributes.severity).toBe('error');
        expect(Number(attributes.line)).toBeGreaterThan(0);
        expect(attributes.source).toBe('kea-migrate.some-rule');
      }
      expect(named(xml, 'file').map(({ attributes }) => attributes.name)).toContain(
        visible(hostileSource.path),
      );
    }
  });
});
