// The plan as plain JSON data: everything of plan/types.ts, diffs with secrets masked, never a file's content.

import { utf8 } from '../core/source.ts';
import type { Endpoint } from '../installation/types.ts';
import type { Decision, FileChange, InstallationPlan, Plan, Step } from '../plan/types.ts';
import { diffOf } from './diffs.ts';
import { jsonFindings, jsonPlace } from './json-findings.ts';
import { modeText } from './plan-view.ts';
import type { Report } from './types.ts';

/** The plan as data. */
export function jsonPlan({ target, only, unsafe, installations }: Plan, report: Report): object {
  return {
    target,
    only: only ?? null,
    unsafe,
    installations: installations.map((plan) => jsonInstallation(plan, report)),
  };
}

function jsonInstallation(plan: InstallationPlan, report: Report): object {
  return {
    name: plan.name,
    directory: plan.directory,
    agent: plan.agent ?? null,
    before: plan.before.map(jsonEndpoint),
    after: plan.after.map(jsonEndpoint),
    steps: plan.steps.map(jsonStep),
    files: plan.files.map(jsonFileChange),
    create: plan.create.map(({ path, mode, secret, ownerOf }) => ({
      path,
      mode: modeText(mode),
      secret,
      ownerOf: ownerOf ?? null,
    })),
    credentialFiles: plan.credentialFiles.map(
      ({ path, holds, what, user, generated, usedBy, created, mode }) => ({
        path,
        holds,
        what,
        user,
        generated,
        usedBy,
        created,
        mode: modeText(mode),
      }),
    ),
    clients: plan.clients.map(({ server, from, to, remark }) => ({ server, from, to, remark })),
    decisions: plan.decisions.map(jsonDecision),
    notes: plan.notes,
    runBook: plan.runBook.map(({ phase, text, commands }) => ({ phase, text, commands })),
    proof: plan.proof.map(({ id, claim, holds, detail }) => ({ id, claim, holds, detail: detail ?? null })),
    remaining: jsonFindings(plan.remaining, report),
    idle: plan.idle ?? null,
  };
}

function jsonEndpoint(endpoint: Endpoint): object {
  const { owner, transport, address, port, tls, clientCertificates, credentials, at } = endpoint;
  return {
    owner,
    transport,
    address: utf8(address),
    port: port ?? null,
    tls,
    clientCertificates,
    credentials,
    place: at === undefined ? null : jsonPlace(at),
  };
}

function jsonStep({ migration, title, why, files, changes }: Step): object {
  return {
    migration,
    title,
    why,
    files,
    diffs: changes.map((change) => ({ file: change.path, diff: diffOf(change, change) })),
  };
}

function jsonFileChange(file: FileChange): object {
  const { path, text } = file.before;
  return {
    file: path,
    reasons: file.reasons,
    diff: diffOf(file, { path, before: text, after: file.after }),
  };
}

function jsonDecision({ id, question, why, choices, blocking, at }: Decision): object {
  return {
    id,
    question,
    why,
    choices,
    blocking,
    place: at === undefined ? null : jsonPlace(at),
  };
}
