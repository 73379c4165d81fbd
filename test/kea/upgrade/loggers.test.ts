// A main logger without output: what real Kea logs once its configuration is loaded, as it is and with the fix.

import { expect, it } from 'vitest';
import { keaOf, neutralHost, startDaemon } from '../harness/index.ts';
import { fixOf } from './fix-of.ts';

const file = `{ "Dhcp4": { "loggers": [ { "name": "kea-dhcp4", "severity": "INFO" } ] } }`;

/** How many lines follow the one that says that the configuration is complete. */
async function linesAfterLoading(series: '2.2' | '2.6' | '3.0', text: string): Promise<number> {
  const kea = keaOf(series);
  const { host, env } = await neutralHost({ kea, files: { '/etc/kea/kea-dhcp4.conf': text } });
  const running = await startDaemon({
    kea,
    daemon: 'kea-dhcp4',
    host,
    env,
    config: '/etc/kea/kea-dhcp4.conf',
    logged: /DHCP4_STARTING/,
  });
  await running.waitForLog(/DHCP4_STARTED/, 4000);
  const lines = running.log().split('\n');
  await running.stop();
  return lines.filter((line) => /DHCP4_STARTED|DHCP4_CONFIG_COMPLETE/.test(line)).length;
}

it.each(['2.6', '3.0'] as const)('%s falls silent, and logs on with the fix', async (series) => {
  expect(await linesAfterLoading(series, file)).toBe(0);
  expect(
    await linesAfterLoading(series, fixOf('logger-root-without-output', { 'kea-dhcp4.conf': file })),
  ).toBeGreaterThan(0);
});

it('2.2 logs on', async () => {
  expect(await linesAfterLoading('2.2', file)).toBeGreaterThan(0);
});
