/** A place that Kea named, with what it said about it. */
export interface KeaMessage {
  /** The file as Kea names it: the argument of `-t`, or the name in an include directive. Absent when Kea names no place. */
  readonly file?: string;
  /** 1-based. */
  readonly line?: number;
  /** 1-based, in bytes. */
  readonly column?: number;
  /** Last column of the range, when Kea gives one and it is on the same line. */
  readonly endColumn?: number;
  /** The place of the first of two duplicate keys, as Kea writes it. */
  readonly previous?: string;
  /** What is wrong, without the place. One character per byte. */
  readonly message: string;
}

/** A line of Kea's log. */
interface LogLine {
  readonly severity: string;
  /** Message identifier, such as `DHCP4_PARSER_FAIL`. */
  readonly id: string;
  readonly text: string;
}

// 2024-01-31 12:00:00.123 ERROR [kea-dhcp4.dhcp4/123.140] DHCP4_PARSER_FAIL text
const LOG_LINE = /^\d{4}-\d\d-\d\d [\d:.]+ +(\w+) +\[[^\]]*\] ([A-Z0-9_]+) ?(.*)$/;
const VERDICT = /^(?:Syntax check failed with|Error encountered): /m;

// A file name here never holds a colon and a blank, so that no colon in a sentence is taken for a place.
const GRAMMAR_PLACE = /^((?:(?!: ).)+?):(\d+)\.(\d+)(?:-(?:(\d+)\.)?(\d+))?(?: \(near \d+\))?: /s;
const DUPLICATE_PLACE = /^((?:(?!: ).)+?):(\d+):(\d+): /s;
const DUPLICATE_PREVIOUS = / \(previous at (.+:\d+:\d+)\)$/s;
const MEANING_PLACE = / \(([^()]+):(\d+):(\d+)\)/;

function withPrevious(text: string): Pick<KeaMessage, 'message' | 'previous'> {
  const previous = DUPLICATE_PREVIOUS.exec(text)?.[1];
  return previous === undefined
    ? { message: text }
    : { message: text.replace(DUPLICATE_PREVIOUS, ''), previous };
}

/** Take a message of Kea's apart into place and text. */
export function parseMessage(text: string): KeaMessage {
  const grammar = GRAMMAR_PLACE.exec(text);
  if (grammar) {
    const [all, file = '', line, column, endLine, endColumn] = grammar;
    const sameLine = endColumn !== undefined && endLine === undefined;
    return {
      file,
      line: Number(line),
      column: Number(column),
      ...(sameLine ? { endColumn: Number(endColumn) } : {}),
      ...withPrevious(text.slice(all.length)),
    };
  }
  const duplicate = DUPLICATE_PLACE.exec(text);
  if (duplicate) {
    const [all, file = '', line, column] = duplicate;
    return { file, line: Number(line), column: Number(column), ...withPrevious(text.slice(all.length)) };
  }
  const meaning = MEANING_PLACE.exec(text);
  if (meaning) {
    const [all, file = '', line, column] = meaning;
    // Kea uses 0:0 for values that were not read from a file, such as defaults.
    const place = line === '0' ? {} : { file, line: Number(line), column: Number(column) };
    return { ...place, message: text.replace(all, '') };
  }
  return { message: text };
}

/** The log lines in a server's output. */
function logLines(output: string): LogLine[] {
  const lines: LogLine[] = [];
  for (const line of output.split('\n')) {
    const found = LOG_LINE.exec(line);
    if (found) lines.push({ severity: found[1] ?? '', id: found[2] ?? '', text: found[3] ?? '' });
  }
  return lines;
}

/**
 * Why Kea refused, from the output of `-t`. Kea stops at the first error, so there is one, and it is Kea's last word: everything
 * after the verdict's prefix, line feeds included, since it quotes strings as they are.
 */
export function refusals(output: string): KeaMessage[] {
  const verdict = VERDICT.exec(output);
  if (verdict) {
    const text = output.slice(verdict.index + verdict[0].length).replace(/\n$/, '');
    return [parseMessage(text)];
  }
  return logLines(output)
    .filter((line) => line.severity === 'ERROR' || line.severity === 'FATAL')
    .map((line) => parseMessage(line.text));
}

/** What Kea warned about in the syntax of a file: commas too many and the like. */
export function syntaxWarnings(output: string): KeaMessage[] {
  return logLines(output)
    .filter((line) => line.id.endsWith('_CONFIG_SYNTAX_WARNING'))
    .map((line) => parseMessage(line.text.replace(/^.*?configuration syntax warning: /, '')));
}
