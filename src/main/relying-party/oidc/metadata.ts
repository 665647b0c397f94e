/** What the discovery documents say, as Entra's do: of one tenant, and of none. @module */

/** In the issuer, where no tenant was asked for: clients put in whose token it is. */
const anyIssuer = '{tenantid}'

/** What is the same in each of them, and what applications read beside the standard's. */
export function entraMetadata(origin: string) {
  const { host } = new URL(origin)
  return {
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    http_logout_supported: true,
    frontchannel_logout_supported: true,
    frontchannel_logout_session_supported: true,
    backchannel_logout_supported: true,
    backchannel_logout_session_supported: true,
    request_parameter_supported: false,
    request_uri_parameter_supported: false,
    claims_parameter_supported: true,
    tenant_region_scope: null,
    cloud_instance_name: host,
    cloud_graph_host_name: host,
    msgraph_host: host,
    rbac_url: origin,
  }
}

export function anyTenantMetadata(origin: string, segment: string) {
  const base = `${origin}/${segment}`
  return {
    issuer: `${origin}/${anyIssuer}/v2.0`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    userinfo_endpoint: `${base}/oidc/userinfo`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
    token_endpoint_auth_methods_supported: ['none', 'client_secret_post', 'client_secret_basic'],
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
    scopes_supported: ['openid', 'offline_access', 'profile', 'email'],
    claims_supported: [
      ...['sub', 'iss', 'aud', 'exp', 'iat', 'nbf', 'auth_time', 'acr', 'amr', 'nonce'],
      ...['preferred_username', 'name', 'tid', 'oid', 'ver', 'sid', 'email', 'uti'],
    ],
    ...entraMetadata(origin),
  }
}

/** What MSAL asks before it trusts an authority. */
export function instanceMetadata(origin: string, tenant: string) {
  const { host } = new URL(origin)
  return {
    tenant_discovery_endpoint: `${origin}/${tenant}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
  }
}
