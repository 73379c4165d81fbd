// Files of a host that are not Kea's and speak of its Control Agent: which there are, and how their comments look.
// Facts only; installation/mentions.ts reads them.

/** What a neighbour is. */
export type NeighbourKind =
  | 'unit'
  | 'compose'
  | 'image'
  | 'supervisor'
  | 'proxy'
  | 'monitoring'
  | 'schedule'
  | 'script'
  | 'inventory';

export interface NeighbourFacts {
  readonly kind: NeighbourKind;
  /** What people call it. */
  readonly title: string;
  /** The way down from PATH, without the ending of a template language. The first kind that matches counts. */
  readonly path: RegExp;
  /** A line that is a comment and nothing else. */
  readonly comment: RegExp;
}

const hash = /^\s*#/;

/** All kinds, the more certain ones first. */
export const neighbourKinds: readonly NeighbourFacts[] = [
  {
    kind: 'unit',
    title: 'systemd unit',
    path: /\.(?:service|socket|timer|target|path)$|\.(?:service|socket|timer|target|path)\.d\/[^/]+\.conf$/,
    comment: /^\s*[#;]/,
  },
  {
    kind: 'compose',
    title: 'compose file',
    path: /(?:^|\/)(?:docker-|podman-)?compose[\w.-]*\.ya?ml$/i,
    comment: hash,
  },
  {
    kind: 'image',
    title: 'container build file',
    path: /(?:^|\/)(?:[\w-]+\.)?(?:Dockerfile|Containerfile)(?:\.[\w-]+)?$/,
    comment: hash,
  },
  {
    kind: 'supervisor',
    title: 'supervisor configuration',
    path: /(?:^|\/)supervisord?[^/]*\.(?:conf|ini)$|(?:^|\/)supervisor\/(?:.*\/)?[^/]+\.(?:conf|ini)$|(?:^|\/)monitrc$/,
    comment: /^\s*[#;]/,
  },
  {
    kind: 'proxy',
    title: 'proxy configuration',
    path: /(?:^|\/)(?:nginx|apache2?|httpd|haproxy|caddy|sites-(?:available|enabled))(?:\/.*|[\w-]*)(?:\.(?:conf|cfg|inc)|\/[\w-]+)$|(?:^|\/)Caddyfile$/i,
    comment: hash,
  },
  {
    kind: 'monitoring',
    title: 'monitoring configuration',
    path: /(?:^|\/)(?:prometheus|kea-exporter|stork|grafana|telegraf|zabbix|icinga|nagios|alloy)(?:\/.*|[\w.-]*)\.(?:ya?ml|conf|cfg|toml|env|json)$/i,
    comment: hash,
  },
  {
    kind: 'schedule',
    title: 'crontab',
    path: /(?:^|\/)cron\.(?:d|hourly|daily|weekly|monthly)\/[^/]+$|(?:^|\/)crontab$/,
    comment: hash,
  },
  {
    kind: 'script',
    title: 'script',
    path: /\.(?:sh|bash|ksh|zsh|py|pl|rb|php|ps1|lua|m?js|ts|go|env)$|(?:^|\/)(?:\.env|Makefile|entrypoint|healthcheck)$/i,
    comment: /^\s*(?:#|\/\/)/,
  },
  {
    kind: 'inventory',
    title: 'YAML file',
    path: /\.ya?ml$/i,
    comment: hash,
  },
];

/** Larger neighbours are not read, in bytes: people write smaller ones. */
export const largestNeighbour = 1024 * 1024;

/** Where `kea-shell` connects to when nothing is said. src/bin/shell/kea-shell.in */
export const keaShellDefaults = { address: '127.0.0.1', port: 8000 } as const;
