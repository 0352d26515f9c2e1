// The one Trusted Types policy, `salon`: it makes the address of the service worker and nothing else.
// Texts never become markup, so there is no createHTML.
interface Policy {
  createScriptURL(url: string): string
}
interface Factory {
  createPolicy(name: string, rules: Policy): Policy
}

const rules: Policy = {
  createScriptURL(url) {
    if (url !== '/sw.js') throw new TypeError('only /sw.js')
    return url
  },
}

/** Start the service worker where the browser has them. Failing is fine: the page works without. */
export async function startServiceWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes
  const policy = factory ? factory.createPolicy('salon', rules) : rules
  await navigator.serviceWorker.register(policy.createScriptURL('/sw.js'), { scope: '/' }).catch(() => undefined)
}
