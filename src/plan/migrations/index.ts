// All migrations in the order in which they are carried out. Later ones rely on what earlier ones made of the files.

import { migrationOf } from '../keyword-table.ts';
import type { Migration } from '../migration.ts';
import { isInPart, type PlanPart } from '../part.ts';
import agentShapedSockets from './agent-shaped-sockets.ts';
import backendHooks from './backend-hooks.ts';
import directListeners from './direct-listeners.ts';
import keactrl from './keactrl.ts';
import { socketRows } from './keywords.ts';
import legalLogHookOrder from './legal-log-hook-order.ts';
import netconf from './netconf.ts';
import partnerCredentials from './partner-credentials.ts';
import rbacHook from './rbac-hook.ts';
import secureListeners from './secure-listeners.ts';
import socketDirectory from './socket-directory.ts';
import standardOptions from './standard-options.ts';
import tsigSecrets from './tsig-secrets.ts';
import { upgradeMigrations } from './upgrade.ts';

/** The control channel: who listens where, and who may speak there. */
const agentMigrations: readonly Migration[] = [
  agentShapedSockets,
  ...socketRows.map(migrationOf),
  socketDirectory,
  directListeners,
  rbacHook,
  secureListeners,
  partnerCredentials,
  netconf,
  keactrl,
];

/** Everything else that a newer Kea asks for. */
const otherMigrations: readonly Migration[] = [
  standardOptions,
  ...upgradeMigrations,
  backendHooks,
  legalLogHookOrder,
  tsigSecrets,
];

/** The migrations of a run, in order; fixes of findings come before all of these. */
export function migrationsOf(only: PlanPart | undefined): readonly Migration[] {
  return [
    ...(isInPart(only, () => 'agent') ? agentMigrations : []),
    ...(isInPart(only, () => 'upgrade') ? otherMigrations : []),
  ];
}
