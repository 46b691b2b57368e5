import type {
  CalendarView,
  ChangePerson,
  CountryView,
  KeepCalendar,
  LeftWorkView,
  Page,
  PeopleImported,
  PersonDetail,
  PersonView,
  StoreView,
  TeamView,
} from '@mirrorloop/contracts';
import { everyPage } from './every-page.js';
import { ask, read, send } from './request.js';

const base = '/api/gateway';
const one = (id: string) => `${base}/people/${encodeURIComponent(id)}`;

export interface PeopleFilter {
  search?: string | undefined;
  team?: string | undefined;
  store?: string | undefined;
  show?: 'here' | 'away' | 'left' | undefined;
}

export const readPeoplePage = (filter: PeopleFilter, cursor?: string, limit = 50) =>
  read<Page<PersonView>>(`${base}/people`, { ...filter, cursor, limit });
export const readPerson = (id: string) => read<PersonDetail>(one(id));
export const addPerson = (facts: ChangePerson) => send<PersonDetail>('POST', `${base}/people`, facts);
export const changePerson = (id: string, facts: ChangePerson) => send<PersonDetail>('PATCH', one(id), facts);
export const sayGone = (id: string, version: number) => send<PersonDetail>('POST', `${one(id)}/leave`, { version });
export const sayBack = (id: string, version: number) => send<PersonDetail>('POST', `${one(id)}/return`, { version });

export const importPeople = (file: File) =>
  ask<PeopleImported>(`${base}/people/import`, { method: 'POST', body: file, headers: { 'content-type': 'text/csv' } });

export const readTeams = async (): Promise<TeamView[]> =>
  (await everyPage((cursor) => read<Page<TeamView>>(`${base}/teams`, { cursor, limit: 200 }))).items;
export const changeTeam = (id: string, facts: { version: number; name?: string; managerId?: string | null }) =>
  send<{ version: number }>('PATCH', `${base}/teams/${encodeURIComponent(id)}`, facts);

export const readStores = async () => (await read<Page<StoreView>>(`${base}/stores`)).items;
export const readCalendars = async () => (await read<Page<CalendarView>>(`${base}/calendars`)).items;
export const readCountries = async () => (await read<Page<CountryView>>(`${base}/calendars/countries`)).items;
export const keepCalendar = (id: string | null, facts: KeepCalendar) =>
  id
    ? send<CalendarView>('PUT', `${base}/calendars/${encodeURIComponent(id)}`, facts)
    : send<CalendarView>('POST', `${base}/calendars`, facts);

/** What the page opens with: how many are here, how many of them away, in how many teams. */
export async function countPeople(): Promise<{ here: number; away: number; teams: number }> {
  const count = async (show: 'here' | 'away') => (await readPeoplePage({ show }, undefined, 1)).total;
  const [here, away, teams] = await Promise.all([count('here'), count('away'), readTeams()]);
  return { here, away, teams: teams.filter(({ active }) => active).length };
}

/** Open work whose owner has left: somebody has to take it over. */
export const readLeftWork = () => read<Page<LeftWorkView>>('/api/action-tracker/work-of-people-who-left', { limit: 5 });
