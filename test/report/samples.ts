// Reports to render: a small office network on its way off the agent, made of real documents and a hand-made plan, so
// that the formats are tested apart from rules and migrations.

import type { Change, Edit, Fix } from '../../src/core/change.ts';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import type { Location, Source } from '../../src/core/source.ts';
import { parseDocument } from '../../src/document/parse.ts';
import { endpointsOf } from '../../src/installation/endpoints.ts';
import { readKeactrl } from '../../src/installation/keactrl.ts';
import { modelInstallation } from '../../src/installation/model.ts';
import { modelFile } from '../../src/installation/sections.ts';
import type { Installation } from '../../src/installation/types.ts';
import type { Platform } from '../../src/kea/directories.ts';
import { type TargetName, targets } from '../../src/kea/versions.ts';
import { clientChanges } from '../../src/plan/clients.ts';
import { linksOf } from '../../src/plan/reach.ts';
import { runBook } from '../../src/plan/run-book.ts';
import type { AgentMode, CredentialFile, InstallationPlan, Plan } from '../../src/plan/types.ts';
import type { Report } from '../../src/report/types.ts';

/** File name → text. */
export type Files = Readonly<Record<string, string>>;

/** An installation in /work/etc/kea, shown as etc/kea, from texts. */
export function installationOf(files: Files, target: TargetName = '3.2'): Installation {
  const config = Object.entries(files).filter(([name]) => name !== 'keactrl.conf');
  const keactrl = files['keactrl.conf'];
  return modelInstallation(
    'etc/kea',
    '/work/etc/kea',
    config.map(([name, text]) =>
      modelFile(
        parseDocument({ path: `etc/kea/${name}`, text }, { target: targets[target] }),
        `/work/etc/kea/${name}`,
      ),
    ),
    keactrl === undefined
      ? undefined
      : readKeactrl({ path: 'etc/kea/keactrl.conf', text: keactrl }, '/work/etc/kea/keactrl.conf'),
  );
}

/** What a plan of these texts would be made of. */
export interface Scenario {
  readonly before: Files;
  readonly after: Files;
  readonly target?: TargetName;
  readonly agent: AgentMode | undefined;
  readonly platform?: Platform;
  readonly deployDirectory?: string;
  readonly credentialFiles?: readonly CredentialFile[];
}

/** The ingredients of a run-book. */
export function runBookInput(scenario: Scenario): Parameters<typeof runBook>[0] {
  const { before, after, target = '3.2', agent, platform, deployDirectory = '/etc/kea' } = scenario;
  const credentialFiles = scenario.credentialFiles ?? [];
  return {
    before: installationOf(before, target),
    after: installationOf({ ...before, ...after }, target),
    target,
    agent,
    platform,
    deployDirectory,
    changed: Object.keys(after).map((name) => `etc/kea/${name}`),
    create: credentialFiles
      .filter(({ created }) => created)
      .map(({ path, mode }) => ({
        path: path.replace('/etc/kea', '/work/etc/kea'),
        content: 'TOP-SECRET-CONTENT\n',
        mode,
        ownerOf: 'etc/kea/kea-ctrl-agent.conf',
        secret: true,
      })),
    credentialFiles,
    onServer: (absolute) => absolute.replace('/work/etc/kea', deployDirectory),
  };
}

/** A plan of hand-made results. */
export function planOf(scenario: Scenario, more: Partial<InstallationPlan> = {}): InstallationPlan {
  const input = runBookInput(scenario);
  const version = targets[input.target];
  return {
    name: 'etc/kea',
    directory: '/work/etc/kea',
    agent: scenario.agent,
    steps: [],
    files: Object.entries(scenario.after).map(([name, after]) => ({
      before: { path: `etc/kea/${name}`, text: scenario.before[name] ?? '' },
      after,
      reasons: ['put the control socket into a list'],
    })),
    create: input.create,
    credentialFiles: input.credentialFiles,
    before: endpointsOf(input.before, version),
    after: endpointsOf(input.after, version).filter(
      ({ owner }) => owner !== 'agent' || scenario.agent === 'keep',
    ),
    channel: {
      name: 'etc/kea',
      before: linksOf(input.before, version),
      after: linksOf(scenario.agent === 'keep' ? input.after : { ...input.after, agent: undefined }, version),
    },
    decisions: [],
    clients: clientChanges(input),
    runBook: runBook(input),
    notes: [],
    proof: [],
    remaining: [],
    sources: [],
    idle: undefined,
    ...more,
  };
}

/** The place of a piece of text in a file. */
export function placeOf(source: Source, piece: string): Location {
  const start = source.text.indexOf(piece);
  if (start === -1) throw new Error(`not in ${source.path}: ${piece}`);
  return { source, start, end: start + piece.length };
}

/** The place of a piece of text in one of the office's files. */
function at(name: keyof typeof office, piece: string): Location {
  return placeOf({ path: `etc/kea/${name}`, text: office[name] }, piece);
}

/** A network with an agent, two servers and three mistakes. */
export const office = {
  'kea-ctrl-agent.conf': `// The agent of the office.
{ "Control-agent": {
    "http-host": "127.0.0.1",
    "http-port": 8000,
    "authentication": { "type": "basic", "clients": [
        { "user": "monitoring", "password": "correct horse battery" }
    ] },
    "control-sockets": {
        "dhcp4": { "socket-type": "unix", "socket-name": "/run/kea/kea4-ctrl-socket" },
        "dhcp6": { "socket-type": "unix", "socket-name": "/run/kea/kea6-ctrl-socket" }
    }
} }
`,
  'kea-dhcp4.conf': `# DHCPv4 for the office.
{ "Dhcp4": {
    # Same socket as in the agent, or so we thought.
    "control-socket": {
        "socket-type": "unix",
        "socket-name": "/var/run/kea/kea4-ctrl-socket"
    },
    "hooks-libraries": [ { "library": "libdhcp_ha.so", "parameters": { "high-availability": [ {
        "this-server-name": "one", "mode": "hot-standby", "restrict-commands": "true"
    } ] } } ]
} }
`,
  'kea-dhcp6.conf': `{ "Dhcp6": {
    "control-socket": { "socket-type": "unix", "socket-name": "/run/kea/kea6-ctrl-socket" }
} }
`,
} as const;

const listener = (port: number): string => `{
            "socket-type": "http",
            "socket-address": "127.0.0.1",
            "socket-port": ${port},
            "authentication": {
                "type": "basic",
                "realm": "kea-control-agent",
                "directory": "/etc/kea",
                "clients": [ { "user-file": "kea-control-api-user", "password-file": "kea-control-api-password" } ]
            }
        }`;

/** What the files become for Kea 3.2. */
export const officeAfter: Files = {
  'kea-dhcp4.conf': `# DHCPv4 for the office.
{ "Dhcp4": {
    # Same socket as in the agent, or so we thought.
    "control-sockets": [ {
        "socket-type": "unix",
        "socket-name": "kea4-ctrl-socket"
    }, ${listener(8004)} ],
    "hooks-libraries": [ { "library": "libdhcp_ha.so", "parameters": { "high-availability": [ {
        "this-server-name": "one", "mode": "hot-standby", "restrict-commands": true
    } ] } } ]
} }
`,
  'kea-dhcp6.conf': `{ "Dhcp6": {
    "control-sockets": [ { "socket-type": "unix", "socket-name": "kea6-ctrl-socket" }, ${listener(8006)} ]
} }
`,
};

const booleanFix: Fix = {
  title: 'write "restrict-commands" as a boolean',
  safety: 'safe',
  changes: [
    {
      kind: 'set',
      file: 'etc/kea/kea-dhcp4.conf',
      at: ['Dhcp4', 'hooks-libraries', 0, 'parameters', 'high-availability', 0, 'restrict-commands'],
      value: true,
    },
  ],
};

/** What rules would say of the office. */
export const officeFindings: readonly Diagnostic[] = [
  {
    rule: 'control-agent-removed',
    severity: 'warning',
    message: 'Kea 3.2 has no Control Agent: it was removed in 3.1.8',
    at: at('kea-ctrl-agent.conf', '"Control-agent"'),
    related: [],
  },
  {
    rule: 'control-socket-clear-password',
    severity: 'error',
    message: 'a clear-text "password" is refused since Kea 3.1.0',
    at: at('kea-ctrl-agent.conf', '"correct horse battery"'),
    related: [],
    fix: { title: 'move it into a file and name that in "password-file"', safety: 'manual', changes: [] },
  },
  {
    rule: 'socket-path-mismatch',
    severity: 'error',
    message:
      'the agent forwards dhcp4 to "/run/kea/kea4-ctrl-socket", but the server opens "/var/run/kea/kea4-ctrl-socket": /run against /var/run',
    at: at('kea-ctrl-agent.conf', '"/run/kea/kea4-ctrl-socket"'),
    related: [
      { message: 'the server opens this one', at: at('kea-dhcp4.conf', '"/var/run/kea/kea4-ctrl-socket"') },
    ],
    fix: { title: 'write the bare name on both sides', safety: 'unsafe', changes: [] },
  },
  {
    rule: 'ha-boolean-as-string',
    severity: 'error',
    message:
      '"restrict-commands" is the string "true": the server does not start, and kea-dhcp4 -t does not see it',
    at: at('kea-dhcp4.conf', '"true"'),
    related: [],
    fix: booleanFix,
  },
];

const credentialFiles: readonly CredentialFile[] = (['user', 'password'] as const).map((what) => ({
  path: `/etc/kea/kea-control-api-${what}`,
  holds: what === 'user' ? 'the user name "monitoring"' : 'the password of user "monitoring"',
  what,
  user: 'monitoring',
  generated: false,
  usedBy: ['dhcp4', 'dhcp6'],
  created: true,
  mode: 0o640,
}));

/** The office's way to Kea 3.2. */
export const officeScenario: Scenario = {
  before: office,
  after: officeAfter,
  agent: 'replace',
  platform: 'debian',
  credentialFiles,
};

/** The plan for the office with one of everything. */
export function officePlan(more: Partial<InstallationPlan> = {}): InstallationPlan {
  return planOf(officeScenario, {
    notes: ['port 8000 is closed afterwards: nobody listens there any more'],
    decisions: [
      {
        id: 'agent-hook',
        question: 'the agent loads a hook library "my_audit.so": which daemon is to load it?',
        why: 'hook libraries of the agent do not move by themselves',
        choices: ['load it into each server by hand', 'leave it out: it is no longer called'],
        at: at('kea-ctrl-agent.conf', '"control-sockets"'),
        blocking: false,
      },
    ],
    steps: [
      {
        migration: 'control-sockets-list',
        title: 'write control sockets as a list',
        why: 'the singular form is gone from 3.3.1 on',
        files: ['etc/kea/kea-dhcp6.conf'],
        changes: [
          {
            path: 'etc/kea/kea-dhcp6.conf',
            before: office['kea-dhcp6.conf'],
            after: officeAfter['kea-dhcp6.conf'] ?? '',
          },
        ],
      },
    ],
    proof: [
      { id: 'reachable', claim: 'every daemon reachable before is reachable after', holds: true },
      { id: 'comments', claim: 'every comment is still there', holds: true },
    ],
    remaining: officeFindings.slice(0, 1).map((finding) => ({ ...finding, severity: 'info' })),
    ...more,
  });
}

/** Edits of a fix that sets a value given by a pointer's last key: enough for the samples. */
export function sampleEdits(
  fix: Fix,
): readonly { readonly source: Source; readonly edits: readonly Edit[] }[] | undefined {
  const change: Change | undefined = fix.changes[0];
  if (change?.kind !== 'set') return undefined;
  const where = at('kea-dhcp4.conf', '"true"');
  const edit = { offset: where.start, length: where.end - where.start, content: 'true' };
  return [{ source: where.source, edits: [edit] }];
}

/** A report around findings and a plan. */
export function reportOf(more: Partial<Report> = {}): Report {
  return {
    tool: { name: 'kea-migrate', version: '0.1.0' },
    command: more.plan === undefined ? 'check' : 'plan',
    target: '3.2',
    installations: [
      {
        name: 'etc/kea',
        directory: '/work/etc/kea',
        files: [
          { path: 'etc/kea/kea-ctrl-agent.conf', kinds: ['agent'] },
          { path: 'etc/kea/kea-dhcp4.conf', kinds: ['dhcp4'] },
          { path: 'etc/kea/kea-dhcp6.conf', kinds: ['dhcp6'] },
        ],
      },
    ],
    diagnostics: [],
    plan: undefined,
    skipped: [],
    remarks: [],
    outcome: undefined,
    words: ['./etc/kea'],
    editsOf: sampleEdits,
    ...more,
  };
}

/** The plan of one installation. */
export function planFor(installation: InstallationPlan): Plan {
  return { target: '3.2', only: undefined, unsafe: false, installations: [installation] };
}

/** Everything at once. */
export function officeReport(more: Partial<Report> = {}): Report {
  return reportOf({
    diagnostics: officeFindings,
    plan: planFor(officePlan()),
    skipped: [
      { path: 'etc/kea/kea-dhcp4.conf.bak', reason: 'a backup (.bak)', incomplete: false },
      { path: 'etc/kea/site.conf.j2', reason: 'a Jinja template: not checked', incomplete: true },
    ],
    remarks: ['<?include "pools.json"?> was looked for in etc/kea'],
    ...more,
  });
}
