import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { closeLater } from './cleanup.ts';
import { DEBIAN_HOOKS, KEA_HOME, type Kea } from './installed.ts';
import { type Launch, must, run, until } from './process.ts';
import { temporaryDirectory } from './sandbox.ts';

/** What a host of its own should have beside an empty file system and loopback. */
export interface HostOptions {
  /** The Kea whose hook libraries are at the usual place. */
  readonly kea: Kea;
  /** Names of network interfaces; they are up and have no addresses. Default: `eth0`, since dhcp6 makes its DUID from one. */
  readonly interfaces?: readonly string[];
  /** Directories to make, mode 0755, or 0750 when they are to hold sockets (`/run/kea` is always there). */
  readonly directories?: Readonly<Record<string, number>>;
  /** Further directories in which this Kea's hook libraries should be found. */
  readonly hookDirectories?: readonly string[];
  /** Files by absolute path. */
  readonly files?: Readonly<Record<string, string | Buffer>>;
}

/**
 * A host inside this machine: its own files, its own network with nothing but loopback and what a test adds. It has the
 * directories of a Debian server (`/etc/kea`, `/run/kea`, `/var/lib/kea`, `/var/log/kea`, …), all empty.
 */
export interface Host {
  /** The root directory of the host, as seen from outside. Sockets can be opened through it. */
  readonly root: string;
  /** The process that keeps the namespaces alive. */
  readonly pid: number;
  /** Where the tests outside reach TCP ports of this host: see `bridge.mjs`. Started when first asked for. */
  bridge(): Promise<string>;
  /** A path of the host as seen from outside. */
  outside(path: string): string;
  write(path: string, content: string | Buffer, mode?: number): void;
  read(path: string): Buffer;
  /** A command to be run in the host; its `cwd` is one of the host. */
  enter(launch: Launch): Launch;
  /** Wait until the kernel has brought all links up, which it does in its own time; dhcp6 finds no interface before. */
  settled(): Promise<void>;
  /** Run `ip` in the network of the host. */
  ip(...args: string[]): Promise<string>;
  close(): Promise<void>;
}

const BRIDGE = fileURLToPath(new URL('./bridge.mjs', import.meta.url));
const MODES: Readonly<Record<string, number>> = {
  '/etc/kea': 0o755,
  '/run': 0o755,
  '/run/kea': 0o750,
  '/var/lib/kea': 0o750,
  '/var/log/kea': 0o750,
  '/tmp': 0o1777,
};

/** What a program started in a host is killed with when the test process dies. */
export const TIED = ['setpriv', '--pdeathsig', 'KILL'] as const;

/** What more `setpriv` is told for a program of another user. */
export function asUser(user: number | undefined): readonly string[] {
  return user === undefined ? [] : [`--reuid=${user}`, `--regid=${user}`, '--clear-groups'];
}

/** Why hosts cannot be made on this machine, or undefined when they can. */
export async function hostsUnavailable(): Promise<string | undefined> {
  const tried = await run({
    command: 'unshare',
    args: ['--mount', '--net', 'ip', 'link', 'set', 'lo', 'up'],
  });
  return tried.exitCode === 0 ? undefined : tried.output.trim() || `unshare: exit ${tried.exitCode}`;
}

function setupScript(root: string, interfaces: readonly string[]): string {
  const link = (name: string, n: number): string[] => [
    `link add ${name} type veth peer name keapeer${n}`,
    `link set ${name} up`,
    `link set keapeer${n} up`,
  ];
  const ip = ['link set lo up', ...interfaces.flatMap(link)];
  return [
    'set -e',
    `mount -t tmpfs -o mode=0755 kea-host ${root}`,
    `mkdir -p ${root}/proc ${root}/dev ${root}${KEA_HOME}`,
    `mount --rbind /dev ${root}/dev`,
    `mount -t proc proc ${root}/proc 2>/dev/null || mount --rbind /proc ${root}/proc`,
    `mount --bind -o ro ${KEA_HOME} ${root}${KEA_HOME}`,
    `ip -batch - <<'EOF'\n${ip.join('\n')}\nEOF`,
    'echo ready',
    // Lives until its standard input is closed, which happens at the latest when the test process dies.
    'exec cat',
  ].join('\n');
}

async function started(child: ChildProcess): Promise<void> {
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const answer = await until(
    async () => (/^ready$/m.test(said) || child.exitCode !== null ? said : undefined),
    {
      everyMs: 3,
    },
  );
  if (answer === undefined || child.exitCode !== null)
    throw new Error(`no host: ${said.trim() || 'no answer'}`);
}

/** Make a host. It goes away at the end of the test or file, with everything that runs in it. */
export async function openHost(options: HostOptions): Promise<Host> {
  const base = temporaryDirectory('real-kea-host-');
  const mountPoint = join(base, 'root');
  mkdirSync(mountPoint);
  const script = setupScript(mountPoint, options.interfaces ?? ['eth0']);
  const holder = spawn('unshare', ['--mount', '--net', '--propagation', 'private', 'sh', '-c', script], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const pid = holder.pid;
  const closers: Array<() => void> = [() => holder.stdin.end(), () => holder.kill('SIGKILL')];
  const gone = new Promise<void>((resolve) => holder.once('close', () => resolve()));
  const close = closeLater(async () => {
    for (const closer of closers) closer();
    await gone;
  });
  await started(holder);
  if (pid === undefined) throw new Error('no host: unshare did not start');

  const root = `/proc/${pid}/root${mountPoint}`;
  const outside = (path: string): string => join(root, path);
  const target = ['--target', String(pid)];
  let bridge: Promise<string> | undefined;
  const startBridge = async (): Promise<string> => {
    const path = join(base, 'bridge');
    const child = spawn('nsenter', [...target, '--net', process.execPath, BRIDGE, path], {
      stdio: ['pipe', 'ignore', 'inherit'],
    });
    closers.push(
      () => child.stdin.end(),
      () => child.kill('SIGKILL'),
    );
    if (!(await until(async () => existsSync(path) || undefined, { everyMs: 3 })))
      throw new Error('no bridge to the host');
    return path;
  };
  const host: Host = {
    root,
    pid,
    bridge: () => (bridge ??= startBridge()),
    outside,
    write(path, content, mode) {
      mkdirSync(dirname(outside(path)), { recursive: true });
      writeFileSync(outside(path), content);
      if (mode !== undefined) chmodSync(outside(path), mode);
    },
    read: (path) => readFileSync(outside(path)),
    enter: ({ command, args, cwd, env }) => ({
      command: TIED[0],
      args: [
        ...TIED.slice(1),
        ...['nsenter', ...target, '--mount', '--net', '--'],
        ...['unshare', `--root=${mountPoint}`, `--wd=${cwd ?? '/'}`, command, ...args],
      ],
      env: env ?? process.env,
    }),
    ip: (...args) => must({ command: 'nsenter', args: [...target, '--net', 'ip', ...args] }),
    async settled() {
      const up = async (): Promise<true | undefined> =>
        /state (DOWN|LOWERLAYERDOWN)/.test(await host.ip('-o', 'link', 'show', 'up')) ? undefined : true;
      await until(up, { timeoutMs: 3000, everyMs: 5 });
    },
    close,
  };

  for (const [path, mode] of Object.entries({ ...MODES, ...options.directories })) {
    mkdirSync(outside(path), { recursive: true });
    chmodSync(outside(path), mode);
  }
  // Relative, since an absolute link would lead whoever looks from outside into the machine's own files.
  symlinkSync('../run', outside('/var/run'));
  for (const directory of new Set([DEBIAN_HOOKS, ...(options.hookDirectories ?? [])])) {
    mkdirSync(outside(directory), { recursive: true });
    for (const name of readdirSync(options.kea.hooks)) {
      symlinkSync(join(options.kea.hooks, name), join(outside(directory), name));
    }
  }
  for (const [path, content] of Object.entries(options.files ?? {})) host.write(path, content);

  return host;
}

/**
 * Two hosts joined by a cable: `eth0` on both, 192.0.2.1 and 2001:db8::1 on the first, …2 on the second. These are addresses
 * for documentation; packets have nowhere to go but the other end.
 */
export async function twoHosts(
  options: HostOptions | readonly [HostOptions, HostOptions],
): Promise<[Host, Host]> {
  const [one, two] = 'kea' in options ? [options, options] : options;
  const bare = (of: HostOptions): HostOptions => ({ ...of, interfaces: of.interfaces ?? [] });
  const hosts: [Host, Host] = [await openHost(bare(one)), await openHost(bare(two))];
  const [first, second] = hosts;
  const peer = ['peer', 'name', 'eth0', 'netns', String(second.pid)];
  const link = ['link', 'add', 'eth0', 'netns', String(first.pid), 'type', 'veth', ...peer];
  await must({ command: 'ip', args: link });
  for (const [index, host] of hosts.entries()) {
    await host.ip('addr', 'add', `192.0.2.${index + 1}/24`, 'dev', 'eth0');
    // Without duplicate address detection the address is usable at once.
    await host.ip('addr', 'add', `2001:db8::${index + 1}/64`, 'dev', 'eth0', 'nodad');
    await host.ip('link', 'set', 'eth0', 'up');
  }
  return hosts;
}
