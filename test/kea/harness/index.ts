/** Real Kea servers for tests: see `harness.test.ts` for how it is used. */

export { makeCertificates, type Pki } from './certificates.ts';
export { closeEverything, closeLater } from './cleanup.ts';
export { type Answer, type Command, type CommandOptions, command, type Reply, replies } from './command.ts';
export { type ConfigTestOptions, type ConfigTestResult, configTest, configTests } from './config-test.ts';
export { NotStarted, type RunningDaemon, type StartOptions, startDaemon } from './daemon.ts';
export { type Host, type HostOptions, hostsUnavailable, openHost, twoHosts } from './host.ts';
export { DAEMONS, type Daemon, DEBIAN_HOOKS, installedKeas, KEA_HOME, type Kea, keaOf } from './installed.ts';
export { type NeutralHost, type NeutralOptions, neutralHost } from './neutral.ts';
export { type KeaMessage, parseMessage, refusals, syntaxWarnings } from './output.ts';
export { freePort } from './ports.ts';
export { inParallel, must, run, until } from './process.ts';
export { type Sandbox, sandbox, temporaryDirectory } from './sandbox.ts';
