import type {
  AccountView,
  MemberView,
  NewGrant,
  NewPassword,
  NewToken,
  NewTokenView,
  Page,
  RecoveryCodes,
  SecondFactorOffer,
  TokenView,
} from '@mirrorloop/contracts';
import { read, send } from './request.js';

const base = '/api/gateway';
const access = `${base}/access`;
const of = (id: string) => encodeURIComponent(id);

export const readMembers = (search?: string, cursor?: string) =>
  read<Page<MemberView>>(access, { search, cursor, limit: 50 });
export const giveGrant = (grant: NewGrant) => send<{ id: string }>('POST', `${access}/grants`, grant);
export const takeGrant = (id: string) => send<void>('DELETE', `${access}/grants/${of(id)}`);
export const endSessionsOf = (whoId: string) => send<void>('DELETE', `${access}/${of(whoId)}/sessions`);

export const readTokens = (cursor?: string) => read<Page<TokenView>>(`${base}/tokens`, { cursor, limit: 50 });
export const makeToken = (token: NewToken) => send<NewTokenView>('POST', `${base}/tokens`, token);
export const revokeToken = (id: string) => send<void>('DELETE', `${base}/tokens/${of(id)}`);

export const readAccount = () => read<AccountView>(`${base}/account`);
export const setPassword = (said: NewPassword) => send<void>('PUT', `${base}/account/password`, said);
export const offerSecondFactor = (current: string) =>
  send<SecondFactorOffer>('POST', `${base}/account/second-factor`, { current });
export const confirmSecondFactor = (said: { offer: string; code: string }) =>
  send<RecoveryCodes>('PUT', `${base}/account/second-factor`, said);
export const takeSecondFactor = (current: string) => send<void>('DELETE', `${base}/account/second-factor`, { current });
