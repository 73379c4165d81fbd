// The library's face: the stages, the types they speak, and the two doors to the world.

export type { RuleBug } from './check/check.ts';
export { explainRule, ruleIds } from './check/explain.ts';
export { findConfiguration, readConfiguration } from './configuration.ts';
export type { Change, Edit, Fix, JsonValue, NewFile, Safety } from './core/change.ts';
export { compareDiagnostics, type Diagnostic, type Related, ruleUrl } from './core/diagnostic.ts';
export { RefusedError, UsageError } from './core/errors.ts';
export { ExitCode, exitMeaning } from './core/exit.ts';
export { type FileStat, type Io, IoError } from './core/io.ts';
export { memoryIo } from './core/memory-io.ts';
export type { Severity } from './core/severity.ts';
export type { Skipped } from './core/skipped.ts';
export { type Location, type Position, positionOf, type Source, type Span, utf8 } from './core/source.ts';
export type { Installation, UnclearGroup } from './installation/types.ts';
export type { DaemonKind, ServerKind } from './kea/daemons.ts';
export type { Platform } from './kea/directories.ts';
export type { TargetName } from './kea/versions.ts';
export { nodeIo } from './node-io.ts';
export type { CredentialsMode, Listen, RuleLevel, Settings } from './options.ts';
export type * from './plan/types.ts';
export { apply, type PlanOptions, plan } from './planning.ts';
export { formatNames } from './report/formats.ts';
export type { GraphKind } from './report/graph/kinds.ts';
export type { Outcome, Report, Reporter, Style } from './report/types.ts';
export type { KeaChange } from './run/changes/catalogue.ts';
export type { Explanation, ExplanationBetween } from './run/changes/explain.ts';
export { explanation, explanationBetween } from './run/changes/library.ts';
export { channelsOf, draw } from './run/draw.ts';
export {
  type Checked,
  check,
  format,
  type Loaded,
  type LoadOptions,
  load,
  loadAndCheck,
  reportOf,
} from './stages.ts';
export { toolName, toolVersion } from './tool.ts';
export { type Verdict, verify } from './verify.ts';
export { type UndoReport, undo } from './write/undo.ts';
