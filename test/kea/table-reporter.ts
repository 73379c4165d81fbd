// What real Kea was asked, at the end of the run: version by check, and how many passed.

import { basename } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';
import { installedKeas } from './harness/installed.ts';

interface Row {
  readonly version: string;
  readonly check: string;
  readonly state: string;
}

/** The installed version that a test names, in full or by series; suites that name none ask the newest. */
function versionOf(name: string, versions: readonly string[]): string {
  const named = versions.find(
    (version) => name.includes(version) || name.includes(` ${version.slice(0, 3)} `),
  );
  return named ?? versions.at(-1) ?? 'none';
}

function rowsOf(modules: readonly TestModule[]): readonly Row[] {
  const versions = installedKeas().map(({ version }) => version);
  return modules.flatMap((module) =>
    [...module.children.allTests()].map((test) => ({
      version: versionOf(`${test.fullName} `, versions),
      check: basename(module.moduleId, '.test.ts'),
      state: test.result().state,
    })),
  );
}

/** Prints the table, and as the last line how many passed and failed. A file that could not be run counts as failed. */
export default class TableReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[] = []): void {
    const rows = rowsOf(modules);
    const broken = modules.filter((module) => module.errors().length > 0).length + unhandled.length;
    const count = (which: readonly Row[], state: string): number =>
      which.filter((row) => row.state === state).length;
    const kinds = [...new Set(rows.map(({ version, check }) => `${version}\0${check}`))].sort();
    console.log(`\n${'Kea'.padEnd(8)}${'check'.padEnd(26)}passed`);
    for (const kind of kinds) {
      const [version = '', check = ''] = kind.split('\0');
      const own = rows.filter((row) => row.version === version && row.check === check);
      const skipped = count(own, 'skipped');
      const remark = skipped === 0 ? '' : `, ${skipped} skipped`;
      console.log(`${version.padEnd(8)}${check.padEnd(26)}${count(own, 'passed')} of ${own.length}${remark}`);
    }
    console.log(`\n${count(rows, 'passed')} passed, ${count(rows, 'failed') + broken} failed`);
  }
}
