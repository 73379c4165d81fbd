// What one file is, by its content: a Kea configuration, a keactrl.conf, or nothing of ours.

import { type Io, IoError } from '../core/io.ts';
import { quote } from '../core/quote.ts';
import type { Skipped } from '../core/skipped.ts';
import { peekSections } from '../document/peek.ts';
import { sectionKind } from '../installation/sections.ts';
import { attempt } from './listing.ts';
import { copyReason, isConfigurationName, isKeaName, isTemplateName, isUsualName } from './names.ts';
import { isProxyConfiguration } from './neighbours.ts';
import type { SingleEntry } from './once.ts';

/** A file to be read. */
export interface Candidate {
  /** As shown; unique within a run. Resolved against the working directory it is `absolute`. */
  readonly path: string;
  /** Symbolic links not resolved. */
  readonly absolute: string;
  readonly kind: 'kea' | 'keactrl';
  /** Top-level keys that stand for daemons, as written; of a long file those near its beginning. */
  readonly sections: readonly string[];
  /** True when PATH is this very file. */
  readonly named: boolean;
  /** Absolute path of the directory that PATH is, or that the file named by PATH lies in. */
  readonly root: string;
  /** Its bytes, when they are at hand. */
  readonly text?: string;
  /** True for PATH `-`: its text cannot be read again. */
  readonly fromStandardInput: boolean;
}

/** Larger files are not read: no Kea configuration comes near. */
const largest = 512 * 1024 * 1024;
/** Files without a configuration file's name are not opened beyond this size. */
const largestByOtherName = 16 * 1024 * 1024;

/** What came of looking at a file; undefined: it has nothing to do with Kea, and nothing needs to be said. */
export type Look = { readonly candidate: Candidate } | { readonly skipped: Skipped } | undefined;

/** Looks at one file. */
export function look(entry: SingleEntry, io: Io): Look {
  const { name } = entry;
  const copy = entry.named ? undefined : copyReason(name);
  const isOdd = !entry.named && copy === undefined && !isConfigurationName(name);
  if (isOdd && !isKeaName(name)) return undefined;
  const isLive = !isOdd && copy === undefined;
  if (entry.kind === 'other')
    return isLive && tells(entry) ? skip(entry, 'a FIFO, socket or device: not read') : undefined;
  if (entry.size > (isLive ? largest : largestByOtherName)) {
    return isLive && tells(entry) ? skip(entry, 'larger than 512 MiB: not read') : undefined;
  }
  const text = readText(entry, io);
  if (text instanceof IoError) return isLive ? unreadable(entry, text) : undefined;
  if (isLive) return lookAtText(entry, text);
  if (!isKeaText(name, text)) return undefined;
  return skip(entry, copy ?? oddReason(name), false);
}

/** True when the file would be missed: it was named, or has the name of a configuration. */
function tells(entry: SingleEntry): boolean {
  return entry.named || /\.(?:conf|json|jsonc|cfg)$/i.test(entry.absolute);
}

function unreadable(entry: SingleEntry, failure: IoError): Look {
  // Credential files have no ending and are rightly closed to others.
  return skip(entry, failure.reason, tells(entry));
}

function oddReason(name: string): string {
  const ending = name.slice(name.lastIndexOf('.'));
  return `taken for a copy, since its name ends in ${quote(ending)}; name it as a PATH to check it`;
}

function readText({ text, absolute }: SingleEntry, io: Io): string | IoError {
  return text ?? attempt(() => io.read(absolute));
}

function skip(entry: { readonly path: string }, reason: string, incomplete = true): Look {
  return { skipped: { path: entry.path, reason, incomplete } };
}

/** What a text that is there to be checked is. */
function lookAtText(entry: SingleEntry, text: string): Look {
  const { path, absolute, name, named } = entry;
  const root = entry.top.absolute;
  const fromStandardInput = entry.text !== undefined;
  const candidate = (kind: Candidate['kind'], sections: readonly string[]): Look => ({
    candidate: { path, absolute, kind, sections, named, root, text, fromStandardInput },
  });
  if (isKeactrl(name, text)) {
    return isTemplated(text) ? skip(entry, 'a template: not checked', named) : candidate('keactrl', []);
  }
  const { sections, keys } = daemonKeys(name, text);
  if (sections.length > 0) return candidate('kea', sections);
  // Apache has a kea.conf as well.
  if (!named && isProxyConfiguration(path)) return undefined;
  const isExpected = isUsualName(name) || ((named || isTemplateName(name)) && isKeaName(name));
  if (text.slice(0, 8192).includes('\0')) {
    return named || isUsualName(name) ? skip(entry, binaryReason(text)) : undefined;
  }
  // Empty, broken beyond recognition, or put together from includes: the parser has the better words.
  if (isExpected || (isKeaName(name) && /<\?include\s/.test(text))) return candidate('kea', []);
  if (!named) return undefined;
  return { skipped: { path, reason: foreignReason(keys), incomplete: true, nothing: true } };
}

function binaryReason(text: string): string {
  return /^(?:\xff\xfe|\xfe\xff)/.test(text)
    ? 'UTF-16 text: Kea reads UTF-8 and other byte encodings only'
    : 'a binary file';
}

function foreignReason(keys: readonly string[]): string {
  const found = [...new Set(keys)].slice(0, 3).map((key) => quote(key, 40));
  if (found.length === 0) return 'no Kea configuration';
  return `no Kea configuration: at its top level stands ${found.join(', ')}, not a daemon such as "Dhcp4"`;
}

/** Keys that occur in Kea's sections and hardly anywhere else. */
const telling =
  /"(?:control-sockets?|http-host|interfaces-config|lease-database|subnet[46]|forward-ddns|reverse-ddns|managed-servers|hooks-libraries|dhcp-ddns)"\s*:/;

/** Where a long file is looked at first: nearly always its only section begins here. */
const beginning = 64 * 1024;

interface TopLevel {
  /** Keys that stand for daemons. */
  readonly sections: readonly string[];
  /** All keys. */
  readonly keys: readonly string[];
}

function daemonKeys(name: string, text: string): TopLevel {
  const found = text.length > beginning ? daemonKeysOf(name, text.slice(0, beginning)) : undefined;
  return found !== undefined && found.sections.length > 0 ? found : daemonKeysOf(name, text);
}

/** Words as common as "agent" count only in a file that speaks of Kea. */
function daemonKeysOf(name: string, text: string): TopLevel {
  const keys = peekSections(text);
  const known = keys.filter((key) => sectionKind(key) !== undefined);
  const isExact = known.some((key) => sectionKind(key)?.misspelt === false);
  const isKea = isExact || (known.length > 0 && (isKeaName(name) || telling.test(text)));
  return { sections: isKea ? known : [], keys };
}

function isKeaText(name: string, text: string): boolean {
  return isKeactrl(name, text) || daemonKeys(name, text).sections.length > 0;
}

const keactrlVariable =
  /^[ \t]*(?:export[ \t]+)?(?:kea_\w+_config_file|(?:dhcp4|dhcp6|dhcp_ddns|ctrl_agent|netconf)(?:_srv)?)=/gm;

/** keactrl.conf by its variables: at least two, or one in a file of that name. */
function isKeactrl(name: string, text: string): boolean {
  // Kea's files are not searched for shell variables: they are longer, or begin with a brace.
  if (text.length > beginning || /^\s*[{[]/.test(text)) return false;
  const found = text.match(keactrlVariable)?.length ?? 0;
  return found >= 2 || (found === 1 && /^keactrl\b/.test(name));
}

function isTemplated(text: string): boolean {
  return /\{\{|\{%|<%|@[A-Za-z_]\w*@/.test(text);
}
