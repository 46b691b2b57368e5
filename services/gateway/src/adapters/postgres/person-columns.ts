/** A row of `person` under the domain's names. */
export const PERSON = `person.id, person.version, person.name, person.email, person.title, person.team_id AS "teamId",
  person.manager_id AS "managerId", person.deputy_id AS "deputyId", person.time_zone AS "timeZone", person.stores,
  person.absences, person.calendar_id AS "calendarId", person.language, person.active, person.left_on AS "leftOn"`;

export const TEAM = `team.id, team.version, team.name, team.chosen_manager_id AS "chosenManagerId",
  team.manager_id AS "managerId", team.active`;

export const CALENDAR = `calendar.id, calendar.version, calendar.name, calendar.country, calendar.region, calendar.week,
  calendar.days_off AS "daysOff", calendar.worked_on AS "workedOn", calendar.holidays,
  calendar.holidays_until AS "holidaysUntil"`;
