#!/usr/bin/env node
import { main } from '../dist/cli.js';
import { nodeIo, nodeTerminal } from '../dist/node-io.js';

process.exitCode = await main(process.argv.slice(2), nodeIo, nodeTerminal);
