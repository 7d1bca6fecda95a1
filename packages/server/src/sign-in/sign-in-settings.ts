/** What the environment says of signing in: how long sessions last, the public address, the provider. */
import { ok, type Refusal, type Result } from '@trama/model';
import type { WorkbenchOptions } from '../workbench.js';
import { providerSettings } from './provider-settings.js';
import { publicOrigin, sessionLimits } from './session-settings.js';

export type SignInSettings = Required<Pick<WorkbenchOptions, 'limits' | 'origin' | 'provider'>>;

/** Refusal: option-invalid, naming the variable. */
export function signInSettings(
  variables: Readonly<Record<string, string | undefined>>,
): Result<SignInSettings, Refusal> {
  const limits = sessionLimits(variables);
  if (!limits.ok) return limits;
  const origin = publicOrigin(variables);
  if (!origin.ok) return origin;
  const provider = providerSettings(variables);
  if (!provider.ok) return provider;
  return ok({ limits: limits.value, origin: origin.value, provider: provider.value });
}
