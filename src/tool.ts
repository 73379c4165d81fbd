// The tool's own name and version. A test holds the version against package.json: importing JSON warns on Node 20.

export const toolName = 'kea-migrate';
export const toolVersion = '0.1.0';
