// The inside of strings: what the escapes stand for, and what is wrong with them. Strings are bytes, one character each.

const simple: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/**
 * The bytes a string stands for. `\u00XX` is the one byte XX, not its UTF-8 form.
 * What Kea refuses is taken as well as it can be: an escape above `\u00ff` as UTF-8, a bad one as it is written.
 *
 * @param raw what stands between the quotes
 */
export function decodeString(raw: string): string {
  if (raw.indexOf('\\') === -1) return raw;
  return raw.replace(/\\(?:u([0-9A-Fa-f]{4})|([\s\S]))/g, (written, hex?: string, char?: string) => {
    if (hex !== undefined) return bytesOf(Number.parseInt(hex, 16));
    return simple[char ?? ''] ?? written;
  });
}

function bytesOf(code: number): string {
  const char = String.fromCharCode(code);
  return code <= 0xff ? char : Buffer.from(char, 'utf8').toString('latin1');
}

/** What is wrong with a string, in our words and in Kea's. */
export interface StringFault {
  readonly ours: string;
  readonly kea: string;
}

// One match per piece of a string: plain text, a good escape, or one of the four faults.
const pieces =
  /[^\x00-\x1f\\]+|\\["\\/bfnrt]|\\u00[0-9A-Fa-f]{2}|([\x00-\x1f])|(\\u[0-9A-Fa-f]{4})|(\\u)|(\\)/g;

/**
 * The first fault in the raw text of a string that is closed; undefined when there is none. Nothing of the text is
 * repeated: it may be a secret.
 *
 * @param raw what stands between the quotes
 */
export function faultOf(raw: string): StringFault | undefined {
  for (const [, control, wide, unicode, backslash] of raw.matchAll(pieces)) {
    if (control !== undefined) return controlFault(control);
    if (wide !== undefined) return wideFault;
    if (unicode !== undefined) return { ours: 'four hexadecimal digits must follow \\u', kea: 'Bad escape' };
    if (backslash !== undefined) return escapeFault;
  }
  return undefined;
}

const wideFault: StringFault = {
  ours: 'an escape above \\u00ff stands for no byte: write the character itself, in UTF-8',
  kea: 'Unsupported unicode escape',
};

const escapeFault: StringFault = {
  ours: 'a backslash stands before something that is no escape: a backslash itself is written \\\\',
  kea: 'Bad escape',
};

const lineEnd = { name: 'a line end', written: '\\n' };
const controls: Readonly<Record<string, { readonly name: string; readonly written: string }>> = {
  '\t': { name: 'a TAB', written: '\\t' },
  '\n': lineEnd,
  '\r': lineEnd,
};

function controlFault(control: string): StringFault {
  const code = control.charCodeAt(0).toString(16).padStart(2, '0');
  const { name, written } = controls[control] ?? {
    name: `the control character 0x${code}`,
    written: `\\u00${code}`,
  };
  return { ours: `${name} inside a string must be written ${written}`, kea: 'Invalid control' };
}
