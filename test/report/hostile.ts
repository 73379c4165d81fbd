// Texts that try to be more than text, and reports full of them.

import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { latin1, type Source } from '../../src/core/source.ts';
import type { Channel, InstallationPlan, Link } from '../../src/plan/types.ts';
import type { Report } from '../../src/report/types.ts';
import { officePlan, planFor, reportOf } from './samples.ts';

/** Each tries to break one kind of reader. */
export const hostileTexts: readonly string[] = [
  'plain',
  '"quoted" and \'quoted\'',
  ']]> <!-- & </testcase> &amp; <script>alert(1)</script>',
  '100% %0A::error file=x::forged',
  '::set-output name=x::y\n::error::forged',
  'line one\nline two\r\nline three\u2028line four',
  '\u001b[2J\u001b]0;title\u0007\u009b31m red \u0000',
  '\u202eevil\u202c \u200bhidden\ufeff',
  '| cell | `code` ``` fence\n```\n# heading',
  '@everyone #1 [link](http://example.org) ![x](y) <b>',
  '*bold* _it_ ~~no~~ $x$ :smile: www.example.org',
  'lone \ud800 surrogate \udc00 and \ufffe',
  '\\ back \\n slash \\',
  'emoji 👩‍👩‍👧 wide 漢字 combining e\u0301',
  '',
];

/** A file with controls, broken UTF-8, CRLF, tabs and a very long line. */
export const hostileSource: Source = {
  path: 'etc/\u001b[31mkea/a,b:c%|`.conf',
  text: `{\r\n\t"Dhcp4": "\u001b[2J\xff\xfe${latin1('é漢')}",\r\n"password": "hunter2-hunter2",\r\n"x": "${'y'.repeat(3000)}",\r\n"pasward": "hunter2", // login admin:hunter2\r\n"attributes": [ { "type": 2, "data": "hunter2" } ]\r\n}`,
};

/** A finding with a given text wherever text can stand. */
export function hostileFinding(text: string, start = 12, end = 20): Diagnostic {
  return {
    rule: 'some-rule',
    severity: 'error',
    message: text,
    at: { source: hostileSource, start, end },
    related: [{ message: text, at: { source: hostileSource, start: end, end: start + 40 } }],
    fix: { title: text, safety: 'unsafe', changes: [] },
  };
}

/** A report with the given text wherever text can stand. */
export function hostileReport(text: string): Report {
  const plan: InstallationPlan = officePlan({
    name: text,
    notes: [text],
    decisions: [
      { id: 'x', question: text, why: text, choices: [text], at: hostileFinding(text).at, blocking: true },
    ],
    proof: [{ id: 'x', claim: text, holds: false, detail: text }],
    runBook: [{ phase: 'prepare', text, commands: [text] }],
    clients: [{ server: 'dhcp4', from: text, to: text, remark: text }],
    files: [
      {
        before: hostileSource,
        after: hostileSource.text.replace('hunter2-hunter2', 'hunter3-hunter3').replace('Dhcp4', 'Dhcp6'),
        reasons: [text],
      },
    ],
    remaining: [hostileFinding(text)],
  });
  return reportOf({
    diagnostics: [hostileFinding(text), hostileFinding(text, 0, 0), hostileFinding(text, 60, 70)],
    plan: planFor(plan),
    skipped: [{ path: hostileSource.path, reason: text, incomplete: true }],
    remarks: [text],
    outcome: { action: 'refused', files: [text], created: [text], detail: text, undo: text },
    words: [text],
  });
}

/** A report about the lines with secrets that no well-spelt key tells. */
export function secretReport(): Report {
  return reportOf({
    diagnostics: ['"pasward"', '"attributes"'].map((key) => {
      const start = hostileSource.text.indexOf(key);
      return hostileFinding('m', start, start + key.length);
    }),
  });
}

/** A channel in which a text stands wherever a text can stand. */
export function hostileChannel(text: string): Channel {
  const [first] = officePlan().channel.before;
  if (first === undefined) throw new Error('no link');
  const over = { ...first.over, address: text };
  const fault = { kind: 'elsewhere', opens: text } as const;
  const before: readonly Link[] = [
    { ...first, over },
    { from: 'agent', to: 'dhcp4', over: { ...over, owner: 'dhcp4', transport: 'unix' }, fault },
  ];
  return { name: text, before, after: [] };
}

/** Whatever no output may hold, in any form: secrets and contents of files to create. */
export const secretTexts: readonly string[] = [
  'hunter2',
  'hunter3',
  'correct horse battery',
  'TOP-SECRET-CONTENT',
];

/** Control characters, and those that reorder or hide text; line feeds and tabs are fine. */
export const rawControls =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;
