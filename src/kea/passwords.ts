// Passwords that Kea refuses because everybody knows them. src/lib/cc/default_credentials.cc

/** Refused since 2.7.6 when written in the configuration; files are not tested. */
export const defaultPasswords: readonly string[] = ['1234', '*****', 'keatest'];
