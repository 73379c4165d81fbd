// What the program is made of: the build puts this and all it needs into few files, so that it starts fast.

export { main } from './cli.ts';
export { nodeIo } from './node-io.ts';
export { nodeTerminal } from './node-terminal.ts';
