// Random documents in random layouts: all comment forms, stray blanks, commas at either end of a line.

import fc from 'fast-check';

export type Plain = string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain };

const scalar = fc.oneof(
  fc.integer({ min: 0, max: 99 }),
  fc.boolean(),
  fc.constantFrom('x', '/run/kea/a', 'a "b" // c', '# d', ''),
);

const keys = ['a', 'b', 'c', 'd', 'e', 'socket-type', 'socket-name', 'user-context'];

const { value } = fc.letrec<{ value: Plain; map: Plain; list: Plain }>((tie) => ({
  value: fc.oneof({ depthSize: 'small', withCrossShrink: true }, scalar, tie('map'), tie('list')),
  map: fc.dictionary(fc.constantFrom(...keys), tie('value'), { maxKeys: 5 }),
  list: fc.array(tie('value'), { maxLength: 4 }),
}));

export const rootValue: fc.Arbitrary<Plain> = fc.dictionary(fc.constantFrom(...keys), value, {
  minKeys: 1,
  maxKeys: 6,
});

export const anyValue: fc.Arbitrary<Plain> = value;

/** Choices that a layout is made of: the same choices give the same layout. */
export const choices = fc.array(fc.nat(999), { minLength: 1, maxLength: 60 });

export type Habit = 'tidy' | 'wild';

/** Prints a value in a random layout. Every comment has a number of its own. */
export function printRandom(
  value: Plain,
  list: readonly number[],
  habit: Habit,
  trailingCommas: boolean,
): string {
  let next = 0;
  let comments = 0;
  const choose = (most: number): number => {
    next += 1;
    return ((list[next % list.length] ?? 0) + Math.floor(next / list.length) * 7) % most;
  };
  const newline = choose(4) === 0 ? '\r\n' : '\n';
  const unit = ['  ', '    ', '\t'][choose(3)] ?? ' ';
  const comment = (): string => {
    comments += 1;
    return (
      [
        `// c${comments}${newline}`,
        `# c${comments}${newline}`,
        `/* c${comments} */`,
        `/* c${comments}\n   more */`,
      ][choose(4)] ?? ''
    );
  };
  const gap = (): string => {
    let text = '';
    for (let count = choose(4); count > 0; count -= 1) {
      const pick = choose(12);
      if (pick < 5) text += ' ';
      else if (pick < 8) text += newline + unit.repeat(choose(3));
      else if (pick < 9) text += '\t';
      else if (pick < 11) text += comment();
    }
    return text;
  };
  const comma = (isLast: boolean): string => {
    if (!isLast) return trailingCommas && choose(9) === 0 ? `,${gap()},` : ',';
    return trailingCommas && choose(3) === 0 ? ',' : '';
  };
  const wild = (node: Plain): string => {
    if (typeof node !== 'object') return JSON.stringify(node);
    const isList = Array.isArray(node);
    const texts = Object.entries(node).map(([key, inner], index, all) => {
      const text = isList ? wild(inner) : `${JSON.stringify(key)}${gap()}:${gap()}${wild(inner)}`;
      return `${gap()}${text}${gap()}${comma(index === all.length - 1)}`;
    });
    return `${isList ? '[' : '{'}${texts.join('')}${gap()}${isList ? ']' : '}'}`;
  };
  const colon = [': ', ':', ' : '][choose(3)] ?? ': ';
  const pad = [' ', ''][choose(2)] ?? ' ';
  const leading = choose(5) === 0;
  const lineComment = (): string => {
    comments += 1;
    return `${['//', '#'][choose(2)] ?? '#'} c${comments}`;
  };
  const tidy = (node: Plain, indent: string): string => {
    if (typeof node !== 'object') return JSON.stringify(node);
    const isList = Array.isArray(node);
    const [open, close] = isList ? ['[', ']'] : ['{', '}'];
    const entries = Object.entries(node);
    if (entries.length === 0) return choose(2) === 0 ? `${open}${close}` : `${open}${pad}${close}`;
    const member = (key: string, inner: Plain, to: string): string =>
      isList ? tidy(inner, to) : `${JSON.stringify(key)}${colon}${tidy(inner, to)}`;
    const flat = entries.every(([, inner]) => typeof inner !== 'object');
    if (flat && choose(3) > 0) {
      return `${open}${pad}${entries.map(([key, inner]) => member(key, inner, indent)).join(', ')}${pad}${close}`;
    }
    if (isList && entries.every(([, inner]) => typeof inner === 'object') && choose(3) === 0) {
      return `${open}${pad}${entries.map(([key, inner]) => member(key, inner, indent)).join(', ')}${pad}${close}`;
    }
    const inner = indent + unit;
    const lines = entries.map(([key, item], index) => {
      const isLast = index === entries.length - 1;
      const above = choose(5) === 0 ? `${inner}${lineComment()}${newline}` : '';
      const blank = index > 0 && choose(5) === 0 ? newline : '';
      const behind = choose(4) === 0 ? ` ${lineComment()}` : '';
      const before = leading && index > 0 ? `${inner.slice(2)}, ` : inner;
      return `${blank}${above}${before}${member(key, item, inner)}${leading ? '' : comma(isLast)}${behind}${newline}`;
    });
    const dangling = choose(8) === 0 ? `${inner}${lineComment()}${newline}` : '';
    return `${open}${newline}${lines.join('')}${dangling}${indent}${close}`;
  };
  return habit === 'wild' ? `${gap()}${wild(value)}${gap()}` : `${tidy(value, '')}${newline}`;
}
