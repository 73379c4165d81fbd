// The last door before text leaves: each kind of reader has characters that it would obey instead of showing them.
// Nothing from a user's file may move a cursor, close a tag, end a code fence or become a workflow command.

/**
 * Controls, invisible formatting (bidirectional overrides among it), line and paragraph separators, the byte order
 * mark, tag characters, and surrogates without a partner.
 */
const hidden =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]|[\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function shown(char: string): string {
  const known = short[char];
  if (known !== undefined) return known;
  const code = char.codePointAt(0) ?? 0;
  if (code <= 0xff) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${code.toString(16).padStart(4, '0')}` : `\\u{${code.toString(16)}}`;
}

/** One line of text in which every control and invisible character is shown as an escape such as `\x1b` or `\n`. */
export function visible(text: string): string {
  return text.replace(hidden, shown);
}

/** Several lines: line feeds and tabs stay, everything else as in {@link visible}. */
export function visibleLines(text: string): string {
  return text.replace(hidden, (char) => (char === '\n' || char === '\t' ? char : shown(char)));
}

/**
 * Plain prose for Markdown: nothing in it makes markup, a link, a mention or an HTML tag. Characters that mean
 * something only in certain places (list marks, references such as #12, addresses, emoji such as :x:) are escaped only
 * there, so that the raw text stays readable.
 */
export function markdownText(text: string): string {
  return visible(text)
    .trim()
    .replace(/[\\`*_[\]<>|~&$@]|#(?=\S)|:(?=\S)|^[-+#]|(?<=^\d+)[.)]|(?<=\bwww)\./gi, (char) =>
      char === '@' ? '&#64;' : `\\${char}`,
    );
}

/**
 * A code span for Markdown, also inside a table cell: the fence is longer than any run of backticks in it.
 * Empty text gives an empty string, since there is no empty code span.
 */
export function markdownCode(text: string): string {
  const plain = visible(text);
  if (plain.trim() === '') return '';
  const fence = '`'.repeat(longestRun(plain, '`') + 1);
  const pad = /^[` ]|[` ]$/.test(plain) ? ' ' : '';
  return `${fence}${pad}${plain}${pad}${fence}`;
}

/** Text of a table cell that is Markdown already: a bar would end the cell, even inside a code span. */
export function markdownCell(markdown: string): string {
  return markdown.replace(/\\*\|/g, (run) => (run.length % 2 === 0 ? run : `${run.slice(0, -1)}\\|`));
}

/** A fenced block of code for Markdown. */
export function markdownBlock(text: string, language: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text, '`') + 1));
  return `${fence}${language}\n${visibleLines(text).replace(/\n$/, '')}\n${fence}`;
}

function longestRun(text: string, char: string): number {
  let longest = 0;
  let run = 0;
  for (const at of text) {
    run = at === char ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  return longest;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text or an attribute's value for XML 1.0; characters that no XML document may hold are shown as escapes. */
export function xmlText(text: string): string {
  return visible(text).replace(/[&<>"']/g, (char) => entities[char] ?? char);
}

/** The message of a GitHub workflow command. Line feeds stay line feeds for the reader. */
export function githubData(text: string): string {
  return visibleLines(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** A property's value of a GitHub workflow command. */
export function githubProperty(text: string): string {
  return githubData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
