// What can be wrong with a file before it means anything: ids, titles and reasons, as data. `check/` makes rule pages of it.

import type { Severity } from '../core/severity.ts';

export interface ProblemRuleInfo {
  readonly id: string;
  /** One line, lower case: what the rule finds. */
  readonly title: string;
  /** What Kea does with it, and since when. Markdown. */
  readonly why: string;
  /** Where in Kea's sources it shows. */
  readonly source: string;
  /** The usual severity; a version that behaves otherwise gives another. */
  readonly severity: Severity;
}

/** The problems of the document layer, in the order of the rule list. */
export const problemRules = [
  {
    id: 'syntax-error',
    title: "the file breaks the grammar of Kea's JSON",
    why: `A missing comma, colon, quote or brace, a stray character, or text before or after the one top-level map. Kea reads no
further than the first of these and refuses the file; this tool goes on and shows them all.`,
    source: 'src/bin/dhcp4/dhcp4_parser.yy, dhcp4_lexer.ll',
    severity: 'error',
  },
  {
    id: 'json-invalid-string',
    title: 'a string holds a control character or an escape that Kea refuses',
    why: `Strings are bytes to Kea. Bytes below 0x20, a TAB or the end of the line included, must be written as escapes. Of the
escapes only \`\\" \\\\ \\/ \\b \\f \\n \\r \\t\` and \`\\u0000\` to \`\\u00ff\` exist, the last ones standing for one byte each; characters beyond
are written as they are, in UTF-8.`,
    source: 'src/bin/dhcp4/dhcp4_lexer.ll: JSONString and the rules behind it',
    severity: 'error',
  },
  {
    id: 'json-invalid-number',
    title: 'a number is out of range or incomplete',
    why: `Integers must fit into 64 bits and floating point numbers into a double; \`-\`, \`.\` or \`e5\` are numbers to Kea's lexer, and
then cannot be converted.`,
    source: 'src/bin/dhcp4/dhcp4_lexer.ll: int and floating point rules',
    severity: 'error',
  },
  {
    id: 'json-literal-case',
    title: 'true, false or null is not written in lower case',
    why: 'Kea takes `true`, `false` and `null` in lower case only: "JSON true reserved keyword is lower case only".',
    source: 'src/bin/dhcp4/dhcp4_lexer.ll: (?i:true)',
    severity: 'error',
  },
  {
    id: 'json-byte-order-mark',
    title: 'a file begins with a byte order mark',
    why: `Some editors put three invisible bytes (EF BB BF) in front of a text in UTF-8. Kea refuses the file with
"Invalid character". The same holds for included files.`,
    source: 'src/bin/dhcp4/dhcp4_lexer.ll: <*>.',
    severity: 'error',
  },
  {
    id: 'json-trailing-comma',
    title: 'a comma too many',
    why: `Before 2.1.2 Kea refused it. Since then it warns: "Extraneous comma. A piece of configuration may have been omitted."
The command channel (config-set) still refuses it. A comma in front of the first item is an error in every version.`,
    source: 'ChangeLog 1972',
    severity: 'warning',
  },
  {
    id: 'json-duplicate-key',
    title: 'a key stands twice in one map',
    why: `Kea refuses the file since 1.9.0. Before, the last one silently won, so an old file that worked may hold a value
nobody meant; the command channel still lets the last one win.`,
    source: 'ChangeLog 1802; src/bin/dhcp4/parser_context.cc',
    severity: 'error',
  },
  {
    id: 'json-leading-zeros',
    title: 'a number is written with leading zeros',
    why: `Kea reads \`0600\` as the decimal number 600, never as octal. Since 3.1.9 it warns ("leading zeros in integers will be
deprecated"), and the command channel refuses such numbers.`,
    source: 'ChangeLog 2465, 2475',
    severity: 'warning',
  },
  {
    id: 'json-leading-plus',
    title: 'a number is written with a plus sign',
    why: `Up to 3.1.8 a plus sign makes a floating point number, which only free JSON (user contexts, hook parameters) takes. Since
3.1.9 it is refused everywhere: "Deprecated plus sign in +100 number."`,
    source: 'ChangeLog 2465, 2475',
    severity: 'error',
  },
  {
    id: 'include-not-found',
    title: 'an included file cannot be read',
    why: `Kea opens \`<?include "name"?>\` relative to the directory it was started in, not to the file that holds the line, and refuses
the configuration when it cannot.`,
    source: 'src/bin/dhcp4/dhcp4_lexer.ll: includeFile',
    severity: 'error',
  },
  {
    id: 'include-too-deep',
    title: 'included files include each other too deep, or in a circle',
    why: 'Eleven levels of included files are read; the twelfth is refused: "Too many nested include." A file that includes itself ends the same way.',
    source: 'src/bin/dhcp4/dhcp4_lexer.ll: includeFile',
    severity: 'error',
  },
  {
    id: 'configuration-too-large',
    title: 'a configuration is larger than this tool reads',
    why: `Kea itself has no such limits, only the memory of the machine. Files that include others many times over can add up to
more than any machine holds. This tool stops at 256 MiB of included text, 67 million values or 8 million different keys
in one configuration.`,
    source: 'limits of this tool',
    severity: 'error',
  },
] as const satisfies readonly ProblemRuleInfo[];

/** Ids of the problems that a parse can find. */
export type ProblemRule = (typeof problemRules)[number]['id'];
