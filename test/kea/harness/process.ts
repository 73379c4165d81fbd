import { spawn } from 'node:child_process';

/** How a program ended. */
export interface Ended {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Standard output and standard error as they came, one character per byte. */
  readonly output: string;
  readonly timedOut: boolean;
}

/** A program and all that it is started with. */
export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Run a program to its end, or kill it after `timeoutMs`. Never rejects for what the program does. */
export function run(launch: Launch, timeoutMs = 20_000): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(launch.command, launch.args, {
      cwd: launch.cwd,
      env: launch.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill('SIGKILL');
    }, timeoutMs);
    child.on('error', reject);
    child.on('close', (exitCode, signal) => {
      clearTimeout(timer);
      resolve({ exitCode, signal, timedOut, output: Buffer.concat(chunks).toString('latin1') });
    });
  });
}

/** Run a program that must succeed; rejects with its output otherwise. */
export async function must(launch: Launch, timeoutMs?: number): Promise<string> {
  const ended = await run(launch, timeoutMs);
  if (ended.exitCode !== 0) {
    const how = ended.signal ?? `exit ${ended.exitCode}`;
    throw new Error(`${launch.command} ${launch.args.join(' ')}: ${how}: ${ended.output.trim()}`);
  }
  return ended.output;
}

/** Apply `work` to every item, at most `concurrency` at a time; results in the order of the items. */
export async function inParallel<T, R>(
  items: readonly T[],
  work: (item: T, index: number) => Promise<R>,
  concurrency = 2,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++;
      const item = items[index] as T;
      results[index] = await work(item, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, worker));
  return results;
}

/** Wait until `check` gives something, asking every `everyMs`; undefined when `timeoutMs` have passed. */
export async function until<T>(
  check: () => Promise<T | undefined>,
  { timeoutMs = 10_000, everyMs = 25 }: { timeoutMs?: number; everyMs?: number } = {},
): Promise<T | undefined> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const result = await check();
    if (result !== undefined || Date.now() >= end) return result;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
