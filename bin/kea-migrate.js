#!/usr/bin/env node
import { main, nodeIo, nodeTerminal } from '../dist/bin/main.js';

process.exitCode = await main(process.argv.slice(2), nodeIo, nodeTerminal);
