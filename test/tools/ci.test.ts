// action.yml and ci/gitlab.yml: right by the schemas of GitHub and GitLab, and their commands run as they stand there.
// docs/pre-commit.md: its plain hook and its lint-staged lines run too.

import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

const root = new URL('../../', import.meta.url).pathname;
const tools = join(root, '.tools/node_modules');
const requireTool = createRequire(join(root, '.tools/package.json'));
const minutes = 60_000;
const base = realpathSync(mkdtempSync(join(tmpdir(), 'kea-migrate-ci-')));
let tarball = '';
let repository = '';

interface Ran {
  readonly code: number | null;
  readonly said: string;
}

function run(program: string, words: readonly string[], more: Readonly<Record<string, string>> = {}): Ran {
  const who = {
    GIT_AUTHOR_NAME: 'a',
    GIT_AUTHOR_EMAIL: 'a@b.c',
    GIT_COMMITTER_NAME: 'a',
    GIT_COMMITTER_EMAIL: 'a@b.c',
  };
  const { status, stdout, stderr } = spawnSync(program, words, {
    cwd: repository,
    env: { ...process.env, ...who, ...more },
    encoding: 'utf8',
  });
  return { code: status, said: `${stdout}${stderr}` };
}

function write(name: string, text: string): void {
  mkdirSync(dirname(join(repository, name)), { recursive: true });
  writeFileSync(join(repository, name), text);
}

const good = '{ "Dhcp4": { "valid-lifetime": 600 } }\n';
const bad = '{ "Dhcp4": {\n  "valid-lifetime": 600,\n  "renew-timer" 5\n} }\n';

/** The package as it would be published. */
beforeAll(() => {
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs')], { stdio: 'pipe' });
  execFileSync('npm', ['pack', '--silent', '--pack-destination', base], { cwd: root, stdio: 'pipe' });
  tarball = join(base, readdirSync(base).find((name) => name.endsWith('.tgz')) ?? '');
}, 2 * minutes);
afterAll(() => rmSync(base, { recursive: true, force: true }));
beforeEach(() => {
  repository = realpathSync(mkdtempSync(join(base, 'repository-')));
  run('git', ['init', '-q', '-b', 'main']);
  write('etc/kea/kea-dhcp4.conf', good);
});

describe('action.yml', () => {
  const text = readFileSync(join(root, 'action.yml'), 'utf8');

  interface Action {
    readonly inputs: Readonly<Record<string, { readonly default: string }>>;
    readonly runs: {
      readonly steps: readonly { readonly run: string; readonly env: Readonly<Record<string, string>> }[];
    };
  }

  /** What the runner does with the one step: inputs become its variables, bash gets `-e -o pipefail`. */
  function runAction(given: Readonly<Record<string, string>>): Ran {
    const { inputs, runs }: Action = requireTool('yaml').parse(text);
    const [step] = runs.steps;
    const env = Object.entries(step?.env ?? {}).map(([name, value]) => {
      const input = /^\$\{\{ inputs\.([a-z-]+) \}\}$/.exec(value)?.[1] ?? '';
      expect(Object.keys(inputs)).toContain(input);
      return [name, given[input] ?? inputs[input]?.default ?? ''];
    });
    return run('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', step?.run ?? 'false'], {
      KEA_PACKAGE: tarball,
      ...Object.fromEntries(env),
    });
  }

  test('is right by the schema of actions', () => {
    const { validateAction } = requireTool('@action-validator/core');
    expect(validateAction(text).errors).toEqual([]);
    expect(validateAction(text.replace('using: composite', 'using: nothing')).errors).not.toEqual([]);
  });

  test('names the version of this package', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    for (const file of ['action.yml', 'ci/gitlab.yml', 'docs/ci.md', 'docs/pre-commit.md']) {
      const named = [
        ...readFileSync(join(root, file), 'utf8').matchAll(
          /(?:kea-migrate@v?|kea-migrate\/v|rev: v)(\d[\d.]*\d)/g,
        ),
      ];
      expect(named.map(([, found]) => found)).not.toEqual([]);
      expect(new Set(named.map(([, found]) => found))).toEqual(new Set([version]));
    }
  });

  test(
    'passes, and fails with an annotation',
    () => {
      expect(runAction({ package: tarball, paths: 'etc/kea' })).toMatchObject({ code: 0 });
      write('etc/kea/kea-dhcp4.conf', bad);
      const { code, said } = runAction({ package: tarball, paths: 'etc/kea' });
      expect(said).toContain('::error file=etc/kea/kea-dhcp4.conf,line=3,');
      expect(code).toBe(4);
    },
    minutes,
  );

  test(
    'takes all inputs, and none of them is a command',
    () => {
      write('a b/$(touch gone)/kea-dhcp4.conf', good.replace('600', '600,'));
      write('known.json', '{ "version": 1, "target": "3.0", "findings": [] }');
      run('git', ['add', '-A']);
      run('git', ['commit', '-qm', 'x']);
      write('a b/$(touch gone)/kea-dhcp4.conf', good.replace('600', '700,'));
      const inputs = {
        package: tarball,
        paths: 'etc/kea\na b/$(touch gone)\n',
        target: '3.0',
        'fail-on': 'warning',
        baseline: 'known.json',
        'diff-base': 'HEAD',
        'sarif-file': 'kea.sarif',
        args: '--quiet --rule json-trailing-comma=error',
      };
      const { code, said } = runAction(inputs);
      expect(said).toMatch(
        /^::error file=a b\/\$\(touch gone\)\/kea-dhcp4\.conf,line=1,[^\n]*json-trailing-comma/m,
      );
      expect(code).toBe(1);
      expect(JSON.parse(readFileSync(join(repository, 'kea.sarif'), 'utf8'))).toMatchObject({
        version: '2.1.0',
      });
      expect(existsSync(join(repository, 'gone'))).toBe(false);
      const strange = runAction({ ...inputs, target: '3.0; touch gone', args: '$(touch gone)' });
      expect(strange.code).toBe(2);
      expect(existsSync(join(repository, 'gone'))).toBe(false);
    },
    minutes,
  );
});

describe('ci/gitlab.yml', () => {
  /** The job, run by gitlab-ci-local, which holds it against GitLab's own schema first. */
  function runJob(variables: string): Ran {
    cpSync(join(root, 'ci/gitlab.yml'), join(repository, 'kea.yml'));
    write(
      '.gitlab-ci.yml',
      `include:\n  - local: kea.yml\n\nkea-migrate:\n  variables:\n    KEA_MIGRATE_PACKAGE: ${tarball}\n${variables}`,
    );
    run('git', ['remote', 'add', 'origin', 'git@gitlab.example.org:a/b.git']);
    run('git', ['add', '-A']);
    run('git', ['commit', '-qm', 'x']);
    return run(join(tools, '.bin/gitlab-ci-local'), [
      'kea-migrate',
      '--force-shell-executor',
      '--artifacts-to-source',
    ]);
  }

  test(
    'passes',
    () => {
      const { code, said } = runJob('    KEA_MIGRATE_PATHS: etc/kea\n');
      expect(said).toContain('json schema validated');
      expect(code, said).toBe(0);
    },
    2 * minutes,
  );

  test(
    'fails with the findings, and with the report that merge requests show',
    () => {
      write('etc/kea/kea-dhcp4.conf', bad);
      const { code, said } = runJob('    KEA_MIGRATE_PATHS: etc/kea\n    KEA_MIGRATE_ARGS: --target 3.0\n');
      expect(said).toContain('etc/kea/kea-dhcp4.conf:3:');
      expect(said).toContain('for Kea 3.0');
      expect(code).not.toBe(0);
      const report = readFileSync(join(repository, 'gl-code-quality-report.json'), 'utf8');
      expect(JSON.parse(report)).toMatchObject([
        { check_name: 'syntax-error', location: { path: 'etc/kea/kea-dhcp4.conf', lines: { begin: 3 } } },
      ]);
      expect(readFileSync(join(repository, 'kea-migrate.junit.xml'), 'utf8')).toContain('<testsuite');
    },
    2 * minutes,
  );
});

describe('docs/pre-commit.md', () => {
  const page = readFileSync(join(root, 'docs/pre-commit.md'), 'utf8');
  const block = (language: string): string =>
    new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(page)?.[1] ?? '';
  const commit = (): Ran => {
    run('git', ['add', '-A']);
    return run('git', ['commit', '-qm', 'x']);
  };

  beforeEach(() => {
    mkdirSync(join(repository, 'node_modules/.bin'), { recursive: true });
    symlinkSync(join(root, 'bin/kea-migrate.js'), join(repository, 'node_modules/.bin/kea-migrate'));
    write('.gitignore', 'node_modules/\n');
  });

  test(
    'the plain hook',
    () => {
      write('.git/hooks/pre-commit', block('sh'));
      chmodSync(join(repository, '.git/hooks/pre-commit'), 0o755);
      expect(commit()).toMatchObject({ code: 0 });
      write('etc/kea/kea-dhcp4.conf', bad);
      const { code, said } = commit();
      expect(said).toContain('syntax-error');
      expect(code).toBe(1);
    },
    minutes,
  );

  test(
    'lint-staged, with names and without',
    () => {
      const lintStaged = (): Ran => {
        run('git', ['add', '-A']);
        return run(join(tools, '.bin/lint-staged'), []);
      };
      commit();
      const package_ = JSON.stringify({ name: 'x', ...JSON.parse(block('json')) });
      write('package.json', package_);
      write('etc/kea/kea-ctrl-agent.conf', '{ "CtrlAgent": { "http-host": "127.0.0.1" } }\n');
      write('kea-migrate.jsonc', '{ "target": "2.6" }');
      const fixed = lintStaged();
      expect(fixed.code, fixed.said).toBe(0);
      expect(run('git', ['show', ':etc/kea/kea-ctrl-agent.conf']).said).toContain('"Control-agent"');
      commit();
      write('package.json', '{ "name": "x", "type": "module" }');
      write('lint-staged.config.js', block('js'));
      write('etc/kea/kea-dhcp4.conf', bad);
      const stopped = lintStaged();
      expect(stopped.said).toContain('syntax-error');
      expect(stopped.code).toBe(1);
    },
    minutes,
  );
});
