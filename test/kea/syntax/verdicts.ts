import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  configTest,
  inParallel,
  KEA_HOME,
  type Kea,
  type KeaMessage,
  refusals,
  syntaxWarnings,
  temporaryDirectory,
} from '../harness/index.ts';
import type { SyntaxCase } from './case.ts';

/** What one version of Kea says to one document. */
export interface Verdict {
  readonly accepted: boolean;
  /** Its first and only error; file names are as Kea writes them, relative to the working directory. Absent when accepted. */
  readonly error?: KeaMessage;
  /** Whether parsing itself failed, as opposed to a check of what was parsed. */
  readonly syntax: boolean;
  readonly warnings: readonly KeaMessage[];
}

/** What is kept: Kea's own words, so that reading them better later costs no new questions. */
interface Answer {
  readonly accepted: boolean;
  readonly output: string;
}

type Cache = Record<string, Answer>;

const cacheFile = (kea: Kea): string => join(KEA_HOME, 'cache', `syntax-${kea.version}.json`);

function readCache(kea: Kea): Cache {
  const file = cacheFile(kea);
  try {
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Cache) : {};
  } catch {
    return {};
  }
}

function writeCache(kea: Kea, cache: Cache): void {
  const file = cacheFile(kea);
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, JSON.stringify(cache));
  renameSync(temporary, file);
}

function keyOf(kea: Kea, asked: SyntaxCase): string {
  const question = [kea.build, asked.daemon, asked.file, asked.bytes, Object.entries(asked.includes).sort()];
  return createHash('sha256').update(JSON.stringify(question)).digest('base64url').slice(0, 22);
}

function writeFiles(root: string, asked: SyntaxCase): void {
  for (const [name, bytes] of Object.entries({ ...asked.includes, [asked.file]: asked.bytes })) {
    // Names are bytes too: a name in UTF-8 is written here as Latin-1.
    const path = Buffer.concat([Buffer.from(`${root}/`), Buffer.from(name, 'latin1')]);
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(path, bytes, 'latin1');
  }
}

async function ask(kea: Kea, asked: SyntaxCase, cwd: string): Promise<Answer> {
  mkdirSync(cwd);
  writeFiles(cwd, asked);
  const { ok, exitCode, signal, output } = await configTest({
    kea,
    daemon: asked.daemon,
    file: asked.file,
    cwd,
  });
  if (exitCode !== 0 && exitCode !== 1) {
    throw new Error(`${asked.id}: ${asked.daemon} ${kea.version}: ${signal ?? exitCode}: ${output}`);
  }
  return { accepted: ok, output };
}

function verdictOf({ accepted, output }: Answer): Verdict {
  const [error] = accepted ? [] : refusals(output);
  return {
    accepted,
    ...(error ? { error } : {}),
    syntax: output.includes('Syntax check failed with: '),
    warnings: syntaxWarnings(output),
  };
}

/**
 * What a Kea says to each case, by the case's id. Answers are kept in `.kea/cache` by what was asked, so that only new or changed
 * cases cost time.
 */
export async function verdicts(kea: Kea, asked: readonly SyntaxCase[]): Promise<Map<string, Verdict>> {
  const cache = readCache(kea);
  const keyed = asked.map((one) => ({ one, key: keyOf(kea, one) }));
  const missing = keyed.filter(({ key }) => cache[key] === undefined);
  if (missing.length > 0) {
    const root = temporaryDirectory('real-kea-syntax-');
    await inParallel(missing, async ({ one, key }, index) => {
      cache[key] = await ask(kea, one, join(root, String(index)));
    });
    // Read again: another suite may have asked meanwhile.
    writeCache(kea, {
      ...readCache(kea),
      ...Object.fromEntries(missing.map(({ key }) => [key, cache[key] as Answer])),
    });
  }
  return new Map(keyed.map(({ one, key }) => [one.id, verdictOf(cache[key] as Answer)]));
}
