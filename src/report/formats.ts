// The output formats by name. Each is loaded when it is asked for: a run pays for what it prints.

import type { Report, Reporter } from './types.ts';

/** What is known of a format without loading it. */
export interface Format {
  /** One line for `--help`. */
  readonly title: string;
  /** True: only findings; a plan is not in it. */
  readonly findingsOnly: boolean;
  load(report: Report): Promise<Reporter>;
}

/** All formats, the most used first. */
export const formats = {
  text: {
    title: 'for people',
    findingsOnly: false,
    load: async ({ plan }) => {
      const { textReporter } = await import('./text.ts');
      if (plan === undefined) return textReporter();
      const { planBlocks } = await import('./text-plan.ts');
      return textReporter(planBlocks);
    },
  },
  concise: {
    title: 'one line for each finding',
    findingsOnly: true,
    load: async () => (await import('./concise.ts')).default,
  },
  json: {
    title: 'everything, with a published schema',
    findingsOnly: false,
    load: async () => (await import('./json.ts')).default,
  },
  markdown: {
    title: 'for pull requests and tickets',
    findingsOnly: false,
    load: async () => (await import('./markdown.ts')).default,
  },
  jsonl: {
    title: 'JSON, one value on each line',
    findingsOnly: false,
    load: async () => (await import('./jsonl.ts')).default,
  },
  sarif: {
    title: 'SARIF 2.1.0, for code scanning',
    findingsOnly: true,
    load: async () => (await import('./sarif.ts')).default,
  },
  github: {
    title: 'annotations of GitHub Actions',
    findingsOnly: true,
    load: async () => (await import('./github.ts')).default,
  },
  gitlab: {
    title: 'GitLab code quality',
    findingsOnly: true,
    load: async () => (await import('./gitlab.ts')).default,
  },
  junit: {
    title: 'JUnit XML, for CI servers',
    findingsOnly: true,
    load: async () => (await import('./junit.ts')).default,
  },
  checkstyle: {
    title: 'Checkstyle XML',
    findingsOnly: true,
    load: async () => (await import('./checkstyle.ts')).default,
  },
  rdjson: {
    title: 'for reviewdog, with suggestions',
    findingsOnly: true,
    load: async () => (await import('./rdjson.ts')).default,
  },
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof formats;

/** The names that `--format` takes. */
export const formatNames: readonly string[] = Object.keys(formats);

/** True when the name is one of {@link formatNames}. */
export function isFormat(name: string): name is FormatName {
  return Object.hasOwn(formats, name);
}

/**
 * The reporter of a format.
 *
 * @param report decides what has to be loaded for it
 * @throws Error when there is no such format: the command line checks names with {@link isFormat}
 */
export async function loadReporter(name: string, report: Report): Promise<Reporter> {
  if (!isFormat(name)) throw new Error(`no such format: ${name}`);
  const reporter = await formats[name].load(report);
  const { documents, editsOf, diagnostics } = report;
  // The edit layer is loaded only for what it can do something about.
  if (documents === undefined || editsOf !== undefined) return reporter;
  if (!diagnostics.some(({ fix }) => fix !== undefined && fix.changes.length > 0)) return reporter;
  const { fixEdits } = await import('./fix-edits.ts');
  const made = fixEdits(documents);
  return (given, style) => reporter({ ...given, editsOf: made }, style);
}
