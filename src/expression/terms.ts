// The single parts of an expression: constants, functions, options, fields of packets, parentheses.

import { compareVersions, formatVersion, version } from '../core/version.ts';
import {
  boolFunctions,
  deepSubOptions,
  type ExpressionFunction,
  expressionRanges,
  packetFields,
  stringFunctions,
  type Yield,
} from '../kea/expressions.ts';
import {
  isWord,
  only,
  type Reading,
  refuse,
  takeInteger,
  takeOneOf,
  takeWord,
  type Want,
} from './reading.ts';
import { Refused, type Token } from './types.ts';

/** Reads one part. */
export function readTerm(reading: Reading, want: Want): Yield {
  const token = reading.lexer.peek();
  switch (token.kind) {
    case 'integer':
      takeInteger(reading, expressionRanges.integer);
      return 'string';
    case 'text':
    case 'hex':
    case 'address':
      reading.lexer.take();
      return 'string';
    case 'word':
      return readWord(reading, token, want);
    default:
      throw refuse(token, [want === 'string' ? 'a value' : 'a value or a condition']);
  }
}

function readWord(reading: Reading, token: Token, want: Want): Yield {
  const part = parts[token.text];
  if (Object.hasOwn(parts, token.text) && part !== undefined) {
    reading.lexer.take();
    return part(reading, token, want);
  }
  const made = functionNamed(stringFunctions, token.text);
  if (made !== undefined) {
    reading.lexer.take();
    readArguments(reading, made);
    return 'string';
  }
  const asked = want === 'string' ? undefined : functionNamed(boolFunctions, token.text);
  if (asked === undefined) {
    throw refuse(token, [want === 'string' ? 'a value' : 'a value or a condition']);
  }
  reading.lexer.take();
  const texts = readArguments(reading, asked);
  judgeText(reading, token, texts[0]);
  return 'bool';
}

function functionNamed(
  functions: Readonly<Record<string, ExpressionFunction>>,
  name: string,
): ExpressionFunction | undefined {
  return Object.hasOwn(functions, name) ? functions[name] : undefined;
}

/** Reads the arguments with their parentheses; gives those that are constants in quotes. */
function readArguments(reading: Reading, { takes }: ExpressionFunction): readonly Token[] {
  const { lexer } = reading;
  const texts: Token[] = [];
  takeWord(reading, '(');
  takes.forEach((argument, index) => {
    if (index > 0) takeWord(reading, ',');
    if (argument === 'string') reading.expect('string');
    else if (argument === 'bool') {
      if (reading.expect('either') === 'string') throw refuse(lexer.peek(), ['"=="', '"+"']);
    } else if (argument === 'length' && isWord(lexer.peek(), 'all')) lexer.take();
    else if (argument === 'text') {
      const token = lexer.peek();
      if (token.kind !== 'text') throw refuse(token, ['a constant string']);
      texts.push(lexer.take());
    } else {
      takeInteger(reading, [-Infinity, Infinity], argument === 'length' ? ['"all"'] : []);
    }
  });
  takeWord(reading, ')');
  return texts;
}

/** The constant of `member` names a class, that of `match` is a regular expression. */
function judgeText({ references }: Reading, word: Token, constant: Token | undefined): void {
  if (constant === undefined) return;
  const { text: name, start, end } = constant;
  if (word.text === 'member') {
    references.push({ kind: 'class', name, start, end });
    return;
  }
  const fault = regularExpressionFault(name);
  if (fault !== undefined) {
    throw new Refused({ message: `the pattern is no regular expression: ${fault}`, start, end });
  }
}

/** Kea takes ECMAScript's regular expressions as C++ knows them; what JavaScript refuses, C++ refuses. */
function regularExpressionFault(pattern: string): string | undefined {
  try {
    new RegExp(pattern);
    return undefined;
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    const why = said.slice(said.lastIndexOf(': ') + 2);
    return `${why.charAt(0).toLowerCase()}${why.slice(1)}`;
  }
}

type Part = (reading: Reading, word: Token, want: Want) => Yield;

const parts: Readonly<Record<string, Part>> = {
  '('(reading, _, want) {
    const found = reading.expect(want);
    const next = reading.lexer.peek();
    if (!isWord(next, ')')) {
      throw refuse(next, found === 'string' ? ['")"', '"+"'] : ['")"', '"and"', '"or"']);
    }
    reading.lexer.take();
    return found;
  },
  option: (reading, _, want) => {
    takeOptionCode(reading);
    takeWord(reading, '.');
    return readOptionEnd(reading, want);
  },
  relay4(reading, word, want) {
    takeSubOption(reading);
    takeWord(reading, '.');
    const found = readForm(reading, want, []);
    only(reading, word, 'dhcp4');
    return found;
  },
  relay6(reading, word, want) {
    takeWord(reading, '[');
    only(reading, word, 'dhcp6');
    takeInteger(reading, expressionRanges.nest);
    takeWord(reading, ']');
    takeWord(reading, '.');
    if (takeOneOf(reading, ['option', ...packetFields.relay6]).text !== 'option') return 'string';
    takeSubOption(reading);
    takeWord(reading, '.');
    return readForm(reading, want, []);
  },
  pkt: (reading) => {
    takeWord(reading, '.');
    takeOneOf(reading, packetFields.pkt);
    return 'string';
  },
  pkt4: (reading, word) => {
    takeWord(reading, '.');
    takeOneOf(reading, packetFields.pkt4);
    only(reading, word, 'dhcp4');
    return 'string';
  },
  pkt6: (reading, word) => {
    takeWord(reading, '.');
    takeOneOf(reading, packetFields.pkt6);
    only(reading, word, 'dhcp6');
    return 'string';
  },
  vendor: (reading, _, want) => {
    if (!takeEnterprise(reading)) return 'string';
    const next = takeOneOf(reading, want === 'string' ? ['option'] : ['option', 'exists']);
    if (next.text === 'exists') return 'bool';
    takeSubOption(reading);
    takeWord(reading, '.');
    return readForm(reading, want, []);
  },
  'vendor-class': (reading, _, want) => {
    if (!takeEnterprise(reading)) return 'string';
    const next = takeOneOf(reading, want === 'string' ? ['data'] : ['data', 'exists']);
    if (next.text === 'exists') return 'bool';
    if (isWord(reading.lexer.peek(), '[')) {
      reading.lexer.take();
      takeInteger(reading, expressionRanges.chunk);
      takeWord(reading, ']');
    }
    return 'string';
  },
};

/** `.enterprise`, or `[number].`; true for the second. */
function takeEnterprise(reading: Reading): boolean {
  const { lexer } = reading;
  if (isWord(lexer.peek(), '.')) {
    lexer.take();
    takeWord(reading, 'enterprise');
    return false;
  }
  const open = lexer.peek();
  if (!isWord(open, '[')) throw refuse(open, ['"["', '"."']);
  lexer.take();
  if (isWord(lexer.peek(), '*')) lexer.take();
  else takeInteger(reading, expressionRanges.enterprise, ['"*"']);
  takeWord(reading, ']');
  takeWord(reading, '.');
  return true;
}

function takeOptionCode(reading: Reading): void {
  const { lexer, references, use } = reading;
  takeWord(reading, '[');
  const token = lexer.peek();
  if (token.kind === 'name') {
    lexer.take();
    references.push({ kind: 'option', name: token.text, start: token.start, end: token.end });
  } else {
    takeInteger(reading, expressionRanges.option[use.universe], ['the name of an option']);
  }
  takeWord(reading, ']');
}

function takeSubOption(reading: Reading): void {
  takeWord(reading, '[');
  takeInteger(reading, expressionRanges.option[reading.use.universe]);
  takeWord(reading, ']');
}

/** What follows `option[…].`: its form, or sub-options. */
function readOptionEnd(reading: Reading, want: Want): Yield {
  const { lexer, use } = reading;
  const deep = compareVersions(use.kea, version(deepSubOptions)) >= 0;
  let level = 0;
  for (; isWord(lexer.peek(), 'option'); level++) {
    const { start, end } = lexer.take();
    if (level > 0 && !deep) {
      const message = `sub-options of sub-options were added in Kea ${deepSubOptions}, the target is ${formatVersion(use.kea)}`;
      throw new Refused({ message, start, end });
    }
    takeSubOption(reading);
    takeWord(reading, '.');
  }
  return readForm(reading, want, level === 0 || deep ? ['option'] : []);
}

/** `text` and `hex` are bytes, `exists` is a question. */
function readForm(reading: Reading, want: Want, more: readonly string[]): Yield {
  const forms = want === 'string' ? ['text', 'hex'] : ['text', 'hex', 'exists'];
  const token = reading.lexer.peek();
  if (token.kind !== 'word' || !forms.includes(token.text)) {
    throw refuse(
      token,
      [...forms, ...more].map((word) => `"${word}"`),
    );
  }
  reading.lexer.take();
  return token.text === 'exists' ? 'bool' : 'string';
}
