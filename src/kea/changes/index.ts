// Everything that upgrades of Kea from 1.6 to 3.3 make of a configuration, theme by theme.

import { agent } from './agent.ts';
import { classes } from './classes.ts';
import { controlSockets } from './control-sockets.ts';
import { databases } from './databases.ts';
import { ddnsAndLogging } from './ddns-and-logging.ts';
import { defaults } from './defaults.ts';
import { highAvailability } from './high-availability.ts';
import { hooks } from './hooks.ts';
import { netconf } from './netconf.ts';
import { numbersAndJson } from './numbers-and-json.ts';
import { options } from './options.ts';
import { paths } from './paths.ts';
import { reservations } from './reservations.ts';
import { subnets } from './subnets.ts';
import type { ChangeTheme } from './types.ts';

export const changeThemes: readonly ChangeTheme[] = [
  numbersAndJson,
  agent,
  controlSockets,
  paths,
  subnets,
  reservations,
  classes,
  ddnsAndLogging,
  options,
  databases,
  hooks,
  highAvailability,
  defaults,
  netconf,
];
