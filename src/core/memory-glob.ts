// Glob patterns for memory-io: the part of fast-glob's language that Kea trees need.

/**
 * A test for paths relative to the searched directory. Knows `**`, `*`, `?`, `[…]`, `{a,b}` and leading `!`; dots are
 * not special.
 */
export function globMatcher(patterns: readonly string[]): (path: string) => boolean {
  const wanted = patterns.filter((pattern) => !pattern.startsWith('!')).map(regexOf);
  const unwanted = patterns
    .filter((pattern) => pattern.startsWith('!'))
    .map((pattern) => regexOf(pattern.slice(1)));
  return (path) => wanted.some((regex) => regex.test(path)) && !unwanted.some((regex) => regex.test(path));
}

const token = /\*\*\/|\*\*|\*|\?|\[[^\]]+\]|[{},]|[^*?[\]{},]+|./gs;

function regexOf(pattern: string): RegExp {
  let depth = 0;
  const parts = (pattern.replace(/^\.\//, '').match(token) ?? []).map((part) => {
    if (part === '**/') return '(?:.*/)?';
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    if (part === '?') return '[^/]';
    if (part === '{') {
      depth += 1;
      return '(?:';
    }
    if (part === '}' && depth > 0) {
      depth -= 1;
      return ')';
    }
    if (part === ',' && depth > 0) return '|';
    if (part.startsWith('[') && part.length > 1) return part.replace(/^\[!/, '[^');
    return part.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`, 's');
}
