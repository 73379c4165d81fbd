// Values made into text: the only place where JSON is printed into a user's file.
// What stands in the file already is never printed again; see lower.ts.

import { type JsonValue, Lexeme } from '../core/change.ts';

/** How a file writes what it writes: measured by style.ts, followed by everything that is printed. */
export interface Style {
  /** One step of indentation: blanks, or a tab. */
  readonly unit: string;
  readonly newline: '\n' | '\r\n';
  /** What stands between key and value: `: `, ` : `, `:`. */
  readonly colon: string;
  /** The same in maps that stand on one line. */
  readonly inlineColon: string;
  /** Inside the braces of a map on one line: a blank in `{ "a": 1 }`. */
  readonly mapPad: string;
  /** Inside the brackets of a list on one line. */
  readonly listPad: string;
  /** Between values on one line: `, `. */
  readonly inlineComma: string;
  /** Where the first brace of a list of maps stands: behind the bracket, or on a line of its own. */
  readonly listBrace: 'same' | 'own';
  /** Where the brace of a member's value stands: behind the colon, or on a line of its own. */
  readonly memberBrace: 'same' | 'own';
}

/** What a list or map may look like: all on one line, or its members on lines of their own. */
export type Shape = 'line' | 'block';

type JsonMap = { readonly [key: string]: JsonValue };

const shortEscapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/**
 * A string as Kea reads it: control characters escaped, every other byte raw. Kea takes `\u00XX` as one byte
 * (src/bin/dhcp4/dhcp4_lexer.ll:2429), so an escaped control character comes back as itself.
 *
 * @param text Latin-1: one character per byte
 * @throws Error when a character is no byte: the caller forgot `latin1()`
 */
export function printString(text: string): string {
  if (/[^\x00-\xff]/.test(text)) throw new Error('a string to be written holds characters that are no bytes');
  return `"${text.replace(
    /[\x00-\x1f"\\]/g,
    (char) => shortEscapes[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )}"`;
}

/** A number as Kea's grammar reads it; a number without fraction is printed as an integer. */
function printNumber(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`no JSON number: ${value}`);
  return Number.isInteger(value) ? BigInt(value).toString() : String(value);
}

function printLexeme({ text }: Lexeme): string {
  if (!/^[-+]?[0-9.][-+0-9.eE]*$/.test(text)) throw new Error('a lexeme to be written is no number');
  return text;
}

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);

const isMap = (value: JsonValue): value is JsonMap =>
  typeof value === 'object' && value !== null && !(value instanceof Lexeme) && !isList(value);

/** True for a list or map that holds something. */
export function isComposite(value: JsonValue): boolean {
  return isList(value) ? value.length > 0 : isMap(value) && Object.keys(value).length > 0;
}

/** The shape that a value has when nothing stands there to follow: maps in blocks, lists of plain values on one line. */
export function naturalShape(value: JsonValue): Shape {
  return isComposite(value) && !(isList(value) && !value.some(isComposite)) ? 'block' : 'line';
}

/**
 * Prints a value.
 *
 * @param indent what stands before the line the value begins on; the lines after it are indented by it and `style.unit`
 * @param shape of the value itself; what it holds has its natural shape in a block, and one line in one line
 */
export function printValue(value: JsonValue, style: Style, indent: string, shape: Shape): string {
  if (value instanceof Lexeme) return printLexeme(value);
  if (typeof value === 'string') return printString(value);
  if (typeof value === 'number') return printNumber(value);
  if (isList(value)) {
    if (value.length === 0) return '[]';
    return shape === 'line' ? inlineList(value, style) : blockList(value, style, indent);
  }
  if (!isMap(value)) return String(value);
  const members = Object.entries(value);
  if (members.length === 0) return '{}';
  return shape === 'line' ? inlineMap(members, style) : blockMap(members, style, indent);
}

/**
 * Prints a member: key, colon and value.
 *
 * @param indent what stands before the line of the key
 */
export function printMember(
  key: string,
  value: JsonValue,
  style: Style,
  indent: string,
  shape: Shape,
  colon = style.colon,
): string {
  const text = printValue(value, style, indent, shape);
  const ownLine = style.memberBrace === 'own' && text.startsWith('{') && text.includes('\n');
  return ownLine
    ? `${printString(key)}${colon.trimEnd()}${style.newline}${indent}${text}`
    : `${printString(key)}${colon}${text}`;
}

function inlineList(items: readonly JsonValue[], style: Style): string {
  const texts = items.map((item) => printValue(item, style, '', 'line'));
  return `[${style.listPad}${texts.join(style.inlineComma)}${style.listPad}]`;
}

function inlineMap(members: readonly [string, JsonValue][], style: Style): string {
  const texts = members.map(([key, value]) => printMember(key, value, style, '', 'line', style.inlineColon));
  return `{${style.mapPad}${texts.join(style.inlineComma)}${style.mapPad}}`;
}

function blockMap(members: readonly [string, JsonValue][], style: Style, indent: string): string {
  const inner = indent + style.unit;
  const lines = members.map(
    ([key, value]) => inner + printMember(key, value, style, inner, naturalShape(value)),
  );
  return `{${style.newline}${lines.join(`,${style.newline}`)}${style.newline}${indent}}`;
}

function blockList(items: readonly JsonValue[], style: Style, indent: string): string {
  if (style.listBrace === 'same' && items.every(isComposite)) {
    const texts = items.map((item) => printValue(item, style, indent, naturalShape(item)));
    return `[${style.listPad}${texts.join(', ')}${style.listPad}]`;
  }
  const inner = indent + style.unit;
  const lines = items.map((item) => inner + printValue(item, style, inner, naturalShape(item)));
  return `[${style.newline}${lines.join(`,${style.newline}`)}${style.newline}${indent}]`;
}
