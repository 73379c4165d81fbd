// All rules, in the order of their ids. Written by `npm run new`; a test holds it against the folder.

import type { Rule } from '../rule.ts';
import { upgradeRules } from '../upgrade-rules.ts';
import additionalClassLifetimes from './additional-class-lifetimes.ts';
import additionalClassOrder from './additional-class-order.ts';
import additionalClassWithoutTest from './additional-class-without-test.ts';
import agentControlSocketsServerShaped from './agent-control-sockets-server-shaped.ts';
import agentForwardsNothing from './agent-forwards-nothing.ts';
import allocatorUnsupported from './allocator-unsupported.ts';
import backendNeedsMysqlHook from './backend-needs-mysql-hook.ts';
import backendNeedsPgsqlHook from './backend-needs-pgsql-hook.ts';
import badExpression from './bad-expression.ts';
import badFormat from './bad-format.ts';
import badOptionData from './bad-option-data.ts';
import badOptionDefinition from './bad-option-definition.ts';
import badPoolBounds from './bad-pool-bounds.ts';
import badTsigKey from './bad-tsig-key.ts';
import basicAuthWithoutTls from './basic-auth-without-tls.ts';
import caHttpHostNotIp from './ca-http-host-not-ip.ts';
import caRbacHookRenamed from './ca-rbac-hook-renamed.ts';
import caSocketNameMissing from './ca-socket-name-missing.ts';
import caSocketPath from './ca-socket-path.ts';
import cacheThresholdDefault from './cache-threshold-default.ts';
import cacheThresholdZero from './cache-threshold-zero.ts';
import classDefinedTwice from './class-defined-twice.ts';
import classFixedFieldsFirstWins from './class-fixed-fields-first-wins.ts';
import classGuardUndefined from './class-guard-undefined.ts';
import classNameCharacters from './class-name-characters.ts';
import classNamedBootp from './class-named-bootp.ts';
import classNamedReject from './class-named-reject.ts';
import classNotDefinedYet from './class-not-defined-yet.ts';
import classUnused from './class-unused.ts';
import clientCallsAgent from './client-calls-agent.ts';
import commandForSeveralServices from './command-for-several-services.ts';
import commentTwice from './comment-twice.ts';
import configurationFileMode from './configuration-file-mode.ts';
import controlAgentDeprecated from './control-agent-deprecated.ts';
import controlAgentRemoved from './control-agent-removed.ts';
import controlSocketBadType from './control-socket-bad-type.ts';
import controlSocketBoth from './control-socket-both.ts';
import controlSocketClearPassword from './control-socket-clear-password.ts';
import controlSocketClearUser from './control-socket-clear-user.ts';
import controlSocketEmptyClients from './control-socket-empty-clients.ts';
import controlSocketHttpUnauthenticated from './control-socket-http-unauthenticated.ts';
import controlSocketHttpWithName from './control-socket-http-with-name.ts';
import controlSocketHttpsNoTls from './control-socket-https-no-tls.ts';
import controlSocketNoType from './control-socket-no-type.ts';
import controlSocketSingular from './control-socket-singular.ts';
import controlSocketUnixForeignParams from './control-socket-unix-foreign-params.ts';
import controlSocketWrongShape from './control-socket-wrong-shape.ts';
import controlSocketsAgentShaped from './control-sockets-agent-shaped.ts';
import controlSocketsTwoUnix from './control-sockets-two-unix.ts';
import credentialFileUnreadable from './credential-file-unreadable.ts';
import credentialFileWholeLine from './credential-file-whole-line.ts';
import d2AddressMismatch from './d2-address-mismatch.ts';
import d2KeyUndefined from './d2-key-undefined.ts';
import d2NoForwardZone from './d2-no-forward-zone.ts';
import d2NoReverseZone from './d2-no-reverse-zone.ts';
import d2WildcardAddress from './d2-wildcard-address.ts';
import d2WithoutUpdates from './d2-without-updates.ts';
import d2ZoneTwice from './d2-zone-twice.ts';
import d2ZoneWithoutDot from './d2-zone-without-dot.ts';
import ddnsSenderClash from './ddns-sender-clash.ts';
import ddnsSkippedOnLeaseReuse from './ddns-skipped-on-lease-reuse.ts';
import ddnsTtlDefault from './ddns-ttl-default.ts';
import ddnsWithoutD2 from './ddns-without-d2.ts';
import defaultCredentialDatabase from './default-credential-database.ts';
import defaultCredentialHttp from './default-credential-http.ts';
import dhcp4o6ClassGuard from './dhcp4o6-class-guard.ts';
import duidSentinel from './duid-sentinel.ts';
import emptyClientClassesList from './empty-client-classes-list.ts';
import emptyListRejected from './empty-list-rejected.ts';
import emptyMap from './empty-map.ts';
import exclusiveKeywords from './exclusive-keywords.ts';
import extendedInfoChecksDefault from './extended-info-checks-default.ts';
import forwardToClosedSocket from './forward-to-closed-socket.ts';
import globalReservationOutsideSubnet from './global-reservation-outside-subnet.ts';
import haBasicAuthEnforced from './ha-basic-auth-enforced.ts';
import haBooleanAsString from './ha-boolean-as-string.ts';
import haControlSocketPortClash from './ha-control-socket-port-clash.ts';
import haCredentialsIgnored from './ha-credentials-ignored.ts';
import haDedicatedListenerDefault from './ha-dedicated-listener-default.ts';
import haDelayLimit from './ha-delay-limit.ts';
import haHotStandbyLimits from './ha-hot-standby-limits.ts';
import haListenerOpen from './ha-listener-open.ts';
import haLoadBalancingClasses from './ha-load-balancing-classes.ts';
import haMtOffNoise from './ha-mt-off-noise.ts';
import haNeedsLeaseCmds from './ha-needs-lease-cmds.ts';
import haPartnerNotHere from './ha-partner-not-here.ts';
import haPartnersDisagree from './ha-partners-disagree.ts';
import haPartnersSubnetsDiffer from './ha-partners-subnets-differ.ts';
import haPeersSameUrl from './ha-peers-same-url.ts';
import haRestrictCommandsDefault from './ha-restrict-commands-default.ts';
import haRoles from './ha-roles.ts';
import haSameServerName from './ha-same-server-name.ts';
import haSeveralRelationships from './ha-several-relationships.ts';
import haSharedLeaseDatabase from './ha-shared-lease-database.ts';
import haSharedUrlTwoDaemons from './ha-shared-url-two-daemons.ts';
import haSubnetWithoutRelationship from './ha-subnet-without-relationship.ts';
import haThisServerUnknown from './ha-this-server-unknown.ts';
import haUrlHostname from './ha-url-hostname.ts';
import haUrlHttpsWithoutTls from './ha-url-https-without-tls.ts';
import haUrlWithoutPort from './ha-url-without-port.ts';
import haWithoutMtNeedsCa from './ha-without-mt-needs-ca.ts';
import haWithoutTls from './ha-without-tls.ts';
import hookLoadedTwice from './hook-loaded-twice.ts';
import hookNeeded from './hook-needed.ts';
import hookNotMtCompatible from './hook-not-mt-compatible.ts';
import hookWithoutParameters from './hook-without-parameters.ts';
import hostCmdsMissing from './host-cmds-missing.ts';
import hostnameCharSetBroken from './hostname-char-set-broken.ts';
import httpAndHttpsOnOnePort from './http-and-https-on-one-port.ts';
import ignoreUnknownRule from './ignore-unknown-rule.ts';
import ignoreUnused from './ignore-unused.ts';
import ignoreWithoutReason from './ignore-without-reason.ts';
import interfaceNotHere from './interface-not-here.ts';
import interfaceUnicastIgnored from './interface-unicast-ignored.ts';
import jsonConfigGetHash from './json-config-get-hash.ts';
import jsonNestingTooDeep from './json-nesting-too-deep.ts';
import keaShellServiceIgnored from './kea-shell-service-ignored.ts';
import keywordRemoved from './keyword-removed.ts';
import keywordTooNew from './keyword-too-new.ts';
import leaseCmdsMissing from './lease-cmds-missing.ts';
import leaseFileShared from './lease-file-shared.ts';
import leaseQueryCidr from './lease-query-cidr.ts';
import legalLogHookOrder from './legal-log-hook-order.ts';
import lifetimeMinMaxOrder from './lifetime-min-max-order.ts';
import listedTwice from './listed-twice.ts';
import listenerAddressNotIp from './listener-address-not-ip.ts';
import listenerClash from './listener-clash.ts';
import listenerDeclaredTwice from './listener-declared-twice.ts';
import listenerExposed from './listener-exposed.ts';
import listenerOpenToNetwork from './listener-open-to-network.ts';
import loggerEvalMoved from './logger-eval-moved.ts';
import loggerRootWithoutOutput from './logger-root-without-output.ts';
import loggerSeverityMissing from './logger-severity-missing.ts';
import missingKeyword from './missing-keyword.ts';
import mixedSocketDirectories from './mixed-socket-directories.ts';
import mtDisablesQueueControl from './mt-disables-queue-control.ts';
import mtReservationsLookupFirst from './mt-reservations-lookup-first.ts';
import netconfCaServer from './netconf-ca-server.ts';
import netconfSocketNameMix from './netconf-socket-name-mix.ts';
import netconfSocketTypeMandatory from './netconf-socket-type-mandatory.ts';
import netconfUrlUnanswered from './netconf-url-unanswered.ts';
import notOneOf from './not-one-of.ts';
import optionCaptivePortalCode from './option-captive-portal-code.ts';
import optionCodeOrName from './option-code-or-name.ts';
import optionDataRepeated from './option-data-repeated.ts';
import optionDefNowStandard from './option-def-now-standard.ts';
import optionNotDefined from './option-not-defined.ts';
import optionUnicastDeprecated from './option-unicast-deprecated.ts';
import optionV6OnlyPreferred from './option-v6-only-preferred.ts';
import outOfRange from './out-of-range.ts';
import partialTls from './partial-tls.ts';
import pathControlSocket from './path-control-socket.ts';
import pathControlSocketDirMode from './path-control-socket-dir-mode.ts';
import pathDataDirectory from './path-data-directory.ts';
import pathHookLibrary from './path-hook-library.ts';
import pathLeaseFile from './path-lease-file.ts';
import pathLegalLog from './path-legal-log.ts';
import pathLogFile from './path-log-file.ts';
import pathNetconfSocket from './path-netconf-socket.ts';
import pathRunScript from './path-run-script.ts';
import pathTextualCompare from './path-textual-compare.ts';
import pdPoolPrefixNotFirstAddress from './pd-pool-prefix-not-first-address.ts';
import pluralControlSockets from './plural-control-sockets.ts';
import poolExhaustedByReservations from './pool-exhausted-by-reservations.ts';
import poolOutsideSubnet from './pool-outside-subnet.ts';
import poolPrefixNotFirstAddress from './pool-prefix-not-first-address.ts';
import poolsOverlap from './pools-overlap.ts';
import portNeedsCapability from './port-needs-capability.ts';
import portOutOfRange from './port-out-of-range.ts';
import portZero from './port-zero.ts';
import preferredGreaterThanValid from './preferred-greater-than-valid.ts';
import preferredLifetimeDefault from './preferred-lifetime-default.ts';
import queueCapacityDefault from './queue-capacity-default.ts';
import radiusMessageAuthenticator from './radius-message-authenticator.ts';
import radiusNeedsHostCache from './radius-needs-host-cache.ts';
import radiusVendorSpecificData from './radius-vendor-specific-data.ts';
import rbacMissing from './rbac-missing.ts';
import rebindTimerNotSent from './rebind-timer-not-sent.ts';
import relayAddressTwice from './relay-address-twice.ts';
import relayInterfaceIdLayer2 from './relay-interface-id-layer2.ts';
import renewGreaterThanRebind from './renew-greater-than-rebind.ts';
import reservationClassSelectsSubnet from './reservation-class-selects-subnet.ts';
import reservationDuplicateAddress from './reservation-duplicate-address.ts';
import reservationDuplicateHostname from './reservation-duplicate-hostname.ts';
import reservationDuplicateIdentifier from './reservation-duplicate-identifier.ts';
import reservationExcludedPrefix from './reservation-excluded-prefix.ts';
import reservationIdentifierNotLookedUp from './reservation-identifier-not-looked-up.ts';
import reservationIdentifierTooLong from './reservation-identifier-too-long.ts';
import reservationIdentifiers from './reservation-identifiers.ts';
import reservationOutsideSubnet from './reservation-outside-subnet.ts';
import reservationPrefixNotAligned from './reservation-prefix-not-aligned.ts';
import reservationsNotUsed from './reservations-not-used.ts';
import reservationsOutOfPoolUnset from './reservations-out-of-pool-unset.ts';
import reservedAddressInPoolIgnored from './reserved-address-in-pool-ignored.ts';
import sectionMisspelt from './section-misspelt.ts';
import serviceNamesAgent from './service-names-agent.ts';
import sharedNetworkDispensable from './shared-network-dispensable.ts';
import sharedNetworkNameTwice from './shared-network-name-twice.ts';
import sharedNetworkSubnetsDiffer from './shared-network-subnets-differ.ts';
import socketDirectoryNotWritable from './socket-directory-not-writable.ts';
import socketPathMismatch from './socket-path-mismatch.ts';
import socketPathShared from './socket-path-shared.ts';
import socketPathTooLong from './socket-path-too-long.ts';
import socketPathWithoutName from './socket-path-without-name.ts';
import socketUnknownToAgent from './socket-unknown-to-agent.ts';
import subnetCmdsWithConfigBackend from './subnet-cmds-with-config-backend.ts';
import subnetDispensable from './subnet-dispensable.ts';
import subnetHostBeatsGlobalHost from './subnet-host-beats-global-host.ts';
import subnetIdRequired from './subnet-id-required.ts';
import subnetIdTwice from './subnet-id-twice.ts';
import subnetIdZero from './subnet-id-zero.ts';
import subnetInterfaceNotListened from './subnet-interface-not-listened.ts';
import subnetOrderById from './subnet-order-by-id.ts';
import subnetPrefixNotCanonical from './subnet-prefix-not-canonical.ts';
import subnetPrefixTwice from './subnet-prefix-twice.ts';
import subnetsOverlap from './subnets-overlap.ts';
import surprisingCredentialPath from './surprising-credential-path.ts';
import teePercentOrder from './tee-percent-order.ts';
import templateClassPrecedence from './template-class-precedence.ts';
import tlsFileUnreadable from './tls-file-unreadable.ts';
import toplevelLogging from './toplevel-logging.ts';
import toplevelSeveralDaemons from './toplevel-several-daemons.ts';
import toplevelUnknownKey from './toplevel-unknown-key.ts';
import tsigClearSecret from './tsig-clear-secret.ts';
import unclearGroup from './unclear-group.ts';
import unitLiftsSecurity from './unit-lifts-security.ts';
import unknownKeyword from './unknown-keyword.ts';
import unknownServiceKey from './unknown-service-key.ts';
import wrongType from './wrong-type.ts';

/** Every rule of the check stage. The problems of the document layer are not among them. */
export const rules: readonly Rule[] = [
  additionalClassLifetimes,
  additionalClassOrder,
  additionalClassWithoutTest,
  agentControlSocketsServerShaped,
  agentForwardsNothing,
  allocatorUnsupported,
  backendNeedsMysqlHook,
  backendNeedsPgsqlHook,
  badExpression,
  badFormat,
  badOptionData,
  badOptionDefinition,
  badPoolBounds,
  badTsigKey,
  basicAuthWithoutTls,
  caHttpHostNotIp,
  caRbacHookRenamed,
  caSocketNameMissing,
  caSocketPath,
  cacheThresholdDefault,
  cacheThresholdZero,
  classDefinedTwice,
  classFixedFieldsFirstWins,
  classGuardUndefined,
  classNameCharacters,
  classNamedBootp,
  classNamedReject,
  classNotDefinedYet,
  classUnused,
  clientCallsAgent,
  commandForSeveralServices,
  commentTwice,
  configurationFileMode,
  controlAgentDeprecated,
  controlAgentRemoved,
  controlSocketBadType,
  controlSocketBoth,
  controlSocketClearPassword,
  controlSocketClearUser,
  controlSocketEmptyClients,
  controlSocketHttpUnauthenticated,
  controlSocketHttpWithName,
  controlSocketHttpsNoTls,
  controlSocketNoType,
  controlSocketSingular,
  controlSocketUnixForeignParams,
  controlSocketWrongShape,
  controlSocketsAgentShaped,
  controlSocketsTwoUnix,
  credentialFileUnreadable,
  credentialFileWholeLine,
  d2AddressMismatch,
  d2KeyUndefined,
  d2NoForwardZone,
  d2NoReverseZone,
  d2WildcardAddress,
  d2WithoutUpdates,
  d2ZoneTwice,
  d2ZoneWithoutDot,
  ddnsSenderClash,
  ddnsSkippedOnLeaseReuse,
  ddnsTtlDefault,
  ddnsWithoutD2,
  defaultCredentialDatabase,
  defaultCredentialHttp,
  dhcp4o6ClassGuard,
  duidSentinel,
  emptyClientClassesList,
  emptyListRejected,
  emptyMap,
  exclusiveKeywords,
  extendedInfoChecksDefault,
  forwardToClosedSocket,
  globalReservationOutsideSubnet,
  haBasicAuthEnforced,
  haBooleanAsString,
  haControlSocketPortClash,
  haCredentialsIgnored,
  haDedicatedListenerDefault,
  haDelayLimit,
  haHotStandbyLimits,
  haListenerOpen,
  haLoadBalancingClasses,
  haMtOffNoise,
  haNeedsLeaseCmds,
  haPartnerNotHere,
  haPartnersDisagree,
  haPartnersSubnetsDiffer,
  haPeersSameUrl,
  haRestrictCommandsDefault,
  haRoles,
  haSameServerName,
  haSeveralRelationships,
  haSharedLeaseDatabase,
  haSharedUrlTwoDaemons,
  haSubnetWithoutRelationship,
  haThisServerUnknown,
  haUrlHostname,
  haUrlHttpsWithoutTls,
  haUrlWithoutPort,
  haWithoutMtNeedsCa,
  haWithoutTls,
  hookLoadedTwice,
  hookNeeded,
  hookNotMtCompatible,
  hookWithoutParameters,
  hostCmdsMissing,
  hostnameCharSetBroken,
  httpAndHttpsOnOnePort,
  ignoreUnknownRule,
  ignoreUnused,
  ignoreWithoutReason,
  interfaceNotHere,
  interfaceUnicastIgnored,
  jsonConfigGetHash,
  jsonNestingTooDeep,
  keaShellServiceIgnored,
  keywordRemoved,
  keywordTooNew,
  leaseCmdsMissing,
  leaseFileShared,
  leaseQueryCidr,
  legalLogHookOrder,
  lifetimeMinMaxOrder,
  listedTwice,
  listenerAddressNotIp,
  listenerClash,
  listenerDeclaredTwice,
  listenerExposed,
  listenerOpenToNetwork,
  loggerEvalMoved,
  loggerRootWithoutOutput,
  loggerSeverityMissing,
  missingKeyword,
  mixedSocketDirectories,
  mtDisablesQueueControl,
  mtReservationsLookupFirst,
  netconfCaServer,
  netconfSocketNameMix,
  netconfSocketTypeMandatory,
  netconfUrlUnanswered,
  notOneOf,
  optionCaptivePortalCode,
  optionCodeOrName,
  optionDataRepeated,
  optionDefNowStandard,
  optionNotDefined,
  optionUnicastDeprecated,
  optionV6OnlyPreferred,
  outOfRange,
  partialTls,
  pathControlSocket,
  pathControlSocketDirMode,
  pathDataDirectory,
  pathHookLibrary,
  pathLeaseFile,
  pathLegalLog,
  pathLogFile,
  pathNetconfSocket,
  pathRunScript,
  pathTextualCompare,
  pdPoolPrefixNotFirstAddress,
  pluralControlSockets,
  poolExhaustedByReservations,
  poolOutsideSubnet,
  poolPrefixNotFirstAddress,
  poolsOverlap,
  portNeedsCapability,
  portOutOfRange,
  portZero,
  preferredGreaterThanValid,
  preferredLifetimeDefault,
  queueCapacityDefault,
  radiusMessageAuthenticator,
  radiusNeedsHostCache,
  radiusVendorSpecificData,
  rbacMissing,
  rebindTimerNotSent,
  relayAddressTwice,
  relayInterfaceIdLayer2,
  renewGreaterThanRebind,
  reservationClassSelectsSubnet,
  reservationDuplicateAddress,
  reservationDuplicateHostname,
  reservationDuplicateIdentifier,
  reservationExcludedPrefix,
  reservationIdentifierNotLookedUp,
  reservationIdentifierTooLong,
  reservationIdentifiers,
  reservationOutsideSubnet,
  reservationPrefixNotAligned,
  reservationsNotUsed,
  reservationsOutOfPoolUnset,
  reservedAddressInPoolIgnored,
  sectionMisspelt,
  serviceNamesAgent,
  sharedNetworkDispensable,
  sharedNetworkNameTwice,
  sharedNetworkSubnetsDiffer,
  socketDirectoryNotWritable,
  socketPathMismatch,
  socketPathShared,
  socketPathTooLong,
  socketPathWithoutName,
  socketUnknownToAgent,
  subnetCmdsWithConfigBackend,
  subnetDispensable,
  subnetHostBeatsGlobalHost,
  subnetIdRequired,
  subnetIdTwice,
  subnetIdZero,
  subnetInterfaceNotListened,
  subnetOrderById,
  subnetPrefixNotCanonical,
  subnetPrefixTwice,
  subnetsOverlap,
  surprisingCredentialPath,
  teePercentOrder,
  templateClassPrecedence,
  tlsFileUnreadable,
  toplevelLogging,
  toplevelSeveralDaemons,
  toplevelUnknownKey,
  tsigClearSecret,
  unclearGroup,
  unitLiftsSecurity,
  unknownKeyword,
  unknownServiceKey,
  wrongType,
  // Made of the rows in kea/upgrade.
  ...upgradeRules,
];
