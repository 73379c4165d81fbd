// What a file beside Kea's says of the control channel: addresses, the agent's name, commands with their services.
// Read line by line and by shape, for any syntax; who is meant is decided by the rules.

import { type Location, positionOf, type Source } from '../core/source.ts';
import { keaShellDefaults, type NeighbourFacts } from '../kea/neighbours.ts';

/** A host and a port. */
export interface AddressMention {
  /** As written, without brackets; undefined for a published port of a container, which has none. */
  readonly host: string | undefined;
  readonly port: number;
  readonly at: Location;
  /** The line, or the block around a published port, speaks of Kea. */
  readonly aboutKea: boolean;
  /** Neither was written: what kea-shell does then. */
  readonly byDefault: boolean;
}

/** The Control Agent by the name of its program, unit or image (`program`), or of its configuration (`file`). */
export interface NameMention {
  readonly what: 'program' | 'file';
  readonly at: Location;
}

/** The `service` list of a command. */
export interface ServiceMention {
  readonly services: readonly string[];
  readonly at: Location;
}

/** A file beside Kea's, and what it says. Its text is not kept but by the places. */
export interface Neighbour {
  readonly source: Source;
  readonly path: string;
  readonly absolute: string;
  readonly facts: NeighbourFacts;
  /** Its text or its path speaks of Kea. */
  readonly aboutKea: boolean;
  readonly addresses: readonly AddressMention[];
  readonly names: readonly NameMention[];
  readonly commands: readonly ServiceMention[];
  /** `--service` of kea-shell calls. */
  readonly shellServices: readonly Location[];
  /** `-X` of a Kea server's command line. */
  readonly lifted: readonly Location[];
}

/**
 * Reads what a neighbour mentions; undefined when it says nothing of interest.
 *
 * @param absolute absolute path, symbolic links not resolved
 */
export function neighbourOf(source: Source, absolute: string, facts: NeighbourFacts): Neighbour | undefined {
  const { text } = source;
  if (text.slice(0, 8192).includes('\0')) return undefined;
  const shells = keaShellCalls(source);
  const uncommented = <T extends { readonly at: Location }>(found: readonly T[]): readonly T[] =>
    found.filter(({ at }) => !facts.comment.test(lineAround(text, at.start)));
  const neighbour: Neighbour = {
    source,
    path: source.path,
    absolute,
    facts,
    aboutKea: /kea/i.test(text) || /kea/i.test(source.path),
    addresses: uncommented([...addressesIn(source), ...publishedPorts(source, facts), ...shells.addresses]),
    names: uncommented(namesIn(source)),
    commands: uncommented(commandsIn(source)),
    shellServices: uncommented(shells.services).map(({ at }) => at),
    lifted: uncommented(liftedIn(source)).map(({ at }) => at),
  };
  const { addresses, names, commands, shellServices, lifted } = neighbour;
  const isSilent = [addresses, names, commands, shellServices, lifted].every((found) => found.length === 0);
  return isSilent ? undefined : neighbour;
}

/** The line around an offset, at most 1,000 bytes to either side: some files are one line. */
function lineAround(text: string, offset: number): string {
  const near = text.slice(Math.max(0, offset - 1000), offset + 1000);
  const own = Math.min(offset, 1000);
  const end = near.indexOf('\n', own);
  return near.slice(near.lastIndexOf('\n', own - 1) + 1, end === -1 ? near.length : end);
}

const aboutKea = /kea|dhcp/i;

// A name counts as a host in a URL only; elsewhere `word:8000` may be anything.
const address =
  /(https?:\/\/(?:[^\s/@"']{1,200}@)?)?(\[[0-9a-f:.]{2,45}\]|\d{1,3}(?:\.\d{1,3}){3}|localhost\b|(?<=\/\/|@)[a-z\d](?:[\w.-]{0,200}[a-z\d])?):(\d{2,5})(?![\w.:])/gi;

function addressesIn(source: Source): AddressMention[] {
  return [...source.text.matchAll(address)].flatMap((match) => {
    const [whole, , host = '', port = ''] = match;
    const end = match.index + whole.length;
    const at = { source, start: end - host.length - port.length - 1, end };
    const line = lineAround(source.text, at.start);
    const plain = host.replace(/^\[|\]$/g, '').toLowerCase();
    return [{ host: plain, port: Number(port), at, aboutKea: aboutKea.test(line), byDefault: false }];
  });
}

/** Short form of a compose file's `ports`: host port and container port, the second one being the agent's. */
const published =
  /^([ \t]*)-[ \t]*["']?(?:[\d.]+:|\[[\da-f:]+\]:)?\d{1,5}:(\d{1,5})(?:\/tcp)?["']?[ \t]*(?:#.*)?$/;

/** A key with nothing behind it; one level below `services` it names a compose service. */
const heading = /^([ \t]*)["']?[\w.-]+["']?:[ \t]*(?:#.*)?$/;

function publishedPorts(source: Source, { kind }: NeighbourFacts): AddressMention[] {
  if (kind !== 'compose') return [];
  const found: (Omit<AddressMention, 'aboutKea'> & { readonly block: number })[] = [];
  const about: boolean[] = [false];
  let serviceDepth: string | undefined;
  let start = 0;
  for (const raw of source.text.split('\n')) {
    const line = raw.slice(0, 1000).trimEnd();
    const [, depth] = heading.exec(line) ?? [];
    if (depth === '') serviceDepth = undefined;
    else serviceDepth ??= depth;
    if (depth === serviceDepth) about.push(false);
    const block = about.length - 1;
    if (aboutKea.test(line)) about[block] = true;
    const [, indent = '', port] = published.exec(line) ?? [];
    if (port !== undefined) {
      const at = { source, start: start + indent.length, end: start + line.length };
      found.push({ host: undefined, port: Number(port), at, byDefault: false, block });
    }
    start += raw.length + 1;
  }
  return found.map(({ block, ...mention }) => ({ ...mention, aboutKea: about[block] ?? false }));
}

const agentName = /\b(?:isc-)?kea-ctrl-agent\b(?:\.conf\b)?(?!\.(?:log|pid|orig|bak))/g;
const keactrlAgent = /\bkeactrl\b[^\n;|&]{0,200}?\bctrl_agent\b/g;

/** One mention per line is enough: `systemctl restart kea-ctrl-agent`, its unit's name, its configuration's. */
function namesIn(source: Source): NameMention[] {
  const found = [...source.text.matchAll(agentName), ...source.text.matchAll(keactrlAgent)];
  const byLine = new Map<number, NameMention>();
  for (const { index, 0: whole } of found) {
    const line = positionOf(source, index).line;
    const what = whole.endsWith('.conf') ? 'file' : 'program';
    if (byLine.get(line)?.what === 'program' || (byLine.has(line) && what === 'file')) continue;
    byLine.set(line, { what, at: { source, start: index, end: index + whole.length } });
  }
  return [...byLine.values()];
}

/** In JSON, in a shell's or a program's string with escaped quotes, and as a Python, Ruby or JavaScript map. */
const serviceList = /(\\{0,4}["'])service\1[ \t]*(?::|=>)[ \t]*\[([^\][\n]{0,300})\]/g;

function commandsIn(source: Source): ServiceMention[] {
  return [...source.text.matchAll(serviceList)].map((match) => {
    const services = [...(match[2] ?? '').matchAll(/["']([^"'\\]{0,60})\\{0,4}["']/g)].map(
      ([, service = '']) => service,
    );
    return { services, at: { source, start: match.index, end: match.index + match[0].length } };
  });
}

/** A call of kea-shell up to the end of its line; a backslash leads on to the next one. */
const shellCall = /(?<![\w./-]|apt[^\n]{0,80})(?:\/[\w./-]*\/)?kea-shell(?=[ \t\\])(?:[^\\\n]|\\[\s\S])*/g;

function keaShellCalls(source: Source): {
  readonly addresses: readonly AddressMention[];
  readonly services: readonly { readonly at: Location }[];
} {
  const addresses: AddressMention[] = [];
  const services: { readonly at: Location }[] = [];
  for (const { index, 0: call } of source.text.matchAll(shellCall)) {
    // A package or program name in a list is no call.
    if (!/[ \t]--?\w/.test(call)) continue;
    const host = /[ \t]--host[ =]+["']?([\w.:[\]-]+)/.exec(call)?.[1];
    const port = /[ \t]--port[ =]+["']?(\d{1,5})/.exec(call)?.[1];
    const isVariable = (option: string): boolean => new RegExp(`[ \\t]--${option}[ =]+["']?[$%{]`).test(call);
    if (!isVariable('host') && !isVariable('port')) {
      addresses.push({
        host: (host ?? keaShellDefaults.address).replace(/^\[|\]$/g, ''),
        port: Number(port ?? keaShellDefaults.port),
        at: { source, start: index, end: index + firstWord(call) },
        aboutKea: true,
        byDefault: host === undefined && port === undefined,
      });
    }
    for (const service of call.matchAll(/--service[ =]+["']?[\w,-]+/g)) {
      const start = index + service.index;
      services.push({ at: { source, start, end: start + service[0].length } });
    }
  }
  return { addresses, services };
}

function firstWord(call: string): number {
  const end = call.search(/[ \t\\]/);
  return end === -1 ? call.length : end;
}

const liftedServer = /\bkea-(?:dhcp4|dhcp6|dhcp-ddns)[ \t](?:[^\n;|&#]{0,400}[ \t])?(-X)(?=\s|$|["'])/gm;

function liftedIn(source: Source): { readonly at: Location }[] {
  return [...source.text.matchAll(liftedServer)].map(({ index, 0: whole }) => {
    const end = index + whole.length;
    return { at: { source, start: end - '-X'.length, end } };
  });
}
