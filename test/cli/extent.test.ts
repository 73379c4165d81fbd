// --only limits what a run changes, --unsafe adds what a person should look at: in the plan, with --write, check --fix.

import { describe, expect, test } from 'vitest';
import { files, run } from './harness.ts';

const agent = `{ "Control-agent": {
  "http-host": "127.0.0.1", "http-port": 8000,
  "control-sockets": { "dhcp4": { "socket-type": "unix", "socket-name": "/run/kea/kea4-ctrl-socket" } }
} }
`;
// One line for each: the control channel, an upgrade's rewrite, a safe fix, an unsafe one.
const server = `{ "Dhcp4": {
  "control-socket": { "socket-type": "unix", "socket-name": "/run/kea/kea4-ctrl-socket" },
  "subnet4": [ { "id": 1, "subnet": "192.0.2.0/24", "client-class": "voip" } ],
  "client-classes": [ { "name": "voip" } ],
  "lease-database": { "type": "memfile", "name": "/var/lib/kea/kea-leases4.csv" },
  "loggers": [ { "name": "kea-dhcp4", "output-options": [ { "output": "stdout" } ] } ],
  "hooks-libraries": [ { "library": "/usr/lib/x86_64-linux-gnu/kea/hooks/libdhcp_flex_id.so" } ]
} }
`;

const at = (texts: Readonly<Record<string, string>>) =>
  files({
    '/repo': { directory: true, uid: 1000 },
    '/repo/kea': { directory: true, uid: 1000 },
    ...Object.fromEntries(
      Object.entries(texts).map(([name, text]) => [`/repo/kea/${name}`, { text, uid: 1000, gid: 1000 }]),
    ),
  });

const both = () => at({ 'kea-ctrl-agent.conf': agent, 'kea-dhcp4.conf': server });

interface PlanOfReport {
  readonly only: string | null;
  readonly unsafe: boolean;
  readonly installations: readonly { readonly steps: readonly { readonly migration: string }[] }[];
}

async function planned(...more: readonly string[]): Promise<PlanOfReport> {
  const { out, err } = await run(['kea', '-f', 'json', ...more], both());
  expect(err).toBe('');
  return JSON.parse(out).plan;
}

const stepsOf = ({ installations }: PlanOfReport) =>
  installations.flatMap(({ steps }) => steps.map(({ migration }) => migration));

describe('--only', () => {
  test('by default both parts, the agent first', async () => {
    const plan = await planned();
    const steps = stepsOf(plan);
    expect(plan).toMatchObject({ only: null, unsafe: false });
    expect(steps).toContain('client-class-singular');
    expect(steps.indexOf('control-agent-removed')).toBeGreaterThan(-1);
    expect(steps.indexOf('control-agent-removed')).toBeLessThan(steps.indexOf('client-class-singular'));
  });

  test('agent: the control channel and nothing else', async () => {
    const plan = await planned('--only', 'agent');
    expect(plan.only).toBe('agent');
    expect(stepsOf(plan)).toContain('control-agent-removed');
    expect(stepsOf(plan)).not.toContain('client-class-singular');
    expect(stepsOf(plan)).not.toContain('safe-fixes');
  });

  test('upgrade: everything else, and the agent is spoken of', async () => {
    const plan = await planned('--only', 'upgrade');
    expect(plan.only).toBe('upgrade');
    expect(stepsOf(plan)).toEqual(['safe-fixes', 'client-class-singular']);
    const { out } = await run(['kea', '--only', 'upgrade'], both());
    expect(out).toContain('plan for kea, target Kea 3.2, the upgrade alone');
    expect(out).toContain('the Control Agent is left as it is, as --only upgrade asks');
    expect(out).not.toContain('keeps running');
  });

  test('one part after the other comes to what both together do', async () => {
    const together = both();
    const apart = both();
    expect((await run(['kea', '--write'], together)).err).toBe('');
    for (const part of ['upgrade', 'agent']) {
      const ran = await run(['kea', '--write', '--only', part], apart);
      expect(ran.out).toContain('written');
    }
    const path = '/repo/kea/kea-dhcp4.conf';
    // Passwords are made up anew each time, and stand in files of their own.
    expect(apart.read(path)).toBe(together.read(path));
  });

  test('2: another word', async () => {
    expect((await run(['kea', '--only', 'ddns'], both())).code).toBe(2);
  });
});

const unsafe = `{ "Dhcp4": {
  "control-socket": { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" },
  "subnet4": [ { "id": 7, "subnet": "192.0.2.0/24" }, { "subnet": "198.51.100.0/24" } ]
} }
`;

describe('--unsafe', () => {
  test('without it such a fix is shown, with the way to it', async () => {
    const io = at({ 'kea-dhcp4.conf': unsafe });
    const checked = await run(['check', 'kea', '--from', '3.0'], io);
    expect(checked.out).toContain('fix (unsafe, with --unsafe):');
    const ran = await run(['kea', '--from', '3.0'], io);
    expect(ran.out).toContain(
      'marked unsafe: see what they would change\n      kea-migrate kea --from 3.0 --unsafe',
    );
    expect(ran.out).not.toContain('+    "id"');
  });

  test('with it the plan has a step of its own, and --write writes it', async () => {
    const io = at({ 'kea-dhcp4.conf': unsafe });
    const ran = await run(['kea', '--from', '3.0', '--unsafe', '-f', 'json'], io);
    const { plan } = JSON.parse(ran.out);
    expect(plan.unsafe).toBe(true);
    expect(stepsOf(plan)).toContain('unsafe-fixes');
    await run(['kea', '--from', '3.0', '--unsafe', '--write'], io);
    expect(io.read('/repo/kea/kea-dhcp4.conf')).toContain('"subnet": "198.51.100.0/24", "id": 1 }');
  });

  test('check --fix --unsafe writes it as well, check --fix does not', async () => {
    const io = at({ 'kea-dhcp4.conf': unsafe });
    await run(['check', 'kea', '--from', '3.0', '--fix'], io);
    expect(io.read('/repo/kea/kea-dhcp4.conf')).toBe(unsafe);
    await run(['check', 'kea', '--from', '3.0', '--fix', '--unsafe'], io);
    expect(io.read('/repo/kea/kea-dhcp4.conf')).not.toBe(unsafe);
  });

  test('2: check without --fix changes nothing, so there is nothing to limit or to widen', async () => {
    const io = at({ 'kea-dhcp4.conf': unsafe });
    const ran = await run(['check', 'kea', '--unsafe'], io);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('with check they need --fix');
    expect((await run(['check', 'kea', '--only', 'agent'], io)).code).toBe(2);
  });
});
