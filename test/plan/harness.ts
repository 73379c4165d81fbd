// Plans installations that exist in memory only, and says what came of it.

import { join } from 'node:path/posix';
import { defaultSettings } from '../../src/check/check.ts';
import { memoryIo } from '../../src/core/memory-io.ts';
import { discover } from '../../src/discover.ts';
import { groupInstallations } from '../../src/installation/group.ts';
import type { Installation } from '../../src/installation/types.ts';
import { type TargetName, targets } from '../../src/kea/versions.ts';
import type { PlanContext } from '../../src/plan/context.ts';
import type { Planned } from '../../src/plan/finish.ts';
import type { State } from '../../src/plan/migration.ts';
import { planInstallations } from '../../src/plan/plan.ts';
import { prove } from '../../src/plan/proof.ts';
import type { InstallationPlan } from '../../src/plan/types.ts';
import { read } from '../../src/read.ts';

/** Text of a file by its name; directories tell hosts apart. */
export type Files = Readonly<Record<string, string>>;

/** Where the files are, and what their server calls that place. */
export const here = '/k';
export const deployed = '/etc/kea';

export type Options = Partial<Omit<PlanContext, 'target' | 'targetName'>> & { readonly target?: TargetName };

/** The context of a plan: nothing is in git, nothing else exists, passwords are numbered. */
export function contextFor({ target = '3.2', ...options }: Options = {}): PlanContext {
  let made = 0;
  return {
    target: targets[target],
    targetName: target,
    agent: undefined,
    listen: {},
    credentials: 'auto',
    unixOnly: false,
    deployDirectory: deployed,
    platform: undefined,
    settings: defaultSettings,
    insideGit: () => false,
    exists: () => false,
    random: () => {
      made += 1;
      return `generated-${made}`;
    },
    ...options,
  };
}

/** The installations that these files are. */
export function load(files: Files, target: TargetName = '3.2'): readonly Installation[] {
  const disk = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [join(here, name), { kind: 'file' as const, text }]),
  );
  const io = memoryIo(disk, { cwd: here });
  const results = discover(['.'], io).candidates.map((candidate) =>
    read(candidate, io, { target: targets[target] }),
  );
  return groupInstallations(
    results.flatMap((result) => (result.kind === 'file' ? [result.file] : [])),
    results.flatMap((result) => (result.kind === 'keactrl' ? [result.keactrl] : [])),
  ).installations;
}

/** The plans of all installations among the files. */
export function planAll(files: Files, options: Options = {}): readonly Planned[] {
  return planInstallations(load(files, options.target), contextFor(options));
}

/** The plan of the only installation among the files. */
export function planOne(files: Files, options: Options = {}): Planned {
  const [planned, ...others] = planAll(files, options);
  if (planned === undefined || others.length > 0) throw new Error(`${others.length + 1} installations`);
  return planned;
}

/** The text of a file afterwards. */
export function textAfter({ plan }: Planned, files: Files, name: string): string {
  return plan.files.find(({ before }) => before.path === name)?.after ?? files[name] ?? '';
}

/** The state of an installation before any step, for decisions on their own. */
export function stateOf(files: Files, options: Options = {}): State {
  const context = contextFor(options);
  const [installation] = load(files, options.target);
  if (installation === undefined) throw new Error('no installation');
  return {
    context,
    before: installation,
    installation,
    agent: installation.agent === undefined ? undefined : (context.agent ?? 'replace'),
    platform: context.platform,
    credentials: [],
    opened: [],
    password: () => context.random(),
    isPlanned: () => false,
    partnersOf: () => [],
  };
}

/** What does not hold of the proofs, what planning the results again would change, and what holds up the writing. */
export function failuresOf(planned: readonly Planned[], options: Options = {}): readonly string[] {
  const results = planned.map(({ evidence }) => evidence.after);
  const again = planInstallations(results, contextFor(options));
  return planned.flatMap(({ plan, evidence }, index) => {
    const { files = [], create = [] } = again[index]?.plan ?? {};
    const changedAgain = [...files.map(({ before }) => before.path), ...create.map(({ path }) => path)];
    return [
      ...prove({ ...evidence, changedAgain })
        .filter(({ holds }) => !holds)
        .map(({ id, detail }) => `${plan.name}: ${id}: ${detail ?? ''}`),
      ...blocking(plan).map((id) => `${plan.name}: waits for ${id}`),
    ];
  });
}

/** Ids of the questions that hold up the writing. */
export function blocking(plan: InstallationPlan): readonly string[] {
  return plan.decisions.filter((decision) => decision.blocking).map(({ id }) => id);
}
