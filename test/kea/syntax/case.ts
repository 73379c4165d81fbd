import type { Daemon } from '../harness/index.ts';

/**
 * Who decides about a case. `document`: tokens, commas, brackets, includes and duplicate keys, which hold for any JSON of Kea's.
 * `grammar`: which keys and types a daemon takes, where.
 */
export type Judge = 'document' | 'grammar';

/** A document that real Kea is asked about. All texts are Latin-1: one character per byte. */
export interface SyntaxCase {
  /** Unique, readable, stable: `comments/hash-before-key`. */
  readonly id: string;
  readonly judge: Judge;
  readonly daemon: Daemon;
  readonly bytes: string;
  /** Path of the document below the working directory, which is empty but for this and {@link includes}. */
  readonly file: string;
  /** Other files, by path below the working directory. A relative include is looked up there, never beside the including file. */
  readonly includes: Readonly<Record<string, string>>;
}

/** A row of a table: the document, or the document with the files around it. */
export type Row =
  | string
  | {
      readonly bytes: string;
      readonly includes?: Readonly<Record<string, string>>;
      readonly file?: string;
    };

/** Make cases of one group from a table of rows. */
export function cases(
  group: string,
  rows: Readonly<Record<string, Row>>,
  { judge = 'document', daemon = 'kea-dhcp4' }: { judge?: Judge; daemon?: Daemon } = {},
): SyntaxCase[] {
  return Object.entries(rows).map(([name, row]) => {
    const { bytes, includes = {}, file = 'a.conf' } = typeof row === 'string' ? { bytes: row } : row;
    return { id: `${group}/${name}`, judge, daemon, bytes, file, includes };
  });
}

/** The smallest good document of a daemon, cut open where more can be put in. */
export interface Shape {
  readonly daemon: Daemon;
  /** The key of its section. */
  readonly section: string;
  /** A key of it that takes an integer, and a value that is good. */
  readonly key: string;
  readonly value: string;
}

const SHAPES: readonly Shape[] = [
  { daemon: 'kea-dhcp4', section: 'Dhcp4', key: 'valid-lifetime', value: '4000' },
  { daemon: 'kea-dhcp6', section: 'Dhcp6', key: 'valid-lifetime', value: '4000' },
  { daemon: 'kea-dhcp-ddns', section: 'DhcpDdns', key: 'port', value: '53001' },
  { daemon: 'kea-ctrl-agent', section: 'Control-agent', key: 'http-port', value: '8000' },
];

/** The same rows for every daemon. */
export function everywhere(
  group: string,
  judge: Judge,
  rows: (shape: Shape) => Readonly<Record<string, Row>>,
): SyntaxCase[] {
  return SHAPES.flatMap((shape) =>
    cases(`${group}/${shape.daemon}`, rows(shape), { judge, daemon: shape.daemon }),
  );
}

/** A good dhcp4 document with `more` behind its one member. */
export const typed = (more: string): string => `{"Dhcp4": {"valid-lifetime": 4000${more}}}`;

/** A dhcp4 document with free JSON: the members of a user context. */
export const free = (members: string): string => `{"Dhcp4": {"user-context": {${members}}}}`;

/** The same with one value. */
export const value = (text: string): string => free(`"a": ${text}`);
