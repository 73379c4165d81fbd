// Runs a script in processes of its own and takes the median of what they used.

import { spawnSync } from 'node:child_process';

/** Fewer runs give no median worth the name. */
export const RUNS = 7;

const report =
  'process.on("exit",()=>{const c=process.cpuUsage();process.stderr.write("\\n@usage "+JSON.stringify({cpu:(c.user+c.system)/1000,peak:process.resourceUsage().maxRSS/1024}))});';

/**
 * One run of an ES module given as text.
 *
 * @param {string} script
 * @param {string[]} args what the script finds from `process.argv[1]` on
 * @returns {{ cpu: number, peak: number }} CPU of all threads in milliseconds, peak of resident memory in MiB
 */
export function runOnce(script, args) {
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', report + script, '--', ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const usage = /@usage (.*)$/.exec(child.stderr);
  if (child.status !== 0 || usage === null) throw new Error(`benchmark script failed: ${child.stderr}`);
  return JSON.parse(usage[1]);
}

/**
 * Medians of two scripts that take turns, so that both see the same machine.
 *
 * @param {{ script: string, args: string[] }} candidate
 * @param {{ script: string, args: string[] }} baseline
 */
export function compare(candidate, baseline, runs = RUNS) {
  const ours = [];
  const theirs = [];
  for (let run = 0; run < runs; run++) {
    theirs.push(runOnce(baseline.script, baseline.args));
    ours.push(runOnce(candidate.script, candidate.args));
  }
  return { ours: medians(ours), theirs: medians(theirs) };
}

function medians(usages) {
  return { cpu: median(usages.map(({ cpu }) => cpu)), peak: median(usages.map(({ peak }) => peak)) };
}

export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1];
}
