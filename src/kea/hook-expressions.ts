// Which parameters of hook libraries are expressions. `*` stands for every item of a list.
// Sources: src/hooks/dhcp/*/ of Kea 3.0, and the manual's chapters on the libraries.

import type { Yield } from './expressions.ts';

export interface HookExpression {
  /** The way from `parameters` to the string. */
  readonly path: readonly string[];
  readonly yields: Yield;
  /** The library takes an empty string as "none". */
  readonly mayBeEmpty?: boolean;
  /** First version whose library knows the parameter; an older one passes over it. */
  readonly since?: string;
}

function string(...path: readonly string[]): HookExpression {
  return { path, yields: 'string' };
}

function emptyOr(...path: readonly string[]): HookExpression {
  return { path, yields: 'string', mayBeEmpty: true };
}

/** By file name of the library. */
export const hookExpressions: Readonly<Record<string, readonly HookExpression[]>> = {
  'libdhcp_flex_id.so': [emptyOr('identifier-expression')],
  'libdhcp_flex_option.so': [
    string('options', '*', 'add'),
    string('options', '*', 'supersede'),
    { path: ['options', '*', 'remove'], yields: 'bool' },
    string('options', '*', 'sub-options', '*', 'add'),
    string('options', '*', 'sub-options', '*', 'supersede'),
    { path: ['options', '*', 'sub-options', '*', 'remove'], yields: 'bool' },
  ],
  'libdhcp_ddns_tuning.so': [emptyOr('hostname-expr')],
  'libdhcp_legal_log.so': [emptyOr('request-parser-format'), emptyOr('response-parser-format')],
  'libdhcp_lease_cmds.so': [{ ...string('binding-variables', '*', 'expression'), since: '2.7.7' }],
  'libdhcp_radius.so': [
    string('access', 'attributes', '*', 'expr'),
    string('accounting', 'attributes', '*', 'expr'),
  ],
};
