/** A row of `person` under the domain's names. */
export const PERSON = `person.id, person.version, person.name, person.email, person.title, person.team_id AS "teamId",
  person.manager_id AS "managerId", person.time_zone AS "timeZone", person.active`;
